// How does a plan go on that was paused?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { loadPlan } from "@/lib/db/queries/plans";
import { scheduleReminders } from "@/lib/notifications/outbox";
import type { ResumePlanInput } from "@/lib/schemas/plan-change";
import { expectSeen } from "./plan-bookings";

/**
 * Resumes a paused plan: its open visits are due again, their windows counted from the visit that was given last, so that they
 * may be late by now. Nothing is booked by it.
 *
 * @throws Refusal "plan-changed", "plan-not-active" when it is not paused
 */
export async function resumePlan(ctx: Context, input: ResumePlanInput): Promise<void> {
  authorize(ctx.actor, "plan:change");
  const { clinicId } = ctx.actor;
  const { planId } = input;
  await ctx.book(async (tx) => {
    const plan = await loadPlan(tx, clinicId, planId);
    expectSeen(plan, input.revision, ["paused"]);
    await expectRevision(tx, clinicId, planId, plan.revision);
    await tx.plan.update({
      where: { clinicId_id: { clinicId, id: planId } },
      data: { status: "active", pausedAt: null, pausedBy: null, pauseReason: null },
    });
    await record(tx, ctx, "plan.resumed", [{ type: "Plan", id: planId, before: { reason: plan.pause?.reason ?? "" } }]);
    await scheduleReminders(tx, ctx, plan.client.id);
  });
}
