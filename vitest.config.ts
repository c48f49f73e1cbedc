// Which tests run where: pure rooms under a far time zone, database tests each on a database of their own, start tests on real processes.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
/** The engine against brute force and on large clinics takes a minute: `npm test` runs it, `npm run check` doesn't. */
const ENGINE_AT_LENGTH = ["tests/scheduling/*-{is-exact,at-large}.test.ts"];
const failOnConsoleError = "tests/support/fail-on-console-error.ts";

export default defineConfig({
  resolve: {
    alias: {
      "@": root.replace(/\/$/, ""),
      // `server-only` throws outside a React server; a test is one.
      "server-only": `${root}tests/support/server-only.ts`,
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "tests/*.test.ts",
            "tests/{access,components,export,rules,scheduling,schemas,words}/**/*.test.{ts,tsx}",
            "tests/secrets/**/*.test.ts",
          ],
          exclude: ENGINE_AT_LENGTH,
          // No pure answer may depend on the zone that the server happens to be in.
          env: { TZ: "Asia/Kathmandu" },
          setupFiles: [failOnConsoleError],
        },
      },
      {
        extends: true,
        test: {
          name: "engine",
          include: ENGINE_AT_LENGTH,
          env: { TZ: "Asia/Kathmandu" },
          setupFiles: [failOnConsoleError],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/{audit,auth,db,jobs,notifications,operations,seed,web}/**/*.test.{ts,tsx}"],
          env: { TZ: "Asia/Kathmandu" },
          globalSetup: ["tests/support/template-database.ts"],
          setupFiles: [failOnConsoleError, "tests/support/worker-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "start",
          include: ["tests/start/**/*.test.ts"],
          globalSetup: ["tests/support/template-database.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
