// Does every file import only what its room may know, and do the pure rooms stay pure?
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const PURE = ["errors", "time", "words", "access", "rules", "scheduling", "schemas", "export"];
const BELOW_OPERATIONS = [...PURE, "env", "log", "secrets", "db", "audit", "notifications"];

/** Each room with those that it may import, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  time: [],
  words: ["errors", "time"],
  access: ["errors"],
  rules: ["time", "errors"],
  scheduling: ["time", "rules", "errors"],
  schemas: PURE,
  export: PURE,
  env: ["errors"],
  log: ["env"],
  clock: ["env"],
  secrets: ["errors"],
  db: [...PURE, "env"],
  audit: [...PURE, "db"],
  notifications: [...PURE, "db", "audit", "env", "secrets", "log"],
  auth: [...PURE, "db", "audit", "env", "secrets", "notifications", "log"],
  operations: BELOW_OPERATIONS,
  jobs: [...PURE, "operations", "notifications", "db", "env", "log", "clock"],
  web: [...BELOW_OPERATIONS, "auth", "operations", "clock"],
  components: PURE,
  app: [...PURE, "web", "operations", "db/queries", "components"],
  beside: ["env", "db", "jobs", "auth", "log"], // instrumentation.ts, proxy.ts
  scripts: [...BELOW_OPERATIONS, "auth", "operations", "jobs", "seed"],
  seed: [...BELOW_OPERATIONS, "auth", "operations", "jobs"],
};

/** Who may act as the owner of the tables, whom the wall between clinics does not bind. */
const OWNERS = [
  "lib/auth/actor.ts",
  "lib/auth/demo-people.ts",
  "lib/auth/invitation.ts",
  "lib/auth/sign-in.ts",
  "lib/auth/tries.ts",
  "lib/jobs/background.ts",
  "lib/jobs/sweep-messages.ts",
  "lib/jobs/sweep-offers.ts",
  "lib/notifications/invitation-link.ts",
  "lib/operations/found-clinic.ts",
];

const NOT_PURE = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bcrypto\.|\bprocess\b|\bfetch\(/;
const NOT_PURE_PACKAGES = /^(node:|next($|[/-])|react($|[/-])|pg$|@prisma\/)/;
const SOLVER_NEEDS = ["node:worker_threads", "node:module"];

type Source = { file: string; room: string; text: string; imports: string[]; packages: string[] };

const folders = ["lib", "app", "components", "scripts", "prisma/seed"];
const files = [...folders.flatMap(filesIn), "instrumentation.ts", "proxy.ts"].filter((file) => existsSync(file));
const sources = files.map(read);
const pure = sources.filter(({ room }) => PURE.includes(room));

describe("an import goes from a room to one that it may know", () => {
  test.each(Object.keys(MAY_IMPORT))("%s", (room) => {
    const allowed = (to: string) => to === room || MAY_IMPORT[room]?.some((name) => name === to || name === `${to}/`);
    const wrong = sources
      .filter((source) => source.room === room)
      .flatMap(({ file, imports }) => imports.map((to) => ({ file, to })))
      .filter(({ file, to }) => !allowed(roomOf(to)) && !isException(file, room, to));
    expect(wrong).toEqual([]);
  });
});

test("every file is in a room", () => {
  expect(files.filter((file) => MAY_IMPORT[roomOf(file)] === undefined)).toEqual([]);
});

test("no file imports itself by way of others", () => {
  const importsOf = new Map(sources.map(({ file, imports }) => [file, imports]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(" → "));
    if (trail.includes(file) || done.has(file)) return;
    for (const next of importsOf.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test("a pure room asks neither the clock, chance, the environment nor the outside world", () => {
  expect(pure.filter(({ text }) => NOT_PURE.test(text)).map(({ file }) => file)).toEqual([]);
});

test("a pure room uses neither Node, Next, React nor the database", () => {
  const wrong = pure.flatMap(({ file, packages }) =>
    packages
      .filter((name) => NOT_PURE_PACKAGES.test(name))
      .filter((name) => !(file === "lib/scheduling/solver.ts" && SOLVER_NEEDS.includes(name)))
      .map((name) => `${file}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

test("only lib/env.ts reads the environment; Next itself needs its own variable in instrumentation.ts", () => {
  const readers = sources.filter(({ text }) =>
    /\bprocess\.env\b/.test(text.replaceAll("process.env.NEXT_RUNTIME", "")),
  );
  expect(readers.map(({ file }) => file)).toEqual(["lib/env.ts"]);
});

test("only the files named here act as the owner of the tables", () => {
  const users = sources.filter(({ imports }) => imports.includes("lib/db/owner-pool.ts")).map(({ file }) => file);
  expect(users.sort()).toEqual(OWNERS);
});

test("a file in lib has no default export; next-intl asks for the one of intl.ts", () => {
  const wrong = sources.filter(({ file, text }) => file.startsWith("lib/") && /^export default/m.test(text));
  expect(wrong.map(({ file }) => file)).toEqual(["lib/web/intl.ts"]);
});

test("no file has a name that says nothing", () => {
  expect(files.filter((file) => /(^|[/-])(utils?|helpers?|common|service|manager|index)\.tsx?$/.test(file))).toEqual(
    [],
  );
});

function isException(file: string, room: string, to: string): boolean {
  if (room === "app" && to.startsWith("lib/db/queries/")) return true;
  return file.startsWith("app/api/auth/") && roomOf(to) === "auth";
}

function roomOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  if (first === "lib") return second.replace(/\.ts$/, "");
  if (first === "prisma") return "seed";
  return file.includes("/") ? first : "beside";
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, "/")))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("lib/db/generated/"));
}

function read(file: string): Source {
  const whole = readFileSync(file, "utf8");
  const names = ts.preProcessFile(whole, true, true).importedFiles.map(({ fileName }) => fileName);
  const ours = names.filter((name) => name.startsWith("@/") || name.startsWith("."));
  return {
    file,
    room: roomOf(file),
    text: whole.replace(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm, ""),
    imports: ours.map((name) => located(file, name)).filter((to) => /\.tsx?$/.test(to)),
    packages: names.filter((name) => !ours.includes(name)),
  };
}

function located(from: string, name: string): string {
  const bare = name.startsWith("@/") ? name.slice(2) : path.posix.join(path.posix.dirname(from), name);
  return (
    [bare, `${bare}.ts`, `${bare}.tsx`].find((file) => existsSync(file) && /\.(tsx?|json|css|svg)$/.test(file)) ??
    `${bare}.ts`
  );
}
