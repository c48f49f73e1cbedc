// Which work waits in the database, and who does it?
import { Logger, type Runner, run } from "graphile-worker";
import { connectionString } from "@/lib/db/connection-string";
import { endOffersOfHold, offerFreedPlace } from "@/lib/jobs/offer-places";
import { sendMessage } from "@/lib/jobs/send-message";
import { log } from "@/lib/log";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "debug" } as const;

/**
 * Task name → function. It finds its way back by itself when the database is away for a while.
 *
 * No crontab: the one that comes with the runner ends it at the first minute in which the database does not answer.
 *
 * @throws whatever the database answers when it can't be reached now
 */
export function startWorker(): Promise<Runner> {
  return run({
    connectionString: connectionString(),
    concurrency: 2,
    maxPoolSize: 3,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: {
      "send-message": sendMessage,
      "offer-freed-place": offerFreedPlace,
      "end-offers": endOffersOfHold,
    },
    parsedCronItems: [],
    logger: new Logger(() => (level, message) => log()[LEVELS[level]](message)),
  });
}
