// How do the browser tests run? Against a demo app of their own, in one real browser.
import { endChild, packageProgram, runNode } from "./child";
import { startDemoApp } from "./demo-app";
import { type Count, countOfPlaywright } from "./test-counts";
import type { Selection } from "./test-selection";

/** @param report where Playwright writes what came out */
export async function runBrowserTests(serverUrl: string, selection: Selection, report: string): Promise<Count> {
  const app = await startDemoApp(serverUrl);
  const args = ["test", ...selection.paths];
  if (selection.name !== undefined) args.push("-g", selection.name);
  const { code } = await runNode([packageProgram("@playwright/test/cli.js"), ...args], {
    show: true,
    env: {
      ...app.browser.env,
      CHROMIUM_PATH: app.browser.executablePath,
      APP_URL: app.appUrl,
      DATABASE_URL: app.databaseUrl,
      NEEDLEPOINT_TEST_BUILD: "on",
      TEST_CLOCK: app.clock,
      NODE_ENV: undefined,
    },
  });
  await endChild(app.child);
  return countOfPlaywright(report, code);
}
