// Which process does a piece of work that two must not do at once?
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "@/lib/db/postgres-process";

const folder = path.resolve("node_modules/.cache/needlepoint");

/** Does `work` while no other process does work of this name in this checkout; a process that was killed holds nobody up. */
export async function onlyOne<T>(name: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, `${name}.lock`);
  mkdirSync(folder, { recursive: true });
  while (!take(file)) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = Number(readFileSync(file, "utf8"));
    if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}
