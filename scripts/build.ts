// Is the built app the one that the sources make?
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packageProgram, runNode } from "./child";
import { onlyOne } from "./only-one";

export type BuildKind = "real" | "test";

const folders = ["app", "components", "lib", "public"];
const distDir = { real: ".next", test: ".next-test" } as const;

/**
 * Builds the app when a source, the configuration, a package or Node has changed since its last build.
 *
 * @param kind a test build may be given a clock; it lies beside the real one
 * @throws Error with one sentence and the build's own words when the sources don't build
 */
export async function buildIfStale(kind: BuildKind): Promise<"built" | "present"> {
  if (isFresh(kind)) return "present";
  return onlyOne(`build-${kind}`, async () => {
    if (isFresh(kind)) return "present";
    const sources = hashOfSources();
    let ended = await build(kind);
    if (ended.code !== 0) {
      rmSync(distDir[kind], { recursive: true, force: true }); // its cache remembers a failed build
      ended = await build(kind);
    }
    if (ended.code !== 0) {
      console.error(ended.output.trim());
      throw new Error("The app could not be built: correct what the build says above and start again.");
    }
    writeFileSync(stampOf(kind), sources);
    return "built";
  });
}

/** What a process of the app needs in its environment to use this build. */
export function buildEnv(kind: BuildKind): Record<string, string | undefined> {
  return {
    NEEDLEPOINT_TEST_BUILD: kind === "test" ? "on" : undefined,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
    FORCE_COLOR: undefined,
  };
}

function build(kind: BuildKind) {
  rmSync(stampOf(kind), { force: true });
  // A build knows no database and no secret: nothing of them can get into it.
  const env = { ...buildEnv(kind), DATABASE_URL: undefined, AUTH_SECRET: undefined, TEST_CLOCK: undefined };
  return runNode([packageProgram("next/dist/bin/next"), "build"], { env });
}

const stampOf = (kind: BuildKind) => path.join(distDir[kind], "made-from");
const isFresh = (kind: BuildKind) =>
  existsSync(path.join(distDir[kind], "BUILD_ID")) &&
  existsSync(stampOf(kind)) &&
  readFileSync(stampOf(kind), "utf8") === hashOfSources();

function hashOfSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources()) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function sources(): string[] {
  const beside = readdirSync(".").filter(
    (name) =>
      /\.(ts|mjs|json)$/.test(name) && !/^(next-env\.d\.ts|package\.json|vitest|playwright|biome|knip)/.test(name),
  );
  const below = folders.filter((folder) => existsSync(folder)).flatMap(filesIn);
  return [...beside, ...below, "prisma/schema.prisma"].sort();
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(path.join("lib", "db", "generated"))); // made from the schema
}
