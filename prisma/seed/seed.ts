// How does an empty database come to the demo clinic?
import pg from "pg";
import { hashPassword } from "@/lib/secrets/passwords";
import { demoClinic } from "./demo-clinic";
import { writeRows } from "./write-rows";

/** Every account of the demo clinic has it. */
export const DEMO_PASSWORD = "needlepoint-demo";

/** Any number that no other part of the product locks. */
const SEED_LOCK = 4_218_605;

/**
 * Puts the demo clinic, with dates relative to `now`, into a database that has no clinic: all of it, or nothing. Of several
 * that start together one seeds. On the same day it makes the same clinic, but for the state of that day's visits and messages.
 *
 * @returns "present" when there was a clinic already, whichever: nothing is written then
 */
export async function seedIfEmpty(connectionString: string, now: Date): Promise<"seeded" | "present"> {
  const db = new pg.Client({ connectionString });
  await db.connect();
  try {
    if (await hasClinic(db)) return "present";
    const { clinicId, rows } = demoClinic(now, await hashPassword(DEMO_PASSWORD));
    await db.query("BEGIN");
    await db.query("SELECT pg_advisory_xact_lock($1)", [SEED_LOCK]);
    const isLate = await hasClinic(db);
    if (!isLate) await writeRows(db, clinicId, rows);
    await db.query("COMMIT");
    return isLate ? "present" : "seeded";
  } finally {
    await db.end(); // rolls back what was not committed
  }
}

async function hasClinic(db: pg.Client): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM "Clinic" LIMIT 1');
  return rowCount === 1;
}
