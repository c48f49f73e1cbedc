// How does a course go on though more days have passed than its protocol goes on after?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { loadPlan } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import type { ReasonedVisitInput } from "@/lib/schemas/plan-change";
import { expectSeen, memberOf, visitIn } from "./plan-bookings";

/**
 * Signs that the plan goes on with this visit: from now on its window reaches to the booking horizon. Nothing is booked by it.
 *
 * @throws Refusal "plan-changed" when the plan is not as it was seen, or the visit is not open any more
 * @throws Refusal "plan-not-active" for a plan that is paused or ended
 */
export async function signGoOn(ctx: Context, input: ReasonedVisitInput): Promise<void> {
  authorize(ctx.actor, "visit:go-on");
  const goOnBy = memberOf(ctx);
  const { clinicId } = ctx.actor;
  const { planId, visitId, reason } = input;
  await ctx.book(async (tx) => {
    const plan = await loadPlan(tx, clinicId, planId);
    expectSeen(plan, input.revision, ["active"]);
    const { appointment, skipped, goOn } = visitIn(plan, visitId);
    if (appointment !== null || skipped || goOn) throw new Refusal("plan-changed");
    await expectRevision(tx, clinicId, planId, plan.revision);
    await tx.visit.update({
      where: { clinicId_id: { clinicId, id: visitId } },
      data: { goOnAt: ctx.now, goOnBy, goOnReason: reason },
    });
    await record(tx, ctx, "visit.gone-on", [{ type: "Visit", id: visitId, after: { reason } }]);
  });
}
