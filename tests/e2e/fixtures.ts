// What does every browser test get? The fixed clock of the app under test, and a failure when a page complains.
import { test as base, expect } from "@playwright/test";
import pg from "pg";
import { env } from "@/lib/env";

/** A page whose clock agrees with the server's; an error on its console, or one that nobody caught, fails the test. */
export const test = base.extend<{ complaints: string[] }, { clinicAsSeeded: undefined }>({
  // After a failure the tests go on in another worker: a second try must not find what the first one booked.
  clinicAsSeeded: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use, { workerIndex }) => {
      if (workerIndex > 0) await restoreSeed();
      await use(undefined);
    },
    { scope: "worker", auto: true },
  ],
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      const { testClock } = env();
      if (testClock !== undefined) await context.clock.install({ time: testClock });
      context.on("weberror", (error) => complaints.push(String(error.error())));
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
      });
      await use(complaints);
      expect(complaints, "a page must not complain").toEqual([]);
    },
    { auto: true },
  ],
});

/** The demo clinic as it was before the first test; the app connects again by itself. */
async function restoreSeed(): Promise<void> {
  const { databaseUrl } = env();
  if (databaseUrl === undefined) throw new Error("The browser tests have a database.");
  const name = new URL(databaseUrl).pathname.slice(1);
  const db = new pg.Client({ connectionString: `${databaseUrl}_seed` });
  await db.connect();
  try {
    await db.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await db.query(`CREATE DATABASE "${name}" TEMPLATE "${name}_seed"`);
  } finally {
    await db.end();
  }
}

export { expect };
