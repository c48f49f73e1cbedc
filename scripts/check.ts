// Is the code fit to commit? Format, lint, types, dead code and the tests of the pure rooms.
import { packageProgram, runNode } from "./child";
import { end } from "./ending";
import { generateClient } from "./prisma-client";
import { step } from "./steps";

const checks = {
  "format and lint": [packageProgram("@biomejs/biome/bin/biome"), "check"],
  types: [packageProgram("typescript/bin/tsc"), "--noEmit", "--project", "."],
  "dead code": [packageProgram("knip/bin/knip.js")],
  "tests of the pure rooms": [packageProgram("vitest/vitest.mjs"), "run", "--project", "unit", "--reporter=dot"],
};

await step("database client", generateClient, (state) => `database client ${state}`);
await step("types of the routes", () => orSayWhy([packageProgram("next/dist/bin/next"), "typegen"]));

let failed = 0;
// Two at a time: together they are limited by the processor, and the compiler alone takes half of the time.
const waiting = Object.entries(checks);
await Promise.all([checkNext(), checkNext()]);
if (failed > 0)
  console.error(`✗ ${failed === 1 ? "One check" : `${failed} checks`} failed: what to correct stands above.`);
await end(failed > 0 ? 1 : 0);

async function checkNext(): Promise<void> {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const [name, args] = check;
    await step(name, () => orSayWhy(args)).catch(() => {
      failed += 1;
      console.error(`✗ ${name}`);
    });
  }
}

async function orSayWhy(args: readonly string[]): Promise<void> {
  const { code, output } = await runNode(args, { env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: undefined } });
  if (code === 0) return;
  console.error(output.trim());
  throw new Error("What to correct stands above.");
}
