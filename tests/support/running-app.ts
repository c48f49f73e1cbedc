// How does a test start Needlepoint as a person would, with all its processes, and look at how it ends?
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnv } from "@/lib/env";

export type Ending = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };
export type RunningApp = {
  process: ChildProcess;
  ended: Promise<Ending>;
  /** Resolves when the last line says where the app is. */
  ready: Promise<void>;
};

/** What the tests' own environment must not pass on. */
const CLEAN = { DATABASE_URL: undefined, PORT: undefined, TZ: undefined, NODE_ENV: undefined, VITEST: undefined };

/** `npm start` without npm, on the test build, without the demo clinic. */
export function startApp(settings: Readonly<Record<string, string>>): RunningApp {
  const env = childEnv({ ...CLEAN, NEEDLEPOINT_TEST_BUILD: "on", DEMO: "off", ...settings });
  const child = spawn(process.execPath, ["scripts/run.mjs", "scripts/start.ts"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes("Needlepoint is at ")) resolve();
    });
    child.once("close", () => reject(new Error(`It ended instead:\n${stdout}${stderr}`)));
  });
  ready.catch(() => {}); // a test that expects it to end does not wait for this
  return { process: child, ended, ready };
}

/** Does the app on this port say that it is fit to serve? */
export async function isHealthy(port: number): Promise<boolean> {
  const answer = await fetch(`http://localhost:${port}/api/health`).catch(() => null);
  return answer?.ok ?? false;
}

/** Waits until something holds, looking every tenth of a second. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<void> {
  const limit = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error(`Not within ${limitMs / 1000} s: ${what}`);
    await sleep(100);
  }
}

/** The process id of the embedded server that keeps its files in `folder`. */
export function postgresPid(folder: string): number {
  return Number(readFileSync(path.join(folder, "data-18", "postmaster.pid"), "utf8").split("\n")[0]);
}
