// Where may the embedded Postgres keep its files, and which account runs it?
import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";

/** Ids are undefined where the platform has none (Windows). */
export type ServerAccount = { uid: number | undefined; gid: number | undefined };
export type PostgresPlace = { base: string; account: ServerAccount };

/** Postgres refuses to run as root, so there another account runs it. */
export const runsAsRoot = () => process.getuid?.() === 0;

/**
 * A folder of ours for the server's programs and data, which the account that runs it can reach: `wanted` when somebody chose one,
 * else `.data/postgres` in the project, else, when that lies behind a folder closed to the account, one under /var/tmp.
 *
 * @throws Error with one sentence when there is no such folder or no such account
 */
export async function postgresPlace(project: string, wanted: string | undefined): Promise<PostgresPlace> {
  const account = await serverAccount();
  const beside = path.join(project, ".data", "postgres");
  const chosen = wanted !== undefined ? path.resolve(wanted) : null;
  const base = chosen ?? (!runsAsRoot() || (await reachable(project)) ? beside : await sharedFolder(project));
  if (base === beside) await ownFolder(path.dirname(beside), runsAsRoot() ? 0o755 : 0o700);
  await ownFolder(base, runsAsRoot() ? 0o755 : 0o700);
  if (runsAsRoot() && !(await reachable(base))) {
    throw new Error(
      `The account that runs Postgres (uid ${account.uid}) cannot reach ${base}: set EMBEDDED_PG_DIR to a folder that it can.`,
    );
  }
  return { base, account };
}

async function serverAccount(): Promise<ServerAccount> {
  if (!runsAsRoot()) return { uid: process.getuid?.(), gid: process.getgid?.() };
  // initdb wants an account that has an entry here.
  const rows = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const row =
    rows.find(([name]) => name === "nobody") ??
    rows.find(([name]) => name === "postgres") ??
    rows.find(([, , uid]) => Number(uid) > 0);
  if (!row)
    throw new Error(
      "Postgres does not run as root and there is no other account here: start as an ordinary user, or set DATABASE_URL.",
    );
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/** Can every account walk down to `folder`, or to the part of it that exists? */
async function reachable(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found && (found.mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

async function sharedFolder(project: string): Promise<string> {
  const name = createHash("sha256")
    .update(await realpath(project))
    .digest("hex")
    .slice(0, 12);
  const parent = await ownFolder(`/var/tmp/needlepoint-${process.getuid?.()}`, 0o755);
  return path.join(parent, name);
}

/** A folder of ours, never one that somebody else put at a name that can be guessed. */
async function ownFolder(folder: string, mode: number): Promise<string> {
  await mkdir(folder, { recursive: true, mode });
  const found = await lstat(folder);
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
    throw new Error(
      `${folder} belongs to somebody else: start as its owner, or set EMBEDDED_PG_DIR to another folder.`,
    );
  }
  await chmod(folder, mode);
  return folder;
}
