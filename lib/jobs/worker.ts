// Which work waits in the database, and who does it?
import { Logger, parseCronItems, type Runner, run } from "graphile-worker";
import { connectionString } from "@/lib/db/connection-string";
import { sendMessage } from "@/lib/jobs/send-message";
import { sweepMessages } from "@/lib/jobs/sweep-messages";
import { log } from "@/lib/log";

const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "debug" } as const;

/** Task name → function. `sweep-messages` runs each minute and wakes what a lost job left behind. */
export function startWorker(): Promise<Runner> {
  return run({
    connectionString: connectionString(),
    concurrency: 2,
    maxPoolSize: 3,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList: { "send-message": sendMessage, "sweep-messages": sweepMessages },
    parsedCronItems: parseCronItems([{ task: "sweep-messages", match: "* * * * *", identifier: "sweep-messages" }]),
    logger: new Logger(() => (level, message) => log()[LEVELS[level]](message)),
  });
}
