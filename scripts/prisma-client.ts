// Does the generated database client fit the schema?
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { packageProgram, runNode } from "./child";
import { onlyOne } from "./only-one";

const stamp = "lib/db/generated/.made-from";

/** Generates the client when the schema, or Prisma itself, has changed since the last time. */
export async function generateClient(): Promise<"generated" | "present"> {
  if (isFresh()) return "present";
  return onlyOne("prisma-client", async () => {
    if (isFresh()) return "present";
    const { code, output } = await runNode([packageProgram("prisma/build/index.js"), "generate"], {
      // It would download an engine that it does not need: any file that exists satisfies it.
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1", DATABASE_URL: undefined },
    });
    if (code !== 0) throw new Error(`The database client could not be generated: ${reasonIn(output)}`);
    writeFileSync(stamp, source());
    return "generated";
  });
}

const isFresh = () => existsSync(stamp) && readFileSync(stamp, "utf8") === source();

function source(): string {
  const hash = createHash("sha256").update(readFileSync("prisma/schema.prisma"));
  return hash.update(readFileSync(packageProgram("prisma/package.json"))).digest("hex");
}

function reasonIn(output: string): string {
  return output.split("\n").find((line) => /error/i.test(line)) ?? "it gave no reason.";
}
