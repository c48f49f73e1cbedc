// Where does a running app write down what went wrong?
import pino from "pino";
import { env } from "@/lib/env";

let made: pino.Logger | undefined;

/** JSON lines on standard output. Never log a name, an address, a token or a constraint's detail: ids at most. */
export function log(): pino.Logger {
  made ??= pino({ level: env().logLevel, base: null });
  return made;
}
