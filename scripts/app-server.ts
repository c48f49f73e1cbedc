// How does the app's own process start, and when is it ready?
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type BuildKind, buildEnv } from "./build";
import { packageProgram, startNode } from "./child";

const READY_LIMIT_MS = 60_000;

export type AppServer = {
  child: ChildProcess;
  /** Ends when the process does, with the words for how. */
  ended: Promise<string>;
};

/** @throws Error with one sentence when another program listens on the port */
export async function checkPortIsFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program: end it, or set PORT to a free one, as "PORT=3001 npm start".`;
      const forbidden = `Port ${port} may not be used by this account: set PORT to one above 1023.`;
      reject(error.code === "EADDRINUSE" ? new Error(taken) : error.code === "EACCES" ? new Error(forbidden) : error);
    });
    probe.listen(port, () => probe.close(() => resolve()));
  });
}

/**
 * Starts the app and waits until it serves.
 *
 * @param kind a build, or "dev" for the server that builds on the go
 * @throws Error with one sentence when it ends, or is not fit to serve within a minute
 */
export async function startApp(
  kind: BuildKind | "dev",
  port: number,
  env: Readonly<Record<string, string | undefined>>,
): Promise<AppServer> {
  const command = kind === "dev" ? "dev" : "start";
  const base = kind === "dev" ? { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: undefined } : buildEnv(kind);
  const child = startNode([packageProgram("next/dist/bin/next"), command, "-p", String(port)], {
    ...base,
    ...env,
    PORT: String(port),
    NEXT_MANUAL_SIG_HANDLE: "true", // the app ends its own work before it exits: see instrumentation.ts
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
  await ready(port, ended);
  return { child, ended };
}

async function ready(port: number, ended: Promise<string>): Promise<void> {
  let how: string | undefined;
  void ended.then((words) => {
    how = words;
  });
  const limit = performance.now() + READY_LIMIT_MS;
  while (performance.now() < limit) {
    if (how !== undefined) throw new Error(`The app ended while it started (${how}): what it said stands above.`);
    const answer = await fetch(`http://localhost:${port}/api/health`, {
      signal: AbortSignal.timeout(READY_LIMIT_MS),
    }).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error("The app is not fit to serve after a minute: look at what it said above, and at the database.");
}
