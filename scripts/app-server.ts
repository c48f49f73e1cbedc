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

const THIS_COMPUTER = "127.0.0.1";

/**
 * @param host the address to listen on; undefined: all of this computer
 * @throws Error with one sentence when another program listens there, or the address is not this computer's
 */
export async function checkPortIsFree(port: number, host: string | undefined): Promise<void> {
  await probe(port, host);
  // "localhost" is both, and a browser tries the second one first: another program there would answer in our place.
  if (host === THIS_COMPUTER) await probe(port, "::1", ["EADDRNOTAVAIL", "EAFNOSUPPORT"]);
}

/** @param ignored what the system may answer where it has no such address, without that being a "no" */
async function probe(port: number, host: string | undefined, ignored: readonly string[] = []): Promise<void> {
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program: end it, or set PORT to a free one, as "PORT=3001 npm start".`,
    EACCES: `Port ${port} may not be used by this account: set PORT to one above 1023.`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this computer: unset it, or set it to one that it has.`,
  };
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      const code = error.code ?? "";
      if (ignored.includes(code)) return resolve();
      const sentence = sentences[code];
      reject(sentence === undefined ? error : new Error(sentence));
    });
    server.listen(port, host, () => server.close(() => resolve()));
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
  { port, host }: { port: number; host: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): Promise<AppServer> {
  const command = kind === "dev" ? "dev" : "start";
  const base = kind === "dev" ? { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: undefined } : buildEnv(kind);
  const child = startNode(
    [packageProgram("next/dist/bin/next"), command, "-p", String(port), ...(host === undefined ? [] : ["-H", host])],
    {
      ...base,
      ...env,
      PORT: String(port),
      NEXT_MANUAL_SIG_HANDLE: "true", // the app ends its own work before it exits: see instrumentation.ts
    },
  );
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  });
  await ready(`http://${answersAt(host)}:${port}/api/health`, ended);
  return { child, ended };
}

/** How this computer reaches what listens there: "all addresses" is none that can be asked. */
function answersAt(host: string | undefined): string {
  if (host === undefined || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

async function ready(address: string, ended: Promise<string>): Promise<void> {
  let how: string | undefined;
  void ended.then((words) => {
    how = words;
  });
  const limit = performance.now() + READY_LIMIT_MS;
  while (performance.now() < limit) {
    if (how !== undefined) throw new Error(`The app ended while it started (${how}): what it said stands above.`);
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(READY_LIMIT_MS),
    }).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error("The app is not fit to serve after a minute: look at what it said above, and at the database.");
}
