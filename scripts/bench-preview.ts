// How long do the preview of a plan and its other days take on the demo clinic, database included? npm run bench runs it, on a database of its own.
import pg from "pg";
import type { Member } from "@/lib/access/actor";
import { connectionString } from "@/lib/db/connection-string";
import { contextFor } from "@/lib/db/context";
import { migrate } from "@/lib/db/migrate";
import { previewAlternatives, previewSeries } from "@/lib/operations/preview-series";
import type { SeriesInput } from "@/lib/schemas/series";
import { seedIfEmpty } from "@/prisma/seed/seed";
import { end } from "./ending";

const NOW = new Date("2026-11-24T09:52:00Z");

const TIMES = 120;
const WARM_UP = 10;

const databaseUrl = connectionString();
await migrate(databaseUrl);
await seedIfEmpty(databaseUrl, NOW);
const taken = await timePreviews(await clinicOwner());
const preview = shares(taken.previews);
const others = shares(taken.others);
console.table([
  {
    work: "preview of a course on the demo clinic, database included",
    p50: `${preview.p50.toFixed(0)} ms`,
    p95: `${preview.p95.toFixed(0)} ms`,
    "must reach": "p95 150 ms",
  },
  {
    work: `other days for one visit of it: ${(others.p50 / preview.p50).toFixed(1)} previews`,
    p50: `${others.p50.toFixed(0)} ms`,
    p95: `${others.p95.toFixed(0)} ms`,
    "must reach": "3 previews",
  },
]);
await end(0);

function shares(times: readonly number[]): { p50: number; p95: number } {
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  const share = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
  return { p50: share(0.5), p95: share(0.95) };
}

async function rows<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    return (await db.query<T>(sql)).rows;
  } finally {
    await db.end();
  }
}

async function clinicOwner(): Promise<Member> {
  const [owner] = await rows<{ clinicId: string; id: string }>(
    `SELECT "clinicId", id FROM "Membership" WHERE role = 'owner'`,
  );
  if (!owner) throw new Error("The demo clinic has no owner");
  const nobody = { name: "", locale: "en", clientId: null, clinicianId: null };
  return { kind: "member", clinicId: owner.clinicId, membershipId: owner.id, role: "owner", ...nobody };
}

/** Courses for different clients, places and wishes, and other days for one visit of each. @returns milliseconds, in order */
async function timePreviews(actor: Member): Promise<{ previews: number[]; others: number[] }> {
  const wishes = await rows<{ clientId: string; locationId: string; protocolVersionId: string }>(
    `SELECT c.id AS "clientId", l.id AS "locationId", v.id AS "protocolVersionId"
     FROM "Client" c CROSS JOIN "Location" l CROSS JOIN "ProtocolVersion" v JOIN "Protocol" p ON p.id = v."protocolId"
     WHERE p.position = 1 ORDER BY c.id, l.position LIMIT ${TIMES}`,
  );
  const ctx = contextFor(actor, NOW);
  const previews: number[] = [];
  const others: number[] = [];
  const timed = async (times: number[], work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  };
  for (const [index, wish] of wishes.entries()) {
    const preferences = index % 2 === 0 ? {} : { weekdays: [2, 4], from: 840, until: 1080 };
    const input: SeriesInput = { ...wish, sessions: 4, area: "face", preferences, pins: [], unticked: [] };
    await timed(previews, () => previewSeries(ctx, input));
    await timed(others, () => previewAlternatives(ctx, { ...input, position: 1 + (index % 5) }));
  }
  return { previews, others };
}
