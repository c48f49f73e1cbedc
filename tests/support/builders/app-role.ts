// What does a raw query see when it runs as the app does, behind the wall between clinics?
import pg from "pg";
import { databaseUrl } from "@/tests/support/database";

/**
 * Runs `work` in a transaction as the app's role, seeing the clinic given, or no clinic at all for null. It is rolled back
 * at the end, so that several looks at the same rows don't disturb one another; "commit" keeps what was written.
 */
export async function asApp<T>(
  clinicId: string | null,
  work: (db: pg.Client) => Promise<T>,
  end: "rollback" | "commit" = "rollback",
): Promise<T> {
  const db = new pg.Client({ connectionString: databaseUrl() });
  await db.connect();
  try {
    await db.query("BEGIN");
    await db.query("SET LOCAL ROLE needlepoint_app");
    if (clinicId !== null) await db.query("SELECT set_config('app.clinic_id', $1, true)", [clinicId]);
    const result = await work(db);
    await db.query(end === "commit" ? "COMMIT" : "ROLLBACK");
    return result;
  } finally {
    await db.end();
  }
}
