// How does what is due of a running plan come to be booked: after a missed visit, a cancellation, or a year?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import { Refusal } from "@/lib/errors";
import { announce } from "@/lib/notifications/announce";
import { type Alternative, alternatives } from "@/lib/scheduling/alternatives";
import { type PlanAnswer, type PlannedVisit, placePlan } from "@/lib/scheduling/place-plan";
import { areSamePlaces } from "@/lib/scheduling/same-slot";
import type { Slot } from "@/lib/scheduling/types";
import type { BookDueInput, FindDueInput, PreviewDueInput } from "@/lib/schemas/plan";
import type { PlainDate } from "@/lib/time";
import { appointmentRowOf } from "./appointment-row";
import { asAsked, asOffered, isClient } from "./as-asked";
import { expectBookable } from "./expect-screening";
import { type Booking, cancelBookings, lostReason, tellOnce } from "./plan-bookings";
import { loadPlanFacts, type PlanFacts } from "./plan-facts";
import { writeMoves } from "./write-moves";

/** A visit that would be booked, or moved, and where. */
export type Placed = PlannedVisit & { slot: Slot; on: PlainDate };

/** What would be booked, what is booked and would have to move for it, and where else the visit that was asked about could go. */
export type DuePreview = {
  facts: PlanFacts;
  answer: PlanAnswer;
  toBook: Placed[];
  toMove: Placed[];
  /** Booked touch-ups that can't stay and find no other place: they are cancelled, and due again. */
  toDrop: Booking[];
  otherDays: Alternative[];
};

const OTHER_DAYS = 6;

const isPlaced = (visit: PlannedVisit): visit is Placed =>
  visit.state === "placed" && visit.slot !== null && visit.on !== null;

/**
 * Places what is due of a plan around what is booked: nothing is held or written.
 *
 * @throws Refusal "not-found", or "plan-not-active" for a plan that is paused or ended
 */
export async function previewDueVisits(ctx: Context, input: PreviewDueInput): Promise<DuePreview> {
  authorize(ctx.actor, "plan:prescribe");
  return placeDue(await offeredFacts(ctx, input.planId), input);
}

/** The ways in which what is due could be booked, the least cost first: each with another day for the first of these visits. */
export type DueWays = { facts: PlanFacts; answer: PlanAnswer; first: Placed | null; ways: DuePreview[] };

/**
 * Asks for the ways in which what is due of a plan could be booked, each a whole that can be booked as it is. None of them cancels
 * a visit that is booked; a client is offered none inside the notice period.
 *
 * @param limit so many days at most for the first visit
 * @throws Refusal "not-found", or "plan-not-active" for a plan that is paused or ended
 */
export async function findDueWays(ctx: Context, { planId }: FindDueInput, limit: number): Promise<DueWays> {
  const facts = await offeredFacts(ctx, planId);
  const best = placeDue(facts, { pins: [], unticked: [] });
  const [first = null] = best.toBook;
  if (!best.answer.ok || first === null) return { facts, answer: best.answer, first, ways: [] };
  const others = alternatives(facts.place.facility, facts.question, first.visitId, limit - 1);
  const tried = others.map(({ slot }) => placeDue(facts, { pins: [{ visitId: first.visitId, slot }], unticked: [] }));
  const ways = [best, ...tried].filter((way) => way.answer.ok && leavesWhatStands(way));
  return { facts, answer: best.answer, first, ways };
}

/** Whether it cancels nothing, and moves nothing that a client may not move by themself any more. */
function leavesWhatStands({ facts, toMove, toDrop }: DuePreview): boolean {
  const startOf = (visitId: string) => facts.plan.visits.find(({ id }) => id === visitId)?.appointment?.slot.start;
  return (
    toDrop.length === 0 && toMove.every(({ visitId }) => (startOf(visitId) ?? Infinity) >= facts.question.notBefore)
  );
}

/** The facts of a plan that runs, as they are for who asks: a client has only their own. */
async function bookableFacts(ctx: Context, planId: string): Promise<PlanFacts> {
  const facts = await ctx.read((tx) => loadPlanFacts(tx, ctx, planId));
  authorize(ctx.actor, "visit:book", facts.plan.client.id);
  if (facts.plan.status !== "active") throw new Refusal("plan-not-active");
  return facts;
}

/**
 * The facts with the question for what is offered. A place that was seen is booked also when there is less time by now.
 *
 * @throws Refusal "not-found", or "plan-not-active" for a plan that is paused or ended
 */
export async function offeredFacts(ctx: Context, planId: string): Promise<PlanFacts> {
  const facts = await bookableFacts(ctx, planId);
  return { ...facts, question: asOffered(ctx, facts) };
}

