// Does everything hold? All tests from one command, on databases of their own and in a real browser.
// Usage: npm test [-- <part of a file's path>… [-t "<words of a test's name>"]]
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/env";
import { buildIfStale } from "./build";
import { packageProgram, runNode } from "./child";
import { embeddedPostgres } from "./database";
import { end } from "./ending";
import { sentenceOf } from "./failure";
import { generateClient } from "./prisma-client";
import { step } from "./steps";
import { runBrowserTests } from "./test-browser";
import { type Count, countOfVitest } from "./test-counts";
import { selectTests } from "./test-selection";

const results = path.resolve("test-results");
const selection = selectTests(process.argv.slice(2));
rmSync(results, { recursive: true, force: true });
mkdirSync(results);
const { passed, failed } = await runAll().catch((error: unknown): Count => {
  console.error(`✗ ${sentenceOf(error)}`);
  return { passed: 0, failed: 1 };
});
if (passed + failed === 0) console.error("✗ No test fits what was asked for.");
console.log(`${passed} passed, ${failed} failed`);
await end(failed > 0 || passed === 0 ? 1 : 0);

async function runAll(): Promise<Count> {
  await step("database client", generateClient, (state) => `database client ${state}`);
  if (selection.needsBuild)
    await step(
      "test build",
      () => buildIfStale("test"),
      (state) => `test build ${state}`,
    );
  const serverUrl = env().databaseUrl ?? (await step("throw-away Postgres", () => embeddedPostgres(true))).url;
  const none: Count = { passed: 0, failed: 0 };
  const first = selection.vitest ? await runVitest(serverUrl) : none;
  const second = selection.browser ? await browserTests(serverUrl) : none;
  return { passed: first.passed + second.passed, failed: first.failed + second.failed };
}

/** An app that doesn't start is a failed test: what the other tests found is still worth telling. */
function browserTests(serverUrl: string): Promise<Count> {
  return runBrowserTests(serverUrl, selection, path.join(results, "e2e.json")).catch((error: unknown) => {
    console.error(`✗ ${sentenceOf(error)}`);
    return { passed: 0, failed: 1 };
  });
}

async function runVitest(serverUrl: string): Promise<Count> {
  const report = path.join(results, "vitest.json");
  const args = ["run", ...selection.paths, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  if (selection.name !== undefined) args.push("-t", selection.name);
  const { code } = await runNode([packageProgram("vitest/vitest.mjs"), ...args], {
    show: true,
    env: { DATABASE_URL: serverUrl, NODE_ENV: undefined },
  });
  return countOfVitest(report, code);
}
