// How do tests reach their real Postgres, by its address and as the owner of the tables?
import pg from "pg";

let connection: pg.Client | undefined;
let address: string | undefined;
let emptying: { anyRows: string; tables: string[] } | undefined;

/** This worker's database, as the product gets it in DATABASE_URL. */
export function databaseUrl(): string {
  if (address === undefined) throw new Error("Only tests of the project `database` have a database.");
  return address;
}

/** A connection as the owner of the tables: not bound by the policies, for building rows and looking at them. */
export function owner(): pg.Client {
  if (connection === undefined) throw new Error("Only tests of the project `database` have a database.");
  return connection;
}

/**
 * Runs `work` `count` times at once, each on a connection of its own as the owner.
 *
 * @returns how each ended, in order
 * @example
 * const ends = await parallel(20, (db) => db.query(insertAppointment));
 * expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
 */
export async function parallel<T>(
  count: number,
  work: (db: pg.Client, index: number) => Promise<T>,
): Promise<PromiseSettledResult<T>[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: databaseUrl() }));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    return await Promise.allSettled(clients.map((client, index) => work(client, index)));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Copies the template for one worker, unless an earlier test file of it has; for worker-database.ts only. */
export async function openDatabase(serverUrl: string, template: string, worker: string): Promise<string> {
  const name = template.replace(/template$/, `w${worker}`);
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  const { rowCount } = await server.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (rowCount === 0) await server.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  await server.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  address = url.href;
  connection = new pg.Client({ connectionString: address });
  await connection.connect();
  return address;
}

/** Empties every table that has rows; for worker-database.ts only. */
export async function emptyDatabase(): Promise<void> {
  const db = owner();
  emptying ??= await howToEmpty(db);
  if (emptying.tables.length === 0) return;
  const { rows } = await db.query<{ any: boolean }>(emptying.anyRows);
  if (rows[0]?.any) await db.query(`TRUNCATE ${emptying.tables.join(", ")} CASCADE`);
}

/** For worker-database.ts only. */
export async function closeDatabase(): Promise<void> {
  await connection?.end();
  connection = undefined;
}

async function howToEmpty(db: pg.Client): Promise<{ anyRows: string; tables: string[] }> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE (schemaname = 'public' AND tablename <> '_prisma_migrations')
        OR (schemaname = 'graphile_worker' AND tablename IN ('_private_jobs', '_private_job_queues', '_private_tasks'))`,
  );
  const tables = rows.map((row) => row.name);
  return { tables, anyRows: `SELECT ${tables.map((table) => `EXISTS (SELECT 1 FROM ${table})`).join(" OR ")} AS any` };
}
