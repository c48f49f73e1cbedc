// Which embedded Postgres processes run, and how do they end?
import { readFileSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type RunningServer = { pid: number; port: number; ready: boolean };

const END_LIMIT_MS = 30_000;

/** Does a process of this id run, ours or another account's? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return !isZombie(pid);
}

/** It has ended, and only its entry is left because nobody asked how: in a container often for ever. Linux only. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** The server over this data folder, by the file that it keeps there; null when none runs. */
export async function runningServer(data: string): Promise<RunningServer | null> {
  const file = path.join(data, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0 || !isAlive(pid)) return null; // the server itself clears a dead one's file
  if (isSomebodyElse(pid, data)) {
    // Its process id went to another program: the server would take that for itself and refuse to start.
    await rm(file, { force: true });
    return null;
  }
  return { pid, port: Number(lines[3]), ready: (lines[7] ?? "").trim() === "ready" };
}

/** Ends the server over this data folder in order: sessions are cut, data is written, nothing needs recovery. */
export async function endServer(data: string): Promise<void> {
  const server = await runningServer(data);
  if (!server) return;
  try {
    process.kill(server.pid, "SIGINT");
  } catch {
    return; // gone by itself
  }
  const limit = Date.now() + END_LIMIT_MS;
  while (Date.now() < limit && isAlive(server.pid)) await sleep(20);
}

/** Removes what throw-away servers left behind whose test run was killed. */
export async function removeLeftovers(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const owner = /^test-(\d+)-[0-9a-f]{6}$/.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    await endServer(path.join(base, name));
    await removeCluster(path.join(base, name));
  }
}

/** Removes a cluster whose server has ended: its data, its log and its leases. */
export async function removeCluster(data: string): Promise<void> {
  for (const left of [data, `${data}.log`, `${data}.users`]) await rm(left, { recursive: true, force: true });
}

/** The last thing a Postgres program complained of, for a sentence to a person. */
export function lastComplaint(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const complaint =
    lines.findLast((line) => /error:|FATAL|PANIC|could not/i.test(line)) ?? lines.at(-1) ?? "it said nothing.";
  const text = complaint.replace(/^.*?(FATAL|PANIC|error): */i, "").trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Linux only; elsewhere a living process is taken for the server. */
function isSomebodyElse(pid: number, data: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data);
  } catch {
    return false;
  }
}
