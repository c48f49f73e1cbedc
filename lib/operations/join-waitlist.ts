// How does somebody come to wait for an earlier place?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { loadPlan } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { JoinWaitlistInput } from "@/lib/schemas/waitlist";
import { fromDate } from "@/lib/time";
import { memberOf, visitIn } from "./plan-bookings";

/**
 * Puts one visit of a plan on the waitlist, booked or not. Who waits for it already gets the new wishes and keeps their turn.
 *
 * @returns the entry
 * @throws Refusal "plan-not-active" for a plan that is paused or ended, "wrong-step" for a visit that is given, left out or over
 * @throws Refusal "not-found", also for a client who asks about somebody else's plan
 */
export async function joinWaitlist(ctx: Context, input: JoinWaitlistInput): Promise<{ entryId: string }> {
  const { clinicId } = ctx.actor;
  const { planId, visitId, wishes } = input;
  return ctx.book(async (tx) => {
    const plan = await loadPlan(tx, clinicId, planId);
    authorize(ctx.actor, "waitlist:join", plan.client.id);
    if (plan.status !== "active") throw new Refusal("plan-not-active");
    const { skipped, appointment } = visitIn(plan, visitId);
    const isToCome =
      appointment === null || (isStillToCome(appointment.status) && appointment.slot.start > fromDate(ctx.now));
    if (skipped || !isToCome) throw new Refusal("wrong-step");

    const waiting = await tx.waitlistEntry.findFirst({
      where: { clinicId, visitId, endedAt: null },
      select: { id: true, wishes: true },
    });
    if (waiting) {
      await tx.waitlistEntry.update({ where: { clinicId_id: { clinicId, id: waiting.id } }, data: { wishes } });
      await record(tx, ctx, "waitlist.wishes-changed", [{ type: "WaitlistEntry", id: waiting.id, after: { wishes } }]);
      return { entryId: waiting.id };
    }
    const id = uuid();
    const clientId = plan.client.id;
    await tx.waitlistEntry.create({
      data: { clinicId, id, clientId, planId, visitId, wishes, createdAt: ctx.now, createdBy: memberOf(ctx) },
    });
    await record(tx, ctx, "waitlist.joined", [{ type: "WaitlistEntry", id, after: { clientId, visitId, wishes } }]);
    return { entryId: id };
  });
}
