// How does the database start over? Everything of ours is dropped and made anew; what others keep beside it stays.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { env } from "@/lib/env";
import { openDatabase, prepareDatabase } from "./database";
import { end } from "./ending";
import { generateClient } from "./prisma-client";
import { step } from "./steps";

const { databaseUrl, demo } = env();
if (databaseUrl !== undefined && !process.argv.includes("--yes")) {
  const { host, pathname } = new URL(databaseUrl);
  throw new Error(
    `This deletes all that Needlepoint keeps in ${host}${pathname}: say "npm run db:reset -- --yes" if that is meant.`,
  );
}
await step("database client", generateClient, (state) => `database client ${state}`);
const { url } = await openDatabase();
await step("everything of ours dropped", () => dropOurs(url));
await prepareDatabase(url, demo, new Date());
await end(0);

async function dropOurs(connectionString: string): Promise<void> {
  const db = new pg.Client({ connectionString });
  await db.connect();
  try {
    const { tables, functions } = ours();
    await db.query("BEGIN");
    for (const table of tables) await db.query(`DROP TABLE IF EXISTS ${table} CASCADE`);
    for (const name of functions) await db.query(`DROP FUNCTION IF EXISTS ${name} CASCADE`);
    await db.query("DROP SCHEMA IF EXISTS graphile_worker CASCADE");
    await db.query("COMMIT");
  } finally {
    await db.end();
  }
}

/** The names that the migrations make, in this order. */
function ours(): { tables: string[]; functions: string[] } {
  const folder = path.resolve("prisma/migrations");
  const migrations = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const sql = migrations.map(({ name }) => readFileSync(path.join(folder, name, "migration.sql"), "utf8")).join("\n");
  const made = (what: RegExp) => [...new Set([...sql.matchAll(what)].map((match) => match[1] ?? ""))];
  return {
    tables: [...made(/CREATE TABLE (?:IF NOT EXISTS )?("\w+"|\w+)/gi), '"_prisma_migrations"'],
    functions: made(/CREATE (?:OR REPLACE )?FUNCTION ("\w+"|\w+)/gi),
  };
}
