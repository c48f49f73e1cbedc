// Is the database's structure the one that this version of the code expects, and how does it get there?
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

// The advisory lock, the table and the checksums are Prisma's own, so that its tools work over a database migrated here.
const PRISMA_LOCK = 72707369;
const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

type Migration = { name: string; sql: string };
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null };

const checksum = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * The statements of a migration, parted at each `;` that is not inside a string, a quoted name, a comment or a dollar-quoted body.
 * Comments between statements are dropped.
 *
 * @example statementsOf("SELECT ';'; SELECT 2") // ["SELECT ';'", "SELECT 2"]
 */
export function statementsOf(sql: string): string[] {
  const token =
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|;|[^'"\-/$;]+|[\s\S]/g;
  const statements: string[] = [];
  let statement = "";
  for (const [text] of sql.matchAll(token)) {
    if (text === ";") {
      statements.push(statement);
      statement = "";
    } else if (!text.startsWith("--") && !text.startsWith("/*")) {
      statement += text;
    }
  }
  return [...statements, statement].map((one) => one.trim()).filter((one) => one !== "");
}

/**
 * Brings the database at `connectionString` to the structure of the folder's migrations, each in one transaction. Safe when several
 * processes start together: one applies, the others wait for it and then find nothing left to do.
 *
 * @param folder holds one folder a migration, each with its `migration.sql`
 * @returns the names of the migrations that this call applied, in order; none when the database was up to date
 * @throws Error with one sentence when an applied migration was changed, when the database is newer than the code, or when a
 *   migration fails (nothing of it stays then)
 */
export async function migrate(connectionString: string, folder = path.resolve("prisma/migrations")): Promise<string[]> {
  const migrations = await migrationsIn(folder);
  const db = new pg.Client({ connectionString });
  await db.connect();
  try {
    await db.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await db.query(MIGRATION_TABLE);
    const { rows } = await db.query<AppliedRow>(
      `SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
    );
    const pending = pendingMigrations(migrations, rows);
    for (const migration of pending) await apply(db, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await db.end(); // gives the lock back as well
  }
}

async function migrationsIn(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(path.join(folder, name, "migration.sql"), "utf8") })),
  );
}

function pendingMigrations(migrations: Migration[], applied: AppliedRow[]): Migration[] {
  const failed = applied.find((row) => row.finished_at === null);
  if (failed) {
    throw new Error(
      `The migration ${failed.migration_name} is recorded as begun and not finished: settle it with "prisma migrate resolve" and start again.`,
    );
  }
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = applied.map((row) => row.migration_name).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database is newer than this version of Needlepoint (it has ${unknown.join(", ")}): start the newer version, or use another database.`,
    );
  }
  const checksums = new Map(applied.map((row) => [row.migration_name, row.checksum]));
  for (const { name, sql } of migrations) {
    const recorded = checksums.get(name);
    if (recorded !== undefined && !matches(sql, recorded)) {
      throw new Error(
        `The migration ${name} was changed after the database had applied it: put its migration.sql back as it was, and make the change in a new migration.`,
      );
    }
  }
  return migrations.filter((migration) => !checksums.has(migration.name));
}

/** Line ends may differ between two checkouts of the same migration. */
function matches(sql: string, recorded: string): boolean {
  const unix = sql.replaceAll("\r\n", "\n");
  return [sql, unix, unix.replaceAll("\n", "\r\n")].some((text) => checksum(text) === recorded);
}

async function apply(db: pg.Client, { name, sql }: Migration): Promise<void> {
  const id = randomUUID();
  await db.query("BEGIN");
  try {
    await db.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at") VALUES ($1, $2, $3, clock_timestamp())`,
      [id, checksum(sql), name],
    );
    // One by one: a Postgres cluster refuses most changes of structure inside a string of many.
    for (const statement of statementsOf(sql)) await db.query(statement);
    await db.query("RESET ALL"); // a setting made by one migration must not reach the next
    await db.query(
      `UPDATE "_prisma_migrations" SET "finished_at" = clock_timestamp(), "applied_steps_count" = 1 WHERE "id" = $1`,
      [id],
    );
    await db.query("COMMIT");
  } catch (error) {
    await db.query("ROLLBACK").catch(() => {}); // the connection itself may be what broke
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The migration ${name} failed and was rolled back: ${reason}.`, { cause: error });
  }
}
