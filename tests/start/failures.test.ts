// Does everything that is missing or broken end in one sentence that says what to do?
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { freePort } from "@/lib/db/free-port";
import { sentenceOf } from "@/scripts/failure";
import { startApp } from "@/tests/support/running-app";

const folder = mkdtempSync(path.join(tmpdir(), "needlepoint-failures-"));
const serverUrl = new URL(inject("serverUrl"));
const prefix = inject("templateName").replace(/_template$/, "");
const settings = { AUTH_SECRET: "a-secret-of-the-tests-that-is-long-enough" };
let admin: pg.Client;

/** Starts, and returns the one line that it ended with. */
async function failureOf(changes: Readonly<Record<string, string>>): Promise<string> {
  const port = String(await freePort());
  const { code, stderr } = await startApp({ ...settings, PORT: port, ...changes }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^✗ [^\n]+\n$/);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  return stderr.slice(2, -1);
}

function serverWith(changes: { password?: string; username?: string; database?: string; port?: number }): string {
  const url = new URL(serverUrl);
  if (changes.username !== undefined) url.username = changes.username;
  if (changes.password !== undefined) url.password = changes.password;
  if (changes.database !== undefined) url.pathname = `/${changes.database}`;
  if (changes.port !== undefined) url.port = String(changes.port);
  return url.href;
}

/** A migrated database whose list of migrations was changed. */
async function databaseWith(name: string, change: string): Promise<string> {
  const database = `${prefix}_${name}`;
  await admin.query(`CREATE DATABASE "${database}" TEMPLATE "${inject("templateName")}"`);
  const db = new pg.Client({ connectionString: serverWith({ database }) });
  await db.connect();
  await db.query(change);
  await db.end();
  return serverWith({ database });
}

beforeAll(async () => {
  admin = new pg.Client({ connectionString: serverUrl.href });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  rmSync(folder, { recursive: true });
});

describe("a wrong variable", () => {
  test.each([
    [{ PORT: "http" }, "PORT must be a port number between 1 and 65535."],
    [{ PORT: "70000" }, "PORT must be a port number between 1 and 65535."],
    [{ HOST: "the network" }, /^HOST must be an address of this computer/],
    [{ HOST: "203.0.113.1" }, /^HOST 203\.0\.113\.1 is no address of this computer: unset it/],
    [{ DATABASE_URL: "mysql://x" }, /^DATABASE_URL must be the address of a Postgres 15 or newer/],
    [{ DEMO: "maybe" }, 'DEMO must be "on" or "off".'],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET must be at least 32 characters of randomness."],
    [
      { TEST_CLOCK: "2026-11-24T09:52:00Z", NEEDLEPOINT_TEST_BUILD: "off" },
      "TEST_CLOCK works in a test build only: unset it.",
    ],
  ])("%o", async (changes, sentence) => {
    expect(await failureOf(changes)).toMatch(sentence);
  });
});

describe("a port that is taken", () => {
  let other: Server;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    other = createServer().listen(port);
  });
  afterAll(() => other.close());

  test("is named, with the variable that chooses another", async () => {
    expect(await failureOf({ PORT: String(port) })).toMatch(new RegExp(`^Port ${port} is taken .* set PORT`));
  });

  test.each(["127.0.0.1", "::1"])(
    "by another program at %s is taken for a demo: localhost is both",
    async (address) => {
      const taken = await freePort();
      const program = createServer().listen(taken, address);
      try {
        expect(await failureOf({ PORT: String(taken), HOST: "127.0.0.1" })).toMatch(`Port ${taken} is taken`);
      } finally {
        program.close();
      }
    },
  );
});

describe("a database that can't be used", () => {
  test("does not answer", async () => {
    expect(await failureOf({ DATABASE_URL: serverWith({ port: await freePort() }) })).toMatch(
      /^The database does not answer .*DATABASE_URL/,
    );
  });

  test("is not there", async () => {
    expect(await failureOf({ DATABASE_URL: serverWith({ database: "nowhere" }) })).toMatch(
      /^The database does not exist .*DATABASE_URL/,
    );
  });

  test("has a host that nobody knows", async () => {
    expect(await failureOf({ DATABASE_URL: "postgresql://a:b@nobody.invalid/c" })).toMatch(
      /^The database's host .*DATABASE_URL/,
    );
  });

  test("is newer than the code", async () => {
    const url = await databaseWith(
      "newer",
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at) VALUES ('1', 'x', '99990101000000_later', now())`,
    );
    expect(await failureOf({ DATABASE_URL: url })).toMatch(
      /^The database is newer than this version .*99990101000000_later/,
    );
  });

  test("had a migration that was changed since", async () => {
    const url = await databaseWith("changed", `UPDATE "_prisma_migrations" SET checksum = 'another'`);
    expect(await failureOf({ DATABASE_URL: url })).toMatch(/^The migration \w+ was changed after/);
  });

  test("refuses the login", async () => {
    expect(await failureOf({ DATABASE_URL: serverWith({ username: "nobody_knows_me" }) })).toMatch(
      /^The database refuses the (password|login).*DATABASE_URL/,
    );
  });
});

test("a folder for the embedded database that can't be one is named", async () => {
  const file = path.join(folder, "a-file");
  writeFileSync(file, "");
  expect(await failureOf({ EMBEDDED_PG_DIR: file })).toContain(file);
});

describe("the sentence for an error", () => {
  const coded = (code: string) => Object.assign(new Error("it said this"), { code });

  test.each([
    [coded("ENOSPC"), "The disk is full: free some space and start again."],
    [
      new Error("Postgres could not write", { cause: coded("ENOSPC") }),
      "The disk is full: free some space and start again.",
    ],
    [
      new Error('initdb: error: could not write file "x": No space left on device'),
      "The disk is full: free some space and start again.",
    ],
    [coded("28P01"), "The database refuses the password: correct the user or the password in DATABASE_URL."],
    [new AggregateError([coded("ECONNREFUSED")], ""), /^The database does not answer \(it said this\): start it/],
    [
      new Error("The migration x failed.", { cause: coded("42501") }),
      /lacks a right \(it said this\): make it the owner/,
    ],
    [new Error("one line\n    at file.ts:1:2"), "one line"],
    ["only words", "only words"],
  ])("%s", (error, sentence) => {
    expect(sentenceOf(error)).toMatch(sentence);
  });
});
