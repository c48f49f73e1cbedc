// How does a real Postgres run here when nobody has installed one?
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, statSync } from "node:fs";
import { chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "@/lib/db/free-port";
import { moveInto, type PostgresBinaries, postgresBinaries } from "@/lib/db/postgres-binaries";
import { dropLease, takeLease } from "@/lib/db/postgres-leases";
import { postgresPlace, runsAsRoot, type ServerAccount } from "@/lib/db/postgres-place";
import {
  endServer,
  isAlive,
  lastComplaint,
  type RunningServer,
  removeCluster,
  removeLeftovers,
  runningServer,
} from "@/lib/db/postgres-process";
import { inheritedEnv } from "@/lib/env";

// The app's login owns its database and no more: a superuser would walk through row-level security.
const LOGIN = "needlepoint";
const SUPERUSER = "postgres";
const START_LIMIT_MS = 60_000; // recovery after a crash may take a while
const RETRY_LIMIT_MS = 15_000; // orphans of a killed server, or a port that somebody took first

export type EmbeddedPostgres = {
  /** The app's database, as its owner. */
  url: string;
  port: number;
  /** True when a running server was found, of another process or left behind by a killed one. */
  reused: boolean;
  /** Another database of the same server. */
  urlFor(database: string): string;
  isRunning(): boolean;
  /** Starts the server again, on its port, after it was killed. */
  revive(): Promise<void>;
  /** Ends the server, unless another process still uses it. */
  stop(): Promise<void>;
};

type Cluster = {
  data: string;
  binaries: PostgresBinaries;
  account: ServerAccount;
  throwAway: boolean;
};

/**
 * Starts the embedded server, or finds it running. Works as root and as an ordinary user, for two processes at once, and after the
 * server, its owner or both were killed.
 *
 * @param options.project the project's root: its `.data` holds the server unless `folder` says otherwise
 * @param options.throwAway a new, empty server for tests: fast, unsafe, and removed by `stop`
 * @throws Error with one sentence when it can't
 */
export async function startEmbeddedPostgres(options: {
  project: string;
  folder: string | undefined;
  throwAway?: boolean;
}): Promise<EmbeddedPostgres> {
  const throwAway = options.throwAway ?? false;
  const { base, account } = await postgresPlace(options.project, options.folder);
  const binaries = await postgresBinaries(base);
  await removeLeftovers(base);
  const name = throwAway ? `test-${process.pid}-${randomBytes(3).toString("hex")}` : "data-18";
  const cluster: Cluster = { data: path.join(base, name), binaries, account, throwAway };
  if (!existsSync(path.join(cluster.data, "PG_VERSION"))) await initialise(cluster);
  await takeLease(cluster.data);
  const reused = (await runningServer(cluster.data)) !== null;
  const password = (await readFile(passwordFile(cluster.data), "utf8")).trim();
  let server = await bringUp(cluster, password, undefined);
  const urlFor = (database: string) => urlOf(LOGIN, password, server.port, database);

  return {
    url: urlFor(LOGIN),
    port: server.port,
    reused,
    urlFor,
    isRunning: () => isAlive(server.pid),
    async revive() {
      server = await bringUp(cluster, password, server.port);
    },
    async stop() {
      if (dropLease(cluster.data) > 0) return;
      await endServer(cluster.data);
      if (throwAway) await removeCluster(cluster.data);
    },
  };
}

const logFile = (data: string) => `${data}.log`;
// In the data folder, so that it appears with it, in one step.
const passwordFile = (data: string) => path.join(data, "needlepoint.secret");
const urlOf = (user: string, password: string, port: number, database: string) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

async function initialise({ data, binaries, account, throwAway }: Cluster): Promise<void> {
  const draft = `${data}.${process.pid}.tmp`;
  const asked = `${draft}.password`;
  const password = randomBytes(24).toString("base64url");
  await rm(draft, { recursive: true, force: true });
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(asked, `${password}\n`, { mode: 0o600 });
    if (runsAsRoot()) for (const file of [draft, asked]) await chown(file, account.uid ?? 0, account.gid ?? 0);
    const args = ["-D", draft, "-U", SUPERUSER, `--pwfile=${asked}`, "--auth=scram-sha-256", "--encoding=UTF8"];
    args.push("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
    if (throwAway) args.push("--no-sync");
    const child = spawnAs(account, binaries.initdb, args, ["ignore", "pipe", "pipe"]);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    if (code !== 0) throw new Error(`Postgres could not make its data folder ${data}: ${lastComplaint(said)}`);
    await writeFile(passwordFile(draft), password, { mode: 0o600 });
    await moveInto(draft, data);
  } finally {
    await rm(asked, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/** The running server, started when there is none, once it answers. */
async function bringUp(cluster: Cluster, password: string, port: number | undefined): Promise<RunningServer> {
  let child: ChildProcess | undefined;
  let ended: string | null = null;
  let firstFailure = 0;
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    const server = await runningServer(cluster.data);
    if (server?.ready && (await answers(cluster, server.port, password))) return server;
    if (server === null && (child === undefined || ended !== null)) {
      if (ended !== null) {
        firstFailure ||= Date.now();
        if (Date.now() - firstFailure > RETRY_LIMIT_MS) break;
        await sleep(300);
      }
      ended = null;
      child = launch(cluster, port ?? (await freePort()));
      child
        .once("exit", (code, signal) => (ended = String(signal ?? code)))
        .once("error", (error) => (ended = error.message));
    }
    await sleep(20);
  }
  const log = readFileSync(logFile(cluster.data), "utf8");
  throw new Error(`The embedded Postgres did not start: ${lastComplaint(log)} Its log is ${logFile(cluster.data)}.`);
}

function launch({ data, binaries, account, throwAway }: Cluster, port: number): ChildProcess {
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "timezone=UTC"];
  settings.push("log_min_messages=log", "log_min_error_statement=panic"); // a failed statement holds a client's data: not in a log
  if (throwAway) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200");
  const grown = (statSync(logFile(data), { throwIfNoEntry: false })?.size ?? 0) > 1_000_000;
  const log = openSync(logFile(data), grown ? "w" : "a", 0o600);
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  // A process group of its own: Ctrl-C reaches the app first, which then ends the server in order.
  const child = spawnAs(account, binaries.postgres, args, ["ignore", log, log], true);
  child.unref();
  closeSync(log);
  return child;
}

function spawnAs(
  account: ServerAccount,
  command: string,
  args: string[],
  stdio: ("ignore" | "pipe" | number)[],
  detached = false,
): ChildProcess {
  const identity =
    runsAsRoot() && account.uid !== undefined && account.gid !== undefined
      ? { uid: account.uid, gid: account.gid }
      : {};
  const env = { ...inheritedEnv(["PATH", "SystemRoot"]), LC_ALL: "C", TZ: "UTC" };
  return spawn(command, args, { ...identity, env, stdio, detached, cwd: path.dirname(command) });
}

/** Does it let us in? The app's login and database are made on the way, where they are missing. */
async function answers({ throwAway }: Cluster, port: number, password: string): Promise<boolean> {
  const db = new pg.Client({ connectionString: urlOf(SUPERUSER, password, port, "postgres") });
  db.on("error", () => {}); // ended by another process between two statements: the caller asks again
  const unlessThere = (error: { code?: string }) => {
    if (!["42710", "42P04", "23505"].includes(error.code ?? "")) throw error;
  };
  try {
    await db.connect();
    await db
      .query(`CREATE ROLE ${LOGIN} LOGIN CREATEDB CREATEROLE PASSWORD ${db.escapeLiteral(password)}`)
      .catch(unlessThere);
    await db.query(`CREATE DATABASE ${LOGIN} OWNER ${LOGIN}`).catch(unlessThere);
    if (throwAway) await db.query(`ALTER ROLE ${LOGIN} SET client_min_messages = warning`);
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    // Not listening yet, starting, ending, or gone while we asked.
    if (["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P01", "57P02", "57P03"].includes(code) || code === "") return false;
    throw error;
  } finally {
    await db.end().catch(() => {});
  }
}
