// How does a visit come back that was left out?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { loadPlan } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { hasCome } from "@/lib/rules/still-to-come";
import type { BringVisitBackInput } from "@/lib/schemas/plan-change";
import { expectSeen, visitIn } from "./plan-bookings";

/**
 * Makes a visit that was left out due again. Its old booking does not come back: it is booked anew.
 *
 * @throws Refusal "visit-passed-by" when a later visit of the plan was given or is being given
 * @throws Refusal "plan-changed", "plan-not-active"
 */
export async function bringVisitBack(ctx: Context, input: BringVisitBackInput): Promise<void> {
  authorize(ctx.actor, "plan:change");
  const { clinicId } = ctx.actor;
  const { planId, visitId } = input;
  await ctx.book(async (tx) => {
    const plan = await loadPlan(tx, clinicId, planId);
    expectSeen(plan, input.revision, ["active"]);
    const { skipped, skip, position, phase, number } = visitIn(plan, visitId);
    if (!skipped) throw new Refusal("plan-changed");
    const later = plan.visits.filter((one) => one.position > position);
    if (later.some(({ appointment }) => hasCome(appointment?.status ?? null))) {
      throw new Refusal("visit-passed-by", { phase, number });
    }
    await expectRevision(tx, clinicId, planId, plan.revision);
    await tx.visit.update({
      where: { clinicId_id: { clinicId, id: visitId } },
      data: { skippedAt: null, skippedBy: null, skipReason: null },
    });
    const before = { reason: skip?.reason ?? "" };
    await record(tx, ctx, "visit.brought-back", [{ type: "Visit", id: visitId, before }]);
    await scheduleReminders(tx, ctx, plan.client.id);
  });
}
