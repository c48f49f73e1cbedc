// Who uses the embedded server? A file a process: the last one out ends it.
import { readdirSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { isAlive } from "@/lib/db/postgres-process";

const folderOf = (data: string) => `${data}.users`;

/** Says that this process uses the server over `data`. Taken before the server is looked for, so that nobody ends it in between. */
export async function takeLease(data: string): Promise<void> {
  await mkdir(folderOf(data), { recursive: true, mode: 0o700 });
  await writeFile(path.join(folderOf(data), String(process.pid)), "", { mode: 0o600 });
}

/**
 * Gives this process's lease back; leases of processes that are gone are removed too.
 *
 * @returns how many other processes still use the server
 */
export function dropLease(data: string): number {
  let others = 0;
  for (const name of readdirSync(folderOf(data))) {
    if (Number(name) !== process.pid && isAlive(Number(name))) others += 1;
    else rmSync(`${folderOf(data)}/${name}`, { force: true });
  }
  return others;
}
