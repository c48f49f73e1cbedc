// What becomes of a place that falls free?
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { enqueueJobs } from "@/lib/db/jobs";
import type { Slot } from "@/lib/scheduling/types";
import { fromDate } from "@/lib/time";

/** A place that an appointment had until now. */
export type FreedPlace = { appointmentId: string; slot: Slot };

/**
 * Sees to it that places are offered to those who wait, once the transaction in which they fell free has committed. The one
 * way for all that frees places: moves, cancellations, visits that were given at another time, offers that nobody took.
 */
export async function freePlaces(tx: Tx, ctx: Context, freed: readonly FreedPlace[]): Promise<void> {
  const { clinicId } = ctx.actor;
  const now = fromDate(ctx.now);
  await enqueueJobs(
    tx,
    freed
      .filter(({ slot }) => slot.start > now)
      .map(({ appointmentId, slot }) => ({
        task: "offer-freed-place",
        key: `${clinicId}:freed:${appointmentId}:${slot.start}`,
        payload: { clinicId, appointmentId, slot },
        delayMs: null,
      })),
  );
}
