// Which settings does this process run with? The only reader of the environment.
import { z } from "zod";

/** One sentence a variable: what it must be, as the person who set it should read it. */
const variables = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\/.+/,
      'must be the address of a Postgres 15 or newer, as "postgresql://user:password@host:5432/database"',
    )
    .optional(),
  PORT: z.coerce
    .number("must be a port number between 1 and 65535")
    .int("must be a port number between 1 and 65535")
    .min(1, "must be a port number between 1 and 65535")
    .max(65535, "must be a port number between 1 and 65535")
    .default(3000),
  HOST: z
    .union(
      [z.ipv4(), z.ipv6()],
      'must be an address of this computer, as "127.0.0.1", or "0.0.0.0" for all that it has',
    )
    .optional(),
  APP_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address that people open, as "https://book.example.com"' })
    .optional(),
  AUTH_SECRET: z.string().min(32, "must be at least 32 characters of randomness").optional(),
  DEMO: z.enum(["on", "off"], 'must be "on" or "off"').default("on"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "silent"], "must be fatal, error, warn, info, debug or silent")
    .default("info"),
  TRUSTED_PROXIES: z.coerce
    .number("must be a number from 0 to 5")
    .int("must be a number from 0 to 5")
    .min(0, "must be a number from 0 to 5")
    .max(5, "must be a number from 0 to 5")
    .default(0),
  TEST_CLOCK: z.iso.datetime({ offset: true, error: 'must be an instant, as "2026-11-24T09:52:00Z"' }).optional(),
  EMBEDDED_PG_DIR: z.string().optional(),
  CHROMIUM_PATH: z.string().optional(),
});

export type Env = {
  /** Undefined only where the embedded server is used and has not been started by this process. */
  databaseUrl: string | undefined;
  port: number;
  /** The address of this computer that the app listens on; undefined: on all that it has. A demo listens to this computer only. */
  host: string | undefined;
  /** Where people reach the app, without a slash at the end. */
  appUrl: string;
  /** Signs the sign-in cookie; `npm start` makes one when none is set. */
  authSecret: string | undefined;
  demo: boolean;
  /** How many proxies of ours stand in front and add to X-Forwarded-For; 0: the header tells nothing. */
  trustedProxies: number;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** The instant that the app takes for the moment of its start; a test build only. */
  testClock: string | undefined;
  /** Where the embedded Postgres keeps its files, when not in `.data`. */
  embeddedPgDir: string | undefined;
  /** The browser that the end-to-end tests use, when not the one that they find. */
  chromiumPath: string | undefined;
};

/**
 * Set when the build is made and inlined into it, so that an environment variable cannot turn a real build into a test build.
 * Outside a build (scripts, unit tests) it is what the environment says.
 */
export const isTestBuild = process.env.NEEDLEPOINT_TEST_BUILD === "on";

let cached: Env | undefined;

/**
 * The settings, read and checked on the first call.
 *
 * @throws Error with one sentence a wrong variable
 */
export function env(): Env {
  cached ??= readEnv(process.env, isTestBuild);
  return cached;
}

/**
 * Checks a set of variables; empty ones count as not set.
 *
 * @throws Error with one sentence a wrong variable
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>, testBuild: boolean): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const result = variables.safeParse(given);
  if (!result.success)
    throw new Error(result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join(" "));
  const read = result.data;
  if (read.TEST_CLOCK !== undefined && !testBuild) {
    throw new Error("TEST_CLOCK works in a test build only: unset it.");
  }
  return {
    databaseUrl: read.DATABASE_URL,
    port: read.PORT,
    host: read.HOST ?? (read.DEMO === "on" ? "127.0.0.1" : undefined),
    appUrl: (read.APP_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/, ""),
    authSecret: read.AUTH_SECRET,
    demo: read.DEMO === "on",
    trustedProxies: read.TRUSTED_PROXIES,
    logLevel: read.LOG_LEVEL,
    testClock: read.TEST_CLOCK,
    embeddedPgDir: read.EMBEDDED_PG_DIR,
    chromiumPath: read.CHROMIUM_PATH,
  };
}

/** The environment for a process that this one starts: its own with `changes`; an undefined value takes a variable away. */
export function childEnv(changes: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  const merged: NodeJS.ProcessEnv = { ...process.env, ...changes };
  for (const name of Object.keys(merged)) if (merged[name] === undefined) delete merged[name];
  return merged;
}

/** Only the named variables, for a process that must not inherit the app's secrets. */
export function inheritedEnv(names: readonly string[]): NodeJS.ProcessEnv {
  const picked: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(picked)) if (!names.includes(name)) delete picked[name];
  return picked;
}

/** Whether this is `next dev`: modules are evaluated in the browser and reload. */
export const isDevelopment = process.env.NODE_ENV === "development";
