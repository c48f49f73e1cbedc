// Which database does a command work on, and is it fit: reachable, new enough, migrated?
import path from "node:path";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { TASKS } from "@/lib/db/jobs";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { atEnd } from "./ending";
import { step } from "./steps";

const OLDEST = 150_000;

/** The server that DATABASE_URL names, or else the embedded one, which ends with this command unless another process uses it. */
export async function openDatabase(): Promise<{ url: string; embedded: EmbeddedPostgres | null }> {
  const { databaseUrl } = env();
  if (databaseUrl !== undefined) {
    await step("Postgres answers", () => checkServer(databaseUrl));
    return { url: databaseUrl, embedded: null };
  }
  const starting = embeddedPostgres();
  const embedded = await step(
    "Postgres",
    () => starting,
    ({ reused }) => (reused ? "Postgres runs already" : "Postgres started"),
  );
  return { url: embedded.url, embedded };
}

/** The embedded server until this command ends, or a throw-away one for tests. */
export function embeddedPostgres(throwAway = false): Promise<EmbeddedPostgres> {
  const starting = startEmbeddedPostgres({ project: path.resolve("."), folder: env().embeddedPgDir, throwAway });
  atEnd(() =>
    starting.then(
      (server) => server.stop(),
      () => {}, // it did not start, which whoever waits for it says
    ),
  );
  return starting;
}

/** Brings tables, the worker's tables and, in demo mode, the demo clinic into the database. */
export async function prepareDatabase(url: string, demo: boolean, now: Date): Promise<void> {
  await step(
    "migrations",
    () => migrate(url),
    (applied) => (applied.length === 0 ? "migrations: none to apply" : `migrations: ${applied.length} applied`),
  );
  await step("worker's tables", async () => {
    const { runMigrations } = await import("graphile-worker");
    await runMigrations({ connectionString: url });
    // Numbered in one order everywhere: a worker keeps their numbers, also when its database is replaced under it.
    const insert =
      "INSERT INTO graphile_worker._private_tasks (identifier) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING";
    await onDatabase(url, (db) => db.query(insert, [TASKS]));
  });
  if (demo && !(await hasClinic(url))) {
    await step("demo clinic", async () => {
      const { seedIfEmpty } = await import("@/prisma/seed/seed");
      await seedIfEmpty(url, now);
    });
  }
}

async function checkServer(url: string): Promise<void> {
  await onDatabase(url, async (db) => {
    const { rows } = await db.query<{ version: number; shown: string }>(
      "SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown",
    );
    const [server] = rows;
    if (server && server.version < OLDEST) {
      throw new Error(
        `Needlepoint needs Postgres 15 or newer and the one of DATABASE_URL is ${server.shown}: use a newer one.`,
      );
    }
    await checkAppRole(db);
  });
}

/** The role that the app acts as belongs to the whole server, so an ordinary login may not be allowed to make it. */
async function checkAppRole(db: pg.Client): Promise<void> {
  const attempts = ["CREATE ROLE needlepoint_app NOLOGIN", "GRANT needlepoint_app TO CURRENT_USER"];
  for (const attempt of attempts) await db.query(attempt).catch(() => {}); // there already, or forbidden: the next line finds out
  try {
    await db.query("SET ROLE needlepoint_app; RESET ROLE");
  } catch {
    const { rows } = await db.query<{ login: string }>("SELECT quote_ident(current_user) AS login");
    const statements = `CREATE ROLE needlepoint_app NOLOGIN; GRANT needlepoint_app TO ${rows[0]?.login};`;
    throw new Error(
      `The database's login may not act as the role needlepoint_app: let an administrator run "${statements}".`,
    );
  }
}

async function hasClinic(url: string): Promise<boolean> {
  return onDatabase(url, async (db) => (await db.query(`SELECT 1 FROM "Clinic" LIMIT 1`)).rowCount === 1);
}

async function onDatabase<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await db.connect();
    return await work(db);
  } finally {
    await db.end().catch(() => {});
  }
}
