// What do all changes of a running plan have in common: the plan as it was seen, bookings that end, and one word to the client?
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import type { PlanRecord, VisitRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { announce, type CancelledAppointment, type MovedAppointment } from "@/lib/notifications/announce";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { isStillToCome, STILL_TO_COME } from "@/lib/rules/still-to-come";
import { fromDate, type Minute } from "@/lib/time";
import { localeOf, speaker } from "@/lib/words/say";
import { settleWaiting } from "./end-waiting";
import { freePlaces } from "./free-places";

/** A booking of a plan that has a visit. */
export type Booking = { visit: VisitRecord; appointment: NonNullable<VisitRecord["appointment"]> };

/**
 * @throws Refusal "plan-not-active" unless the plan stands in one of these ways
 * @throws Refusal "plan-changed" when it is not as it was seen any more
 */
export function expectSeen(plan: PlanRecord, revision: number | null, statuses: readonly PlanRecord["status"][]): void {
  if (!statuses.includes(plan.status)) throw new Refusal("plan-not-active");
  if (plan.revision !== revision) throw new Refusal("plan-changed");
}

/** The visit of the plan; one that is not there any more was changed by somebody. */
export function visitIn({ visits }: PlanRecord, visitId: string): VisitRecord {
  const visit = visits.find(({ id }) => id === visitId);
  if (!visit) throw new Refusal("plan-changed");
  return visit;
}

/**
 * What is booked from that minute on.
 *
 * @throws Refusal "visit-under-way" while the client is here for a visit of the plan
 */
export function bookingsFrom({ visits }: PlanRecord, now: Minute): Booking[] {
  return visits.flatMap((visit): Booking[] => {
    const { appointment, phase, number } = visit;
    if (appointment === null || appointment.status === "completed") return [];
    if (!isStillToCome(appointment.status)) throw new Refusal("visit-under-way", { phase, number });
    return appointment.slot.start >= now ? [{ visit, appointment }] : [];
  });
}

/**
 * Cancels bookings of a plan, each audited; the caller tells the client once.
 *
 * @throws Refusal "plan-changed" when one of them is not still to come any more
 */
export async function cancelBookings(
  tx: Tx,
  ctx: Context,
  bookings: readonly Booking[],
  reason: string,
): Promise<CancelledAppointment[]> {
  if (bookings.length === 0) return [];
  const { count } = await tx.appointment.updateMany({
    where: {
      clinicId: ctx.actor.clinicId,
      id: { in: bookings.map(({ appointment }) => appointment.id) },
      status: { in: [...STILL_TO_COME] },
    },
    data: {
      status: "cancelled",
      version: { increment: 1 },
      // A key has no membership: the audit log names it.
      cancelledBy: ctx.actor.kind === "key" ? null : memberOf(ctx),
      cancelReason: reason,
    },
  });
  if (count !== bookings.length) throw new Refusal("plan-changed");
  await record(
    tx,
    ctx,
    "appointment.cancelled",
    bookings.map(({ appointment: { id, status } }) => ({
      type: "Appointment",
      id,
      before: { status },
      after: { status: "cancelled", reason },
    })),
  );
  await freePlaces(
    tx,
    ctx,
    bookings.map(({ appointment: { id, slot } }) => ({ appointmentId: id, slot })),
  );
  return bookings.map(({ visit, appointment }) => ({ appointmentId: appointment.id, visitId: visit.id }));
}

/** The reason that the record keeps of a booking that can't stay and finds no other place, in the words of who is at work. */
export function lostReason({ actor }: Context): string {
  return speaker(localeOf(actor.kind === "system" ? "en" : actor.locale), "planChange")("lostReason");
}

/** @throws Refusal "not-allowed" when nobody who works here asks: what is signed needs a name */
export function memberOf({ actor }: Context): string {
  if (actor.kind !== "member") throw new Refusal("not-allowed");
  return actor.membershipId;
}

/** The waitlist and the messages follow the plan, and the client hears once of all that moved or falls away. What is over by now is not told. */
export async function tellOnce(
  tx: Tx,
  ctx: Context,
  plan: PlanRecord,
  { moved, cancelled }: { moved: readonly MovedAppointment[]; cancelled: readonly CancelledAppointment[] },
): Promise<void> {
  await settleWaiting(
    tx,
    ctx,
    plan.id,
    cancelled.map(({ visitId }) => visitId),
  );
  await scheduleReminders(tx, ctx, plan.client.id);
  const now = fromDate(ctx.now);
  const isToCome = ({ visitId }: CancelledAppointment) =>
    plan.visits.some(({ id, appointment }) => id === visitId && appointment !== null && appointment.slot.start > now);
  await announce(tx, ctx, {
    rule: "visits-changed",
    clientId: plan.client.id,
    moved,
    cancelled: cancelled.filter(isToCome),
    occasion: `${plan.id}:${plan.revision + 1}`,
  });
}
