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
import { isSameSlot } from "@/lib/scheduling/same-slot";
import type { Slot } from "@/lib/scheduling/types";
import type { BookDueInput, PreviewDueInput } from "@/lib/schemas/plan";
import type { PlainDate } from "@/lib/time";
import { appointmentRowOf } from "./appointment-row";
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
  const facts = await ctx.read((tx) => loadPlanFacts(tx, ctx, input.planId));
  if (facts.plan.status !== "active") throw new Refusal("plan-not-active");
  return place(facts, input);
}

type Choices = Pick<PreviewDueInput, "pins" | "unticked" | "changing">;

function place(facts: PlanFacts, { pins, unticked, changing }: Choices): DuePreview {
  const { facility } = facts.place;
  const question = { ...facts.question, pins, unticked };
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
  authorize(ctx.actor, "plan:prescribe");
  const { clinicId } = ctx.actor;
  const facts = await ctx.read((tx) => loadPlanFacts(tx, ctx, input.planId));
  const { plan } = facts;
  if (plan.status !== "active") throw new Refusal("plan-not-active");
  if (plan.revision !== input.revision) throw new Refusal("plan-changed");
  const preview = place(facts, { pins: input.seen, unticked: input.unticked });
  const { toBook, toMove, answer } = preview;
  if (answer.droppedPins.length > 0) throw new Refusal("slot-taken");
  if (!answer.ok || !isWhatWasSeen([...toBook, ...toMove], input.seen)) {
    throw new Refusal("plan-changed");
  }
  await ctx.book(async (tx) => {
    await expectBookable(tx, ctx, {
      clientId: plan.client.id,
      area: plan.area,
      timeZone: facts.place.location.timeZone,
    });
    await expectRevision(tx, clinicId, plan.id, plan.revision);
    await write(tx, ctx, preview);
  });
  return { booked: toBook.length, moved: toMove.length };
}

function isWhatWasSeen(placed: readonly Placed[], seen: BookDueInput["seen"]): boolean {
  return (
    placed.length === seen.length &&
    placed.every(({ visitId, slot }) => seen.some((one) => one.visitId === visitId && isSameSlot(one.slot, slot)))
  );
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
