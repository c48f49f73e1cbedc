// Does the demo clinic arrive once, whole, and the same on the same day?
import { expect, test } from "vitest";
import { isPassword } from "@/lib/secrets/passwords";
import { DEMO_PASSWORD, seedIfEmpty } from "@/prisma/seed/seed";
import { databaseUrl, owner } from "@/tests/support/database";

const NOW = new Date("2026-11-24T11:40:00Z");
const LIMIT_MS = 15_000;
/** Two seeds, one after the other. */
const TWICE_MS = 2 * LIMIT_MS;

async function tables(): Promise<string[]> {
  const { rows } = await owner().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** What every table holds, but for the salt of the password. */
async function digests(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of await tables()) {
    const { rows } = await owner().query<{ digest: string }>(
      `SELECT md5(coalesce(string_agg(line, ',' ORDER BY line), '')) AS digest
       FROM (SELECT (to_jsonb(t) - 'passwordHash')::text AS line FROM "${table}" t) lines`,
    );
    found[table] = rows[0]?.digest ?? "";
  }
  return found;
}

const count = async (table: string, where = "true"): Promise<number> => {
  const { rows } = await owner().query<{ count: number }>(`SELECT count(*)::int FROM "${table}" WHERE ${where}`);
  return rows[0]?.count ?? 0;
};

test("an empty database gets the demo clinic in less than the limit, and a second time nothing", async () => {
  const began = performance.now();
  expect(await seedIfEmpty(databaseUrl(), NOW)).toBe("seeded");
  expect(performance.now() - began).toBeLessThan(LIMIT_MS);
  const before = await digests();
  expect(await seedIfEmpty(databaseUrl(), NOW)).toBe("present");
  expect(await digests()).toEqual(before);
});

test(
  "two that start together seed once",
  async () => {
    const ends = await Promise.all([seedIfEmpty(databaseUrl(), NOW), seedIfEmpty(databaseUrl(), NOW)]);
    expect(ends.sort()).toEqual(["present", "seeded"]);
    expect(await count("Clinic")).toBe(1);
    expect(await count("Client")).toBe(120);
  },
  TWICE_MS,
);

test(
  "on the same day it is the same clinic, to the last row",
  async () => {
    await seedIfEmpty(databaseUrl(), NOW);
    const first = await digests();
    const names = (await tables()).map((table) => `"${table}"`).join(", ");
    await owner().query(`TRUNCATE ${names} CASCADE`);
    await seedIfEmpty(databaseUrl(), NOW);
    expect(await digests()).toEqual(first);
  },
  TWICE_MS,
);

test("a seed that fails at its last rows leaves nothing behind", async () => {
  await owner().query(`ALTER TABLE "AuditDetail" ADD CONSTRAINT nothing_passes CHECK (false)`);
  try {
    await expect(seedIfEmpty(databaseUrl(), NOW)).rejects.toThrow("nothing_passes");
  } finally {
    await owner().query(`ALTER TABLE "AuditDetail" DROP CONSTRAINT nothing_passes`);
  }
  for (const table of await tables()) expect(await count(table), table).toBe(0);
});

test("every member of the clinic signs in with the demo's password", async () => {
  await seedIfEmpty(databaseUrl(), NOW);
  const { rows } = await owner().query<{ passwordHash: string; members: number }>(
    `SELECT "passwordHash", count(*)::int AS members FROM "UserAccount" u JOIN "Membership" m ON m."userId" = u.id GROUP BY 1`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.members).toBe(await count("Membership"));
  expect(await isPassword(DEMO_PASSWORD, rows[0]?.passwordHash ?? null)).toBe(true);
});

test("appointments reach every status through the life that the database allows", async () => {
  await seedIfEmpty(databaseUrl(), NOW);
  for (const status of ["booked", "confirmed", "in_treatment", "completed", "missed", "cancelled"]) {
    expect(await count("Appointment", `status = '${status}'`), status).toBeGreaterThan(0);
  }
  expect(await count("Appointment", `status = 'cancelled' AND ("cancelledBy" IS NULL OR "cancelReason" IS NULL)`)).toBe(
    0,
  );
  expect(await count("Appointment", `status <> 'cancelled' AND "cancelReason" IS NOT NULL`)).toBe(0);
});
