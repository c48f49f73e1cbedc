// Do two descriptions of the database say the same? Asks Prisma's schema engine, as WebAssembly over `pg`: its native program would have to be downloaded.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

const SCHEMA = "prisma/schema.prisma";
const MIGRATIONS = "prisma/migrations";
const NONE = { externalTables: [], externalEnums: [] };

type Described = Readonly<Record<string, unknown>> & { tag: string };
type DiffAnswer = { exitCode: number; stdout?: string | null };
type Engine = {
  diff(input: {
    from: Described;
    to: Described;
    script: boolean;
    exitCode: boolean;
    filters: typeof NONE;
  }): Promise<DiffAnswer>;
};
type EngineModule = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (options: unknown, log: () => void, adapter: unknown) => Promise<Engine> };
};

/** What schema.prisma describes. */
export function schemaFile(): Described {
  return { tag: "schemaDatamodel", files: [{ path: SCHEMA, content: readFileSync(SCHEMA, "utf8") }] };
}

/** What the migrations make, found out in an empty database. */
export function migrationFiles(): Described {
  const names = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    tag: "migrations",
    baseDir: path.resolve(MIGRATIONS),
    shadowDbInitScript: "",
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(path.join(MIGRATIONS, "migration_lock.toml"), "utf8"),
    },
    migrationDirectories: names
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok", value: readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8") },
        },
      })),
  };
}

/**
 * The SQL that would turn one into the other; empty when they say the same.
 *
 * @param url a database of the server on which the engine may make an empty one
 */
export async function differences(url: string, from: Described, to: Described): Promise<string> {
  const engine = await schemaEngine(url);
  const { exitCode, stdout } = await engine.diff({ from, to, script: true, exitCode: true, filters: NONE });
  return exitCode === 0 ? "" : (stdout ?? "they differ");
}

let loaded: Promise<EngineModule> | undefined; // it may be loaded once only

async function schemaEngine(url: string): Promise<Engine> {
  loaded ??= load();
  const options = { datamodels: [[SCHEMA, readFileSync(SCHEMA, "utf8")]] };
  return (await loaded).SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(adapterFor(url)));
}

async function load(): Promise<EngineModule> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue = (await import(path.join(folder, "schema_engine_bg.js"))) as EngineModule & WebAssembly.ModuleImports;
  const program = await WebAssembly.instantiate(readFileSync(path.join(folder, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": glue,
  });
  glue.__wbg_set_wasm(program.instance.exports);
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  (program.instance.exports.__wbindgen_start as () => void)();
  return glue;
}

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Two repairs to the adapter: it would look for its empty database at the given address, and cut scripts at every semicolon. */
function adapterFor(url: string): PrismaPg {
  const { hostname, port, username, password, pathname } = new URL(url);
  const login = {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  const adapter = new PrismaPg({ ...login, database: pathname.slice(1) });
  const connect = adapter.connect.bind(adapter);
  adapter.connect = async () => repaired(await connect());
  adapter.connectToShadowDb = async () => {
    const database = `${pathname.slice(1)}_shadow_${randomUUID().slice(0, 8)}`;
    const server = new pg.Client({ connectionString: url });
    await server.connect();
    await server.query(`CREATE DATABASE "${database}"`);
    const shadow = repaired(await new PrismaPg({ ...login, database }).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await server.query(`DROP DATABASE "${database}" WITH (FORCE)`);
      await server.end();
    };
    return shadow;
  };
  return adapter;
}

const CHAR = 18; // the type of some columns of the catalogue, which the adapter refuses
const TEXT = 25;
const ENGINES_CHARACTER = 6;

function repaired(connection: Connection): Connection {
  const client = connection.underlyingDriver();
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<pg.QueryResult>;
  let asked: number[] = []; // the columns of that type in the answer to the query that is being sent
  Object.assign(client, {
    query: async (...args: unknown[]) => {
      const columns = asked;
      const result = await query(...args);
      result?.fields?.forEach((field, index) => {
        if (field.dataTypeID !== CHAR) return;
        field.dataTypeID = TEXT;
        columns.push(index);
      });
      return result;
    },
  });
  const queryRaw = connection.queryRaw.bind(connection);
  connection.queryRaw = async (question) => {
    const columns: number[] = [];
    asked = columns;
    const answering = queryRaw(question); // reaches client.query before anybody else asks
    asked = [];
    const answer = await answering;
    for (const index of columns) answer.columnTypes[index] = ENGINES_CHARACTER;
    return answer;
  };
  connection.executeScript = async (script: string) => {
    await query(script);
  };
  return connection;
}
