// Which tables belong to a clinic? Those with a clinicId, as the database itself tells.
import { owner } from "@/tests/support/database";

/** Their names, in order. */
export async function clinicTables(): Promise<string[]> {
  const { rows } = await owner().query<{ name: string }>(
    `SELECT table_name::text AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'clinicId' ORDER BY table_name COLLATE "C"`,
  );
  return rows.map((row) => row.name);
}
