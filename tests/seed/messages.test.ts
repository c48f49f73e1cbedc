// Are the demo clinic's messages those that the product itself would have written?
import { afterAll, expect, test } from "vitest";
import { endClinicPool } from "@/lib/db/clinic-pool";
import { contextFor } from "@/lib/db/context";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { seedIfEmpty } from "@/prisma/seed/seed";
import { databaseUrl, owner } from "@/tests/support/database";

const NOW = new Date("2026-11-24T11:40:00Z");

afterAll(endClinicPool);

/** Of two visits on whose account the same is to be said at the same time, either may be the one that it is said for. */
async function waiting(): Promise<string[]> {
  const { rows } = await owner().query<{ line: string }>(
    `SELECT concat_ws(' ', "clientId", rule, channel, "dueAt") AS line FROM "Message" WHERE status = 'due' ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

test("the product finds nothing to add to the messages that wait, and nothing to withdraw", async () => {
  await seedIfEmpty(databaseUrl(), NOW);
  const before = await waiting();
  expect(before.length).toBeGreaterThan(1000);
  const { rows } = await owner().query<{ clinicId: string; id: string }>(
    `SELECT "clinicId", id FROM "Client" ORDER BY id`,
  );
  for (const { clinicId, id } of rows) {
    const ctx = contextFor({ kind: "system", clinicId }, NOW);
    await ctx.write((tx) => scheduleReminders(tx, ctx, id));
  }
  expect(await waiting()).toEqual(before);
}, 60_000);
