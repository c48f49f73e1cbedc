// How do the browser tests get an app to walk through? A test build, on a database of its own with the demo clinic, at a fixed moment.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { freePort } from "@/lib/db/free-port";
import { env } from "@/lib/env";
import { startApp } from "./app-server";
import { findBrowser } from "./browser";
import { endChild, packageProgram, runNode } from "./child";
import { prepareDatabase } from "./database";
import { atEnd } from "./ending";
import { step } from "./steps";
import { type Count, countOfPlaywright } from "./test-counts";
import type { Selection } from "./test-selection";

/** A course that begins now has visits on both sides of a change to summer time in London, and past bookings of one to winter time. */
const TEST_CLOCK = "2026-11-24T09:52:00Z";

/** @param report where Playwright writes what came out */
export async function runBrowserTests(serverUrl: string, selection: Selection, report: string): Promise<Count> {
  const browser = await step(
    "browser",
    () => findBrowser(env().chromiumPath),
    (found) => `browser ${found.executablePath}`,
  );
  const url = await ownDatabase(serverUrl);
  await prepareDatabase(url, true, new Date(TEST_CLOCK));
  const port = await freePort();
  const appUrl = `http://localhost:${port}`;
  const secret = randomBytes(32).toString("hex");
  const settings = {
    DATABASE_URL: url,
    TEST_CLOCK,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
  };
  const app = await step("app answers", () => startApp("test", port, { ...settings, DEMO: "on", LOG_LEVEL: "error" }));
  const args = ["test", ...selection.paths];
  if (selection.name !== undefined) args.push("-g", selection.name);
  const { code } = await runNode([packageProgram("@playwright/test/cli.js"), ...args], {
    show: true,
    env: {
      ...browser.env,
      CHROMIUM_PATH: browser.executablePath,
      APP_URL: appUrl,
      DATABASE_URL: url,
      NEEDLEPOINT_TEST_BUILD: "on",
      TEST_CLOCK,
      NODE_ENV: undefined,
    },
  });
  await endChild(app.child);
  return countOfPlaywright(report, code);
}

/** Made here and dropped at the end; the database that DATABASE_URL names is never touched. */
async function ownDatabase(serverUrl: string): Promise<string> {
  const name = `needlepoint_test_${process.pid}_e2e`;
  await onServer(serverUrl, `CREATE DATABASE "${name}"`);
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
