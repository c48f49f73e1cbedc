// How long does the preview of a plan take on the demo clinic, database included? npm run bench runs it, on a database of its own.
import pg from "pg";
import type { Member } from "@/lib/access/actor";
import { connectionString } from "@/lib/db/connection-string";
import { contextFor } from "@/lib/db/context";
import { migrate } from "@/lib/db/migrate";
import { previewSeries } from "@/lib/operations/preview-series";
import { seedIfEmpty } from "@/prisma/seed/seed";
import { end } from "./ending";

const NOW = new Date("2026-11-24T09:52:00Z");

const TIMES = 120;
const WARM_UP = 10;

const databaseUrl = connectionString();
await migrate(databaseUrl);
await seedIfEmpty(databaseUrl, NOW);
const taken = (await timePreviews(await clinicOwner())).slice(WARM_UP).sort((a, b) => a - b);
const share = (part: number) => `${(taken[Math.floor((taken.length - 1) * part)] ?? Number.NaN).toFixed(0)} ms`;
console.table([
  {
    work: "preview of a course on the demo clinic, database included",
    p50: share(0.5),
    p95: share(0.95),
    "must reach": "p95 150 ms",
  },
]);
await end(0);

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

/** Courses for different clients, places and wishes. @returns milliseconds of each, in order */
async function timePreviews(actor: Member): Promise<number[]> {
  const wishes = await rows<{ clientId: string; locationId: string; protocolVersionId: string }>(
    `SELECT c.id AS "clientId", l.id AS "locationId", v.id AS "protocolVersionId"
     FROM "Client" c CROSS JOIN "Location" l CROSS JOIN "ProtocolVersion" v JOIN "Protocol" p ON p.id = v."protocolId"
     WHERE p.position = 1 ORDER BY c.id, l.position LIMIT ${TIMES}`,
  );
  const ctx = contextFor(actor, NOW);
  const times: number[] = [];
  for (const [index, wish] of wishes.entries()) {
    const began = performance.now();
    const preferences = index % 2 === 0 ? {} : { weekdays: [2, 4], from: 840, until: 1080 };
    await previewSeries(ctx, { ...wish, sessions: 4, area: "face", preferences, pins: [], unticked: [] });
    times.push(performance.now() - began);
  }
  return times;
}
