// What signs the sign-in cookies when nobody set AUTH_SECRET?
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A secret made once and kept in the folder, readable by its owner only, so that a restart signs nobody out. */
export function keptSecret(folder: string): string {
  const file = path.join(folder, "auth-secret");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // a second start was quicker
    }
  }
  return readFileSync(file, "utf8").trim();
}
