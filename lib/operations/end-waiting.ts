// When does somebody wait no longer, and what becomes of what they were offered?
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import type { WaitingEnd } from "@/lib/rules/waitlist";
import { closeOffers } from "./close-offers";

/** Ends entries of the waitlist; what they are offered at the moment goes on to the next. The caller holds the booking lock. */
export async function endWaiting(
  tx: Tx,
  ctx: Context,
  entryIds: readonly string[],
  endReason: WaitingEnd,
): Promise<void> {
  if (entryIds.length === 0) return;
  const { actor } = ctx;
  const { clinicId } = actor;
  await tx.waitlistEntry.updateMany({
    where: { clinicId, id: { in: [...entryIds] }, endedAt: null },
    data: { endedAt: ctx.now, endedBy: actor.kind === "member" ? actor.membershipId : null, endReason },
  });
  await record(
    tx,
    ctx,
    "waitlist.ended",
    entryIds.map((id) => ({ type: "WaitlistEntry", id, after: { reason: endReason } })),
  );
  const open = await tx.waitlistOffer.findMany({
    where: { clinicId, entryId: { in: [...entryIds] }, answer: null },
    select: { id: true, holdId: true },
  });
  await closeOffers(tx, ctx, open, "withdrawn");
}

/**
 * Brings the waitlist in line with a plan that has just changed: who waits for a visit that was given, fell away or rests with
 * its plan waits no longer. One query where nobody waits.
 *
 * @param cancelled visits whose booking was cancelled, and nothing booked instead
 */
export async function settleWaiting(
  tx: Tx,
  ctx: Context,
  planId: string,
  cancelled: readonly (string | null)[],
): Promise<void> {
  const { clinicId } = ctx.actor;
  const entries = await tx.waitlistEntry.findMany({
    where: { clinicId, planId, endedAt: null },
    select: {
      id: true,
      visitId: true,
      plan: { select: { status: true } },
      visit: { select: { skippedAt: true, appointments: { where: { counts: true }, select: { status: true } } } },
    },
  });
  for (const { id, visitId, plan, visit } of entries) {
    const status = visit.appointments[0]?.status;
    const end: WaitingEnd | null =
      plan.status === "ended"
        ? "plan-ended"
        : plan.status === "paused"
          ? "plan-paused"
          : visit.skippedAt !== null
            ? "left-out"
            : status !== undefined && status !== "booked" && status !== "confirmed"
              ? "given"
              : status === undefined && cancelled.includes(visitId)
                ? "cancelled"
                : null;
    if (end !== null) await endWaiting(tx, ctx, [id], end);
  }
}
