// What does a server do besides answering, and in which order does it end?
import { endClinicPool } from "@/lib/db/clinic-pool";
import { endOwnerPool } from "@/lib/db/owner-pool";
import { startWorker } from "@/lib/jobs/worker";
import { log } from "@/lib/log";

/** Starts the worker; on SIGTERM or SIGINT lets running jobs end, closes the connections, and leaves with 0. */
export async function startBackground(): Promise<void> {
  const worker = await startWorker();
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await worker.stop();
    await Promise.all([endClinicPool(), endOwnerPool()]);
    process.exit(0);
  };
  const endOrReport = () => {
    end().catch((error: unknown) => {
      log().error({ err: error }, "the server did not end in order");
      process.exit(1);
    });
  };
  process.once("SIGTERM", endOrReport);
  process.once("SIGINT", endOrReport);
}
