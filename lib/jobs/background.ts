// What does a server do besides answering, and in which order does it end?
import { endClinicPool } from "@/lib/db/clinic-pool";
import { endOwnerPool } from "@/lib/db/owner-pool";
import { keepSweeping } from "@/lib/jobs/keep-sweeping";
import { keepWorking } from "@/lib/jobs/keep-working";
import { log } from "@/lib/log";

/** Starts the worker and the sweep; on SIGTERM or SIGINT lets running jobs end, closes the connections, and leaves with 0. */
export function startBackground(): void {
  const ending = new AbortController();
  const work = Promise.all([keepWorking(ending.signal), keepSweeping(ending.signal)]);
  const end = async () => {
    ending.abort();
    try {
      await work;
    } finally {
      await Promise.all([endClinicPool(), endOwnerPool()]);
    }
    process.exit(0);
  };
  const endOrReport = () => {
    if (ending.signal.aborted) return;
    end().catch((error: unknown) => {
      log().error({ err: error }, "the server did not end in order");
      process.exit(1);
    });
  };
  process.once("SIGTERM", endOrReport);
  process.once("SIGINT", endOrReport);
}
