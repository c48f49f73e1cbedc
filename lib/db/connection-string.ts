// Which database does this process speak to?
import { env } from "@/lib/env";

/** @throws Error when DATABASE_URL is not set: `npm start` sets it, to the embedded server where none is given. */
export function connectionString(): string {
  const { databaseUrl } = env();
  if (databaseUrl === undefined) throw new Error("DATABASE_URL is not set: start with npm start, or set it.");
  return databaseUrl;
}
