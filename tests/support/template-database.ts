// Which database are the tests' own copied from? One template, migrated once a run, on a throw-away server unless DATABASE_URL names one.
import path from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";

declare module "vitest" {
  interface ProvidedContext {
    /** The server, with a database that nobody writes to. */
    serverUrl: string;
    /** The template's name; the names of this run's other databases begin with the same words. */
    templateName: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = env().databaseUrl;
  const server =
    given === undefined
      ? await startEmbeddedPostgres({ project: path.resolve("."), folder: env().embeddedPgDir, throwAway: true })
      : null;
  const serverUrl = server?.url ?? given ?? "";
  const prefix = `needlepoint_test_${process.pid}_${project.name}`;
  const templateName = `${prefix}_template`;
  await onServer(serverUrl, (db) => db.query(`CREATE DATABASE "${templateName}"`));
  const template = databaseUrl(serverUrl, templateName);
  await migrate(template);
  await runMigrations({ connectionString: template });
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);

  return async () => {
    if (server) await server.stop();
    else await onServer(serverUrl, (db) => dropAll(db, prefix));
  };
}

async function dropAll(db: pg.Client, prefix: string): Promise<void> {
  const { rows } = await db.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
    [prefix],
  );
  for (const { datname } of rows) await db.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
}

async function onServer(url: string, work: (db: pg.Client) => Promise<unknown>): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await work(db);
  } finally {
    await db.end();
  }
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
