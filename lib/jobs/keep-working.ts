// How does the worker outlive its database?
import { setTimeout as wait } from "node:timers/promises";
import type { Runner } from "graphile-worker";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/log";

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Works until `signal` is aborted: a worker that can't start or comes to an end is started again after 1 to 30 seconds, each
 * time later. An outage is logged once, and once more when it is over.
 *
 * @returns after the running jobs have ended; it never throws
 */
export async function keepWorking(signal: AbortSignal): Promise<void> {
  let waitMs = SHORTEST_WAIT_MS;
  while (!signal.aborted) {
    try {
      const runner = await startWorker();
      if (waitMs > SHORTEST_WAIT_MS) log().info("the worker works again");
      const startedAt = performance.now();
      try {
        await untilItEnds(runner, signal);
      } finally {
        if (performance.now() - startedAt > LONGEST_WAIT_MS) waitMs = SHORTEST_WAIT_MS;
      }
      if (!signal.aborted) log().error("the worker lost a part of itself and starts again");
    } catch (error) {
      if (waitMs === SHORTEST_WAIT_MS) log().error({ err: error }, "the worker stopped and starts again");
    }
    await wait(waitMs, undefined, { signal }).catch(() => undefined);
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }
}

/** @throws whatever ended the runner, if it was not `signal` */
async function untilItEnds(runner: Runner, signal: AbortSignal): Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = () => {
    // To stop what has stopped by itself is an error to the runner, and none to us.
    stopped ??= runner.stop().catch(() => undefined);
    return stopped;
  };
  // Of its two workers one can die alone, and nothing else would tell.
  runner.events.once("worker:fatalError", stop);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) void stop();
  try {
    await runner.promise;
  } finally {
    signal.removeEventListener("abort", stop);
    await stop();
  }
}
