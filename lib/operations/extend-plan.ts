// How does a plan get one more session?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { loadPlan } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { sessionToAdd } from "@/lib/rules/extend-series";
import type { ExtendPlanInput } from "@/lib/schemas/plan-change";
import { expectSeen } from "./plan-bookings";
import { progressOf } from "./plan-progress";

/**
 * Adds a session behind the last one; touch-ups move one on. Nothing is booked or moved by it: booking the new session is the
 * next step, and moves what then can't stay.
 *
 * @returns the new visit
 * @throws Refusal "not-allowed" for one more than the protocol's most, unless the actor prescribes; "reason-missing" without a reason for it
 * @throws Refusal "plan-changed", "plan-not-active"
 */
export async function extendPlan(ctx: Context, input: ExtendPlanInput): Promise<{ visitId: string }> {
  authorize(ctx.actor, "plan:change");
  const { clinicId } = ctx.actor;
  const { planId, reason } = input;
  return ctx.book(async (tx) => {
    const plan = await loadPlan(tx, clinicId, planId);
    expectSeen(plan, input.revision, ["active"]);
    const added = sessionToAdd(plan.protocol, progressOf(plan));
    if (added.isBeyondMost) {
      authorize(ctx.actor, "plan:exceed");
      if (reason === undefined) throw new Refusal("reason-missing", {}, { reason: "required" });
    }
    await expectRevision(tx, clinicId, planId, plan.revision);
    await makeRoom(tx, clinicId, planId, added.position);
    const { position, number, gap } = added;
    const visitId = uuid();
    await tx.visit.create({ data: { clinicId, id: visitId, planId, phase: "session", position, number, ...gap } });
    const after = { visitId, session: number, ...(reason !== undefined && { reason }) };
    await record(tx, ctx, "plan.extended", [{ type: "Plan", id: planId, after }]);
    await scheduleReminders(tx, ctx, plan.client.id);
    return { visitId };
  });
}

/** More than any plan has visits. */
const FAR = 1000;

/** In two steps: a plan's positions are unique after each row, not only after each statement. */
async function makeRoom(tx: Tx, clinicId: string, planId: string, from: number): Promise<void> {
  await tx.visit.updateMany({
    where: { clinicId, planId, position: { gte: from } },
    data: { position: { increment: FAR } },
  });
  await tx.visit.updateMany({
    where: { clinicId, planId, position: { gte: FAR } },
    data: { position: { decrement: FAR - 1 } },
  });
}
