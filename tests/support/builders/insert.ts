// How does a test put a row into a table, and which ids and instants does it use?
import type pg from "pg";
import { owner } from "@/tests/support/database";

/** Column names as in the table, values as pg takes them: an instant or a day as text, JSON as an object. */
export type Row = Readonly<Record<string, unknown>>;

/** The moment at which everything that a builder makes was made: a Tuesday. */
export const MADE_AT = "2026-11-24T09:00:00.000Z";

let made = 0;

/** The next id of this file's run: a uuid of version 7 that counts up, so that rows sort as they were made. */
export function nextId(): string {
  made += 1;
  return `01930000-0000-7000-8000-${made.toString(16).padStart(12, "0")}`;
}

/** One raw INSERT, by default as the owner of the tables. */
export async function insert(table: string, row: Row, db: Pick<pg.Client, "query"> = owner()): Promise<void> {
  const columns = Object.keys(row);
  await db.query(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(", ")})`,
    Object.values(row),
  );
}