type Choices = Omit<PreviewDueInput, "planId">;

/** What would be booked with these places chosen, and what moves for it. */
export function placeDue(facts: PlanFacts, { pins, unticked, changing, wishes, firstOn }: Choices): DuePreview {
  const { facility } = facts.place;
  const question = {
    ...facts.question,
    pins,
    unticked,
    ...(wishes !== undefined && { preferences: wishes }),
    ...(firstOn !== undefined && { firstTargetOn: firstOn }),
  };
  const answer = placePlan(facility, question);
  const isBooked = (visitId: string) =>
    facts.plan.visits.some(({ id, appointment }) => id === visitId && appointment !== null);
  const placed = answer.visits.filter(isPlaced);
  const losing = answer.visits.filter(({ state, moved }) => answer.ok && state === "due" && moved);
  return {
    facts,
    answer,
    toDrop: facts.plan.visits.flatMap((visit): Booking[] =>
      visit.appointment && losing.some(({ visitId }) => visitId === visit.id)
        ? [{ visit, appointment: visit.appointment }]
        : [],
    ),
    toBook: placed.filter(({ visitId }) => !isBooked(visitId)),
    toMove: placed.filter(({ visitId, moved }) => isBooked(visitId) && moved),
    otherDays: changing === undefined ? [] : alternatives(facility, question, changing, OTHER_DAYS),
  };
}

/**
 * Books what the person saw, and moves what had to move for it, in one transaction with the messages.
 *
 * @returns how many visits were booked and moved
 * @throws Refusal "plan-changed" when the plan is not the one that was seen any more, "slot-taken" when a place is gone;
 *   nothing has changed then
 * @throws Refusal "screening-blocks" while the client's screening keeps the area from being treated
 */
export async function bookDueVisits(ctx: Context, input: BookDueInput): Promise<{ booked: number; moved: number }> {
  const { clinicId } = ctx.actor;
  const found = await bookableFacts(ctx, input.planId);
  const facts = { ...found, question: asAsked(ctx, found) };
  const { plan } = facts;
  if (plan.revision !== input.revision) throw new Refusal("plan-changed");
  const preview = placeDue(facts, { pins: input.seen, unticked: input.unticked });
  const { toBook, toMove, answer } = preview;
  if (answer.droppedPins.length > 0) throw new Refusal("slot-taken");
  const takesTooMuch = isClient(ctx) && !leavesWhatStands(preview);
  if (!answer.ok || takesTooMuch || !areSamePlaces([...toBook, ...toMove], input.seen)) {
    throw new Refusal("plan-changed");
  }
  return ctx.book(async (tx) => {
    await expectBookable(tx, ctx, {
      clientId: plan.client.id,
      area: plan.area,
      timeZone: facts.place.location.timeZone,
      days: [...toBook, ...toMove].map(({ on }) => on),
    });
    await expectRevision(tx, clinicId, plan.id, plan.revision);
    await write(tx, ctx, preview);
    return { booked: toBook.length, moved: toMove.length };
  });
}

async function write(tx: Tx, ctx: Context, { facts, toBook, toMove, toDrop }: DuePreview): Promise<void> {
  const { plan, place: at } = facts;
  const cancelled = await cancelBookings(tx, ctx, toDrop, lostReason(ctx));
  const moved = await writeMoves(
    tx,
    ctx,
    plan,
    toMove,
    toBook.map(({ visitId }) => visitId),
  );
  const appointments = toBook.map(({ visitId, slot, on }) =>
    appointmentRowOf(ctx, {
      planId: plan.id,
      visitId,
      clientId: plan.client.id,
      location: at.location,
      occupancy: plan.occupancy,
      slot,
      on,
      minGapDays: plan.visits.find(({ id }) => id === visitId)?.gap.earliestDays ?? 1,
      signed: null,
    }),
  );
  await tx.appointment.createMany({ data: appointments });
  await record(
    tx,
    ctx,
    "appointment.booked",
    appointments.map(({ id, visitId, startsAt }) => ({
      type: "Appointment",
      id,
      after: { visitId, startsAt: startsAt.toISOString() },
    })),
  );
  const first = appointments[0];
  if (first) {
    await announce(tx, ctx, {
      rule: "course-booked",
      clientId: plan.client.id,
      appointmentId: first.id,
      visitId: first.visitId,
      occasion: `${plan.id}:${plan.revision + 1}`,
    });
  }
  // The booking's message names all days; where nothing was booked, the new times are told.
  await tellOnce(tx, ctx, plan, { moved: first ? [] : moved, cancelled });
}
