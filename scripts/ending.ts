// How does a command end? In order: what it started last is stopped first, and a failure is one sentence.
import { sentenceOf } from "./failure";

const closers: (() => Promise<void>)[] = [];
let ending = false;

/** Says what has to be stopped when this command ends, by itself, by a failure or by a signal. */
export function atEnd(close: () => Promise<void>): void {
  closers.push(close);
}

/** Stops everything and ends with `code`. */
export async function end(code: number): Promise<never> {
  if (ending) return new Promise<never>(() => {}); // the first call ends the process
  ending = true;
  for (const close of closers.reverse()) {
    await close().catch((error: unknown) => console.error(`✗ ${sentenceOf(error)}`));
  }
  process.exit(code);
}

/** Ends with the failure's sentence; what fails because everything is being stopped is no failure. */
export async function endWith(error: unknown): Promise<never> {
  if (!ending) console.error(`✗ ${sentenceOf(error)}`);
  return end(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
process.on("unhandledRejection", (error) => void endWith(error));
process.on("uncaughtException", (error) => void endWith(error));
