// How is one visit of a plan left out?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { loadPlan } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { ReasonedVisitInput } from "@/lib/schemas/plan-change";
import { lengthenTail } from "./lengthen-tail";
import { cancelBookings, expectSeen, memberOf, tellOnce, visitIn } from "./plan-bookings";

/**
 * Leaves a visit out, with its reason; its booking is cancelled with it. What is booked behind it stays: a longer gap breaks
 * none. A touch-up that is left out is followed by another.
 *
 * @throws Refusal "visit-under-way" while the client is here for it, "wrong-step" for one that was given
 * @throws Refusal "plan-changed", "plan-not-active"
 */
export async function skipVisit(ctx: Context, input: ReasonedVisitInput): Promise<void> {
  authorize(ctx.actor, "plan:change");
  const skippedBy = memberOf(ctx);
  const { clinicId } = ctx.actor;
  const { planId, visitId, reason } = input;
  await ctx.book(async (tx) => {
    const plan = await loadPlan(tx, clinicId, planId);
    expectSeen(plan, input.revision, ["active"]);
    const visit = visitIn(plan, visitId);
    const { appointment, phase, number } = visit;
    if (visit.skipped) throw new Refusal("plan-changed");
    if (appointment?.status === "completed") throw new Refusal("wrong-step");
    if (appointment && !isStillToCome(appointment.status)) throw new Refusal("visit-under-way", { phase, number });
    await expectRevision(tx, clinicId, planId, plan.revision);
    await tx.visit.update({
      where: { clinicId_id: { clinicId, id: visitId } },
      data: { skippedAt: ctx.now, skippedBy, skipReason: reason },
    });
    const cancelled = await cancelBookings(tx, ctx, appointment ? [{ visit, appointment }] : [], reason);
    await record(tx, ctx, "visit.skipped", [{ type: "Visit", id: visitId, after: { reason } }]);
    if (phase === "touch_up") await lengthenTail(tx, ctx, planId);
    await tellOnce(tx, ctx, plan, { moved: [], cancelled });
  });
}
