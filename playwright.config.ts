// How do the end-to-end tests run? Against an app that `npm test` has started, in one real browser, one after the other.
import { defineConfig, devices } from "@playwright/test";
import { env } from "./lib/env";
import { CHROMIUM_ARGS } from "./scripts/browser";

const { appUrl, chromiumPath } = env();

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  workers: 1, // the tests share one demo clinic
  forbidOnly: true,
  retries: 1, // a slow machine is no defect; what needed a second try is reported as flaky
  timeout: 45_000,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    baseURL: appUrl,
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    launchOptions: { args: CHROMIUM_ARGS, ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }) },
  },
});
