// Who looks each minute for messages and offers that have lost their job?
import { setTimeout as wait } from "node:timers/promises";
import { now } from "@/lib/clock";
import { sweepMessages } from "@/lib/jobs/sweep-messages";
import { sweepOffers } from "@/lib/jobs/sweep-offers";
import { log } from "@/lib/log";

const EVERY_MS = 60_000;

/**
 * Sweeps each minute until `signal` is aborted, the last sweep to its end. A sweep that fails is logged, and the next one
 * comes. Servers side by side may all sweep: a wake-up that is there already is not added twice.
 */
export async function keepSweeping(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    for (const sweep of [sweepMessages, sweepOffers]) {
      await sweep(now()).catch((error: unknown) => log().error({ err: error }, "the sweep failed"));
    }
  }
}
