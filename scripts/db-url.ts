// How do I look into the database? Prints its address, so that `psql "$(npm run -s db:url)"` opens it.
import path from "node:path";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { env } from "@/lib/env";

const { databaseUrl, embeddedPgDir } = env();
if (databaseUrl !== undefined) {
  console.log(databaseUrl);
} else {
  const server = await startEmbeddedPostgres({ project: path.resolve("."), folder: embeddedPgDir });
  console.log(server.url);
  // Not on standard output, which holds the address alone.
  if (!server.reused) console.error("Postgres was started for this; it ends with the next npm start.");
  console.error('Open it with any Postgres client, as: psql "$(npm run -s db:url)"');
}
process.exit(0);
