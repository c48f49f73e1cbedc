// How does a plan end?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { loadPlan } from "@/lib/db/queries/plans";
import type { StopPlanInput } from "@/lib/schemas/plan-change";
import { fromDate } from "@/lib/time";
import { bookingsFrom, cancelBookings, expectSeen, memberOf, tellOnce } from "./plan-bookings";

/**
 * Ends a plan for good: what is booked from now on is cancelled in the same transaction, and the client hears of it once. A
 * new plan for the same area may begin then. What was given stays in the record.
 *
 * @returns how many bookings were cancelled
 * @throws Refusal "visit-under-way" while the client is here
 * @throws Refusal "plan-changed", "plan-not-active" when it has ended already
 */
export async function endPlan(ctx: Context, input: StopPlanInput): Promise<{ cancelled: number }> {
  authorize(ctx.actor, "plan:change");
  const endedBy = memberOf(ctx);
  const { clinicId } = ctx.actor;
  const { planId, reason } = input;
  return ctx.book(async (tx) => {
    const plan = await loadPlan(tx, clinicId, planId);
    expectSeen(plan, input.revision, ["active", "paused"]);
    const bookings = bookingsFrom(plan, fromDate(ctx.now));
    await expectRevision(tx, clinicId, planId, plan.revision);
    await tx.plan.update({
      where: { clinicId_id: { clinicId, id: planId } },
      data: {
        status: "ended",
        endedAt: ctx.now,
        endedBy,
        endReason: reason,
        pausedAt: null,
        pausedBy: null,
        pauseReason: null,
      },
    });
    const cancelled = await cancelBookings(tx, ctx, bookings, reason);
    await record(tx, ctx, "plan.ended", [{ type: "Plan", id: planId, after: { reason, cancelled: cancelled.length } }]);
    await tellOnce(tx, ctx, plan, { moved: [], cancelled });
    return { cancelled: cancelled.length };
  });
}
