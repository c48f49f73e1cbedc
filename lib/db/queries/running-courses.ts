// How many courses does a client have at once?
import type { Tx } from "@/lib/db/clinic-pool";

/** Plans that are not ended: with more than one, a sentence has to say which it is about. */
export function countRunningCourses(tx: Tx, clinicId: string, clientId: string): Promise<number> {
  return tx.plan.count({ where: { clinicId, clientId, status: { not: "ended" } } });
}
