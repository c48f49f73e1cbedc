// How does a command run another program, so that it never outlives the command?
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnv } from "@/lib/env";
import { atEnd } from "./ending";

const END_LIMIT_MS = 10_000;

export type Ended = { code: number; output: string };

/** A program from the project's packages, by its file under node_modules. */
export const packageProgram = (file: string) => path.resolve("node_modules", file);

/**
 * Runs a Node program to its end.
 *
 * @param options.show lets it write to this terminal; otherwise what it says is in `output`
 */
export async function runNode(
  args: readonly string[],
  options: { env?: Readonly<Record<string, string | undefined>>; show?: boolean } = {},
): Promise<Ended> {
  const child = start(args, options.env ?? {}, { stdio: options.show ? "inherit" : ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
  return { code, output };
}

/**
 * Starts a Node program that stays. It learns by the channel between the two when this process is gone, even by kill -9, and ends too.
 */
export function startNode(args: readonly string[], env: Readonly<Record<string, string | undefined>>): ChildProcess {
  const watch = path.resolve("scripts/end-with-parent.mjs");
  return start(["--import", watch, ...args], env, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

function start(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  options: SpawnOptions,
): ChildProcess {
  // A process group of its own: Ctrl-C in a terminal reaches this process alone, which then ends the other in order.
  const child = spawn(process.execPath, args, { ...options, env: childEnv(env), detached: true });
  atEnd(() => endChild(child));
  return child;
}

/** Asks it to end, and makes it end when it has not after ten seconds. */
export async function endChild(child: ChildProcess): Promise<void> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  if (hasEnded()) return;
  child.kill("SIGTERM");
  const limit = performance.now() + END_LIMIT_MS;
  while (!hasEnded() && performance.now() < limit) await sleep(20);
  if (!hasEnded()) child.kill("SIGKILL");
}
