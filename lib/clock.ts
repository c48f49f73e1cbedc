// What time is it?
import { env } from "@/lib/env";

const startedAt = Date.now();

/** Now; in a test build with TEST_CLOCK, the time since the process began, counted from that instant. */
export function now(): Date {
  const { testClock } = env();
  return testClock === undefined ? new Date() : new Date(Date.parse(testClock) + (Date.now() - startedAt));
}
