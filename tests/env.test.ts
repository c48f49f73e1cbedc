// Which settings are taken, which are refused, and what holds when nothing is set?
import { describe, expect, test } from "vitest";
import { childEnv, inheritedEnv, readEnv } from "@/lib/env";

test("with nothing set there is a demo on port 3000 with the embedded database", () => {
  expect(readEnv({}, false)).toEqual({
    databaseUrl: undefined,
    port: 3000,
    host: "127.0.0.1",
    appUrl: "http://localhost:3000",
    authSecret: undefined,
    demo: true,
    logLevel: "info",
    testClock: undefined,
    trustedProxies: 0,
    embeddedPgDir: undefined,
    chromiumPath: undefined,
  });
});

test("an empty variable is one that is not set", () => {
  expect(readEnv({ PORT: "", DATABASE_URL: " ", DEMO: "" }, false)).toEqual(readEnv({}, false));
});

test.each([
  [{}, "127.0.0.1"],
  [{ DEMO: "on", HOST: "0.0.0.0" }, "0.0.0.0"],
  [{ DEMO: "off" }, undefined],
  [{ DEMO: "off", HOST: "::1" }, "::1"],
])("a demo answers this computer only, unless HOST says otherwise: %o", (source, host) => {
  expect(readEnv(source, false).host).toBe(host);
});

test("the app's address follows the port, or is the one given, without the slash at its end", () => {
  expect(readEnv({ PORT: "4000" }, false).appUrl).toBe("http://localhost:4000");
  expect(readEnv({ PORT: "4000", APP_URL: "https://book.example.com/" }, false).appUrl).toBe(
    "https://book.example.com",
  );
});

test("a test's clock is taken by a test build and refused by a real one", () => {
  const source = { TEST_CLOCK: "2026-11-24T09:52:00Z" };
  expect(readEnv(source, true).testClock).toBe("2026-11-24T09:52:00Z");
  expect(() => readEnv(source, false)).toThrow("TEST_CLOCK works in a test build only: unset it.");
});

describe("each wrong variable has its sentence", () => {
  test.each([
    [{ PORT: "0" }, /^PORT must be a port number/],
    [{ PORT: "3000.5" }, /^PORT must be a port number/],
    [{ HOST: "the network" }, /^HOST must be an address of this computer/],
    [{ DATABASE_URL: "localhost" }, /^DATABASE_URL must be the address of a Postgres/],
    [{ APP_URL: "book.example.com" }, /^APP_URL must be the address that people open/],
    [{ AUTH_SECRET: "short" }, /^AUTH_SECRET must be at least 32 characters/],
    [{ DEMO: "yes" }, /^DEMO must be "on" or "off"/],
    [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL must be fatal, error, warn, info, debug or silent/],
    [{ TEST_CLOCK: "tomorrow" }, /^TEST_CLOCK must be an instant/],
    [{ PORT: "x", DEMO: "y" }, /^PORT must be .*\. DEMO must be .*\.$/],
  ])("%o", (source, sentence) => {
    expect(() => readEnv(source, true)).toThrow(sentence);
  });
});

test("a child's environment is ours with the changes, and an undefined value takes a variable away", () => {
  const env = childEnv({ PATH: undefined, ADDED: "yes" });
  expect(env.ADDED).toBe("yes");
  expect("PATH" in env).toBe(false);
  expect(env.TZ).toBe("Asia/Kathmandu");
});

test("only the named variables are inherited by what must not see the app's secrets", () => {
  expect(Object.keys(inheritedEnv(["PATH", "NOT_SET_ANYWHERE"]))).toEqual(["PATH"]);
});
