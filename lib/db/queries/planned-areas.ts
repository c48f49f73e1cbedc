// In which areas does a client have a plan that has not ended?
import type { Tx } from "@/lib/db/clinic-pool";

/** One query. */
export async function loadPlannedAreas(tx: Tx, clinicId: string, clientId: string): Promise<string[]> {
  const plans = await tx.plan.findMany({
    where: { clinicId, clientId, status: { not: "ended" } },
    select: { area: true },
  });
  return plans.map(({ area }) => area);
}
