// Does everything end in order, and come back after it was killed?
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freePort } from "@/lib/db/free-port";
import { isAlive } from "@/lib/db/postgres-process";
import { isHealthy, postgresPid, type RunningApp, startApp, until } from "@/tests/support/running-app";

const SECRET = "a-secret-of-the-tests-that-is-long-enough";
let folder: string;
let port: number;
const apps: RunningApp[] = [];

function start(on = port, more: Readonly<Record<string, string>> = {}): RunningApp {
  const app = startApp({ PORT: String(on), EMBEDDED_PG_DIR: folder, AUTH_SECRET: SECRET, ...more });
  apps.push(app);
  return app;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "needlepoint-start-"));
  port = await freePort();
});

afterEach(async () => {
  for (const app of apps.splice(0)) {
    app.process.kill("SIGTERM");
    await app.ended;
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["SIGTERM", "SIGINT"] as const)("%s ends the app, then the database, with code 0", async (signal) => {
  const app = start();
  await app.ready;
  expect(await isHealthy(port)).toBe(true);
  const postgres = postgresPid(folder);
  app.process.kill(signal);
  expect(await app.ended).toMatchObject({ code: 0, stderr: "" });
  expect(await isHealthy(port)).toBe(false);
  expect(isAlive(postgres)).toBe(false);
});

test("with HOST it answers at that address and, as localhost, on this computer, and nowhere else", async () => {
  const app = start(port, { HOST: "127.0.0.1" });
  await app.ready;
  expect(await isHealthy(port)).toBe(true);
  await expect(fetch(`http://127.0.0.1:${port}/api/health`)).resolves.toMatchObject({ ok: true });
  await expect(fetch(`http://127.0.0.2:${port}/api/health`)).rejects.toThrow();
});

test("a second start is ready in under 8 seconds and has nothing to make", async () => {
  const began = performance.now();
  const app = start();
  await app.ready;
  expect(performance.now() - began).toBeLessThan(8000);
  app.process.kill("SIGTERM");
  const { stdout } = await app.ended;
  expect(stdout).toContain("database client present");
  expect(stdout).toContain("migrations: none to apply");
  expect(stdout).toContain("app is built");
});

test("when the command is killed, the app ends too and the next start takes the database over", async () => {
  const killed = start();
  await killed.ready;
  const postgres = postgresPid(folder);
  killed.process.kill("SIGKILL");
  await until("the port is free", async () => !(await isHealthy(port)));
  expect(isAlive(postgres)).toBe(true);
  const next = start();
  await next.ready;
  expect(postgresPid(folder)).toBe(postgres);
  next.process.kill("SIGTERM");
  await next.ended;
  expect(isAlive(postgres)).toBe(false);
});

test("when the database is killed, it is started again and the app goes on", async () => {
  const app = start();
  await app.ready;
  const postgres = postgresPid(folder);
  process.kill(postgres, "SIGKILL");
  await until("the app is fit again", async () => !isAlive(postgres) && (await isHealthy(port)));
  expect(postgresPid(folder)).not.toBe(postgres);
});

test("when command and database are both killed, the next start recovers", async () => {
  const killed = start();
  await killed.ready;
  const postgres = postgresPid(folder);
  killed.process.kill("SIGKILL");
  process.kill(postgres, "SIGKILL");
  await until("the port is free", async () => !(await isHealthy(port)));
  await start().ready;
  expect(await isHealthy(port)).toBe(true);
});

test("of two apps on one data folder the first may end and the second goes on; the last one ends the database", async () => {
  const otherPort = await freePort();
  const [first, second] = [start(), start(otherPort)];
  await Promise.all([first.ready, second.ready]);
  const postgres = postgresPid(folder);
  first.process.kill("SIGTERM");
  await first.ended;
  expect(await isHealthy(otherPort)).toBe(true);
  expect(isAlive(postgres)).toBe(true);
  second.process.kill("SIGTERM");
  await second.ended;
  expect(isAlive(postgres)).toBe(false);
});
