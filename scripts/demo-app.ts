// How does a browser get an app to walk through? A test build, on a database of its own with the demo clinic, at a fixed moment.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { freePort } from "@/lib/db/free-port";
import { env } from "@/lib/env";
import { type AppServer, startApp } from "./app-server";
import { type Browser, findBrowser } from "./browser";
import { prepareDatabase } from "./database";
import { atEnd } from "./ending";
import { step } from "./steps";

/** A course that begins now has visits on both sides of a change to summer time in London, and past bookings of one to winter time. */
const TEST_CLOCK = "2026-11-24T09:52:00Z";

export type DemoApp = AppServer & {
  appUrl: string;
  databaseUrl: string;
  browser: Browser;
  /** The moment that the app takes for the one at which it started. */
  clock: string;
};

/** Starts the app for browser tests and pictures; the database is dropped when the command ends. The caller ends the child. */
export async function startDemoApp(serverUrl: string): Promise<DemoApp> {
  const browser = await step(
    "browser",
    () => findBrowser(env().chromiumPath),
    (found) => `browser ${found.executablePath}`,
  );
  const databaseUrl = await ownDatabase(serverUrl, "e2e");
  await prepareDatabase(databaseUrl, true, new Date(TEST_CLOCK));
  await ownDatabase(serverUrl, "e2e_seed", databaseUrl);
  const port = await freePort();
  const appUrl = `http://localhost:${port}`;
  const secret = randomBytes(32).toString("hex");
  const settings = {
    DATABASE_URL: databaseUrl,
    TEST_CLOCK,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
  };
  const app = await step("app answers", () =>
    startApp("test", { port, host: "127.0.0.1" }, { ...settings, DEMO: "on", LOG_LEVEL: "error" }),
  );
  return { ...app, appUrl, databaseUrl, browser, clock: TEST_CLOCK };
}

/** Made here, as a copy of another or empty, and dropped at the end; the database that DATABASE_URL names is never touched. */
export async function ownDatabase(serverUrl: string, purpose: string, copyOf?: string): Promise<string> {
  const name = `needlepoint_test_${process.pid}_${purpose}`;
  const template = copyOf === undefined ? "" : ` TEMPLATE "${new URL(copyOf).pathname.slice(1)}"`;
  await onServer(serverUrl, `CREATE DATABASE "${name}"${template}`);
  atEnd(() => onServer(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(url: string, statement: string): Promise<void> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query(statement);
  } finally {
    await db.end();
  }
}
