// How does Needlepoint run from one command? Everything that is missing is made, then the app serves until it is told to end.
import { env, isTestBuild } from "@/lib/env";
import { checkPortIsFree, startApp } from "./app-server";
import { keptSecret } from "./auth-secret";
import { buildIfStale } from "./build";
import { openDatabase, prepareDatabase } from "./database";
import { atEnd, endWith } from "./ending";
import { generateClient } from "./prisma-client";
import { step } from "./steps";

const LOOK_AFTER_MS = 1000;

const dev = process.argv.includes("--dev");
const kind = isTestBuild ? "test" : "real";
const { port, host, appUrl, demo, authSecret } = env();
await checkPortIsFree(port, host);
await step("database client", generateClient, (state) => `database client ${state}`);
const { url, embedded } = await openDatabase();
await prepareDatabase(url, demo, new Date());
if (!dev)
  await step(
    "app",
    () => buildIfStale(kind),
    (state) => `app ${state === "built" ? "built" : "is built"}`,
  );

const secret = authSecret ?? keptSecret(".data");
const settings = {
  DATABASE_URL: url,
  AUTH_SECRET: secret,
  APP_URL: appUrl,
  NEXTAUTH_URL: appUrl,
  NEXTAUTH_SECRET: secret,
};
const app = await step("app answers", () => startApp(dev ? "dev" : kind, { port, host }, settings));
console.log(`Needlepoint is at ${appUrl}`);

if (embedded) {
  // A killed server is started again on its port, and the app's pools find it there.
  const watch = setInterval(() => {
    if (!embedded.isRunning()) void embedded.revive().catch((error: Error) => console.error(`✗ ${error.message}`));
  }, LOOK_AFTER_MS);
  atEnd(async () => clearInterval(watch));
}
const how = await app.ended;
await endWith(new Error(`The app ended unexpectedly (${how}): what it said stands above; start again.`));
