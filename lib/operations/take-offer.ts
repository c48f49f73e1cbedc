// How is an offered place taken, by exactly one?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { cancelJobs } from "@/lib/db/jobs";
import { expectRevision } from "@/lib/db/queries/appointments";
import { occupancyOfRow, slotOf } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { announce } from "@/lib/notifications/announce";
import type { Slot } from "@/lib/scheduling/types";
import { standsAt, withoutHold } from "@/lib/scheduling/waitlist";
import type { AnswerOfferInput } from "@/lib/schemas/waitlist";
import { type PlainDate, toDate } from "@/lib/time";
import { appointmentRowOf } from "./appointment-row";
import { answerOffers } from "./close-offers";
import { endWaiting } from "./end-waiting";
import { expectBookable } from "./expect-screening";
import { endOffersJob } from "./offers-job";
import { tellOnce, visitIn } from "./plan-bookings";
import { loadPlanFacts, occupancyOfVisit, type PlanFacts } from "./plan-facts";
import { writeMoves } from "./write-moves";

/**
 * Takes an offered place: the booking moves there and keeps its id, or a visit that was due is booked. The client waits no
 * longer, others who were offered the same place are not any more, and the place that it leaves goes round again. Staff may
 * take it for a client. Twice does it once.
 *
 * @returns the appointment that has the place
 * @throws Refusal "offer-over" when another one was faster, or its time is over; nothing has changed then
 * @throws Refusal "offer-unfit" when the plan has changed so that the place does not suit it any more
 * @throws Refusal "plan-changed", "screening-blocks", "slot-taken"
 * @throws Refusal "not-found", also for a client who answers somebody else's offer
 */
export async function takeOffer(ctx: Context, { offerId }: AnswerOfferInput): Promise<{ appointmentId: string }> {
  const { offer, facts } = await ctx.read(async (tx) => {
    const offer = await loadOffer(tx, ctx, offerId);
    return { offer, facts: await loadPlanFacts(tx, ctx, offer.entry.planId) };
  });
  const { plan, place, question } = facts;
  const { visitId } = offer.entry;
  const visit = visitIn(plan, visitId);
  if (offer.answer === "taken" && visit.appointment) return { appointmentId: visit.appointment.id };
  if (offer.answer !== null || offer.expiresAt <= ctx.now) throw new Refusal("offer-over");
  const held = slotOf(offer.hold);
  const { device } = occupancyOfVisit(plan, visit);
  const slot = { ...held, deviceId: device === null ? null : held.deviceId };
  const facility = withoutHold(place.facility, held, occupancyOfRow(offer.hold));
  const isSooner = visit.appointment === null || slot.start < visit.appointment.slot.start;
  const on = isSooner ? standsAt(facility, question, visitId, slot) : null;
  if (plan.status !== "active" || on === null) throw new Refusal("offer-unfit");
  return ctx.book((tx) => write(tx, ctx, { offer, facts, slot, on }));
}

type Offer = Awaited<ReturnType<typeof loadOffer>>;
type Taking = { offer: Offer; facts: PlanFacts; slot: Slot; on: PlainDate };

async function loadOffer(tx: Tx, ctx: Context, id: string) {
  const offer = await tx.waitlistOffer.findUnique({
    where: { clinicId_id: { clinicId: ctx.actor.clinicId, id } },
    include: { entry: true, hold: true },
  });
  if (!offer) throw new Refusal("not-found");
  authorize(ctx.actor, "waitlist:answer", offer.entry.clientId);
  return offer;
}

async function write(tx: Tx, ctx: Context, taking: Taking): Promise<{ appointmentId: string }> {
  const { clinicId } = ctx.actor;
  const { offer, facts, on } = taking;
  const { plan, place } = facts;
  const { id, holdId, entryId, expiresAt } = offer;
  // The one statement that decides who was first.
  const { count } = await tx.appointment.updateMany({
    where: { clinicId, id: holdId, status: "held", holdExpiresAt: { gt: ctx.now } },
    data: { status: "cancelled", holdExpiresAt: null },
  });
  if (count === 0) throw new Refusal("offer-over");
  const open = await tx.waitlistOffer.findMany({
    where: { clinicId, holdId, answer: null },
    select: { id: true, holdId: true },
  });
  if (!open.some((one) => one.id === id)) throw new Refusal("offer-over");
  const { timeZone } = place.location;
  await expectBookable(tx, ctx, { clientId: plan.client.id, area: plan.area, timeZone, days: [on] });
  await expectRevision(tx, clinicId, plan.id, plan.revision);
  await answerOffers(tx, ctx, [{ id, holdId }], "taken");
  const others = open.filter((one) => one.id !== id);
  await answerOffers(tx, ctx, others, "withdrawn");
  await endWaiting(tx, ctx, [entryId], "served");
  await cancelJobs(tx, [endOffersJob(ctx, { holdId, expiresAt }).key]);
  return { appointmentId: await placeVisit(tx, ctx, taking) };
}

/** Moves the booking, or books what was due; the client hears of it as of any move or booking. */
async function placeVisit(tx: Tx, ctx: Context, { offer, facts, slot, on }: Taking): Promise<string> {
  const { plan, place } = facts;
  const { visitId } = offer.entry;
  const visit = visitIn(plan, visitId);
  if (visit.appointment) {
    const moved = await writeMoves(tx, ctx, plan, [{ visitId, slot, on }]);
    await tellOnce(tx, ctx, plan, { moved, cancelled: [] });
    return visit.appointment.id;
  }
  const row = appointmentRowOf(ctx, {
    planId: plan.id,
    clientId: plan.client.id,
    location: place.location,
    occupancy: plan.occupancy,
    minGapDays: visit.gap.earliestDays,
    signed: null,
    ...{ visitId, slot, on },
  });
  await tx.appointment.create({ data: row });
  await record(tx, ctx, "appointment.booked", [
    { type: "Appointment", id: row.id, after: { visitId, startsAt: toDate(slot.start).toISOString() } },
  ]);
  const occasion = `${plan.id}:${plan.revision + 1}`;
  await announce(tx, ctx, {
    rule: "course-booked",
    ...{ clientId: plan.client.id, appointmentId: row.id, visitId, occasion },
  });
  await tellOnce(tx, ctx, plan, { moved: [], cancelled: [] });
  return row.id;
}
