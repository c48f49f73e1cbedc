// How does what is due of a running plan come to be booked: after a missed visit, a cancellation, or a year?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { toDbDate } from "@/lib/db/dates";
import { expectRevision, type NewPlace, writePlaces } from "@/lib/db/queries/appointments";
import { partsRowOf, type VisitRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { announce } from "@/lib/notifications/announce";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { type Alternative, alternatives } from "@/lib/scheduling/alternatives";
import { isSameSlot, type PlanAnswer, type PlannedVisit, placePlan } from "@/lib/scheduling/place-plan";
import type { Slot } from "@/lib/scheduling/types";
import type { BookDueInput, PreviewDueInput } from "@/lib/schemas/plan";
import { type PlainDate, toDate } from "@/lib/time";
import { loadPlanFacts, type PlanFacts } from "./plan-facts";

/** A visit that would be booked, or moved, and where. */
export type Placed = PlannedVisit & { slot: Slot; on: PlainDate };

/** What would be booked, what is booked and would have to move for it, and where else the visit that was asked about could go. */
export type DuePreview = {
  facts: PlanFacts;
  answer: PlanAnswer;
  toBook: Placed[];
  toMove: Placed[];
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
  return {
    facts,
    answer,
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

/** Behind a visit with a new place the gap is another one: a signature for it lapses, and the ordinary gap holds there again. */
function signaturesLapsing(visits: readonly VisitRecord[], placedIds: ReadonlySet<string>): NewPlace[] {
  const standing = visits.filter(({ id, appointment, skipped }) => !skipped && (appointment || placedIds.has(id)));
  return standing.flatMap(({ id, appointment, gap }, index) => {
    const before = standing[index - 1];
    if (!appointment?.override || placedIds.has(id) || !before || !placedIds.has(before.id)) return [];
    const { id: appointmentId, slot, on, status } = appointment;
    return [{ appointmentId, slot, on, status, gapDays: gap.earliestDays, gapOverrideId: null }];
  });
}

async function write(tx: Tx, ctx: Context, { facts, toBook, toMove }: DuePreview): Promise<void> {
  const { clinicId } = ctx.actor;
  const { plan, place: at } = facts;
  const moves = toMove.flatMap((visit) => {
    const stored = plan.visits.find(({ id }) => id === visit.visitId);
    return stored?.appointment ? [{ visit, stored, appointment: stored.appointment }] : [];
  });
  await writePlaces(tx, clinicId, [
    ...moves.map(({ visit, stored, appointment }) => ({
      appointmentId: appointment.id,
      slot: visit.slot,
      on: visit.on,
      status: "booked",
      gapDays: stored.gap.earliestDays,
      gapOverrideId: null,
    })),
    ...signaturesLapsing(plan.visits, new Set([...toBook, ...toMove].map(({ visitId }) => visitId))),
  ]);
  const appointments = toBook.map(({ visitId, slot, on }) => {
    const earliestDays = plan.visits.find(({ id }) => id === visitId)?.gap.earliestDays ?? 1;
    return {
      clinicId,
      id: uuid(),
      locationId: at.location.id,
      timeZone: at.location.timeZone,
      clientId: plan.client.id,
      planId: plan.id,
      visitId,
      clinicianId: slot.clinicianId,
      roomId: slot.roomId,
      deviceId: slot.deviceId,
      startsAt: toDate(slot.start),
      onDate: toDbDate(on),
      ...partsRowOf(plan.occupancy),
      status: "booked",
      minGapDays: earliestDays,
      gapDays: earliestDays,
      createdAt: ctx.now,
    };
  });
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
  await record(
    tx,
    ctx,
    "appointment.moved",
    moves.map(({ visit, appointment }) => ({
      type: "Appointment",
      id: appointment.id,
      before: { ...appointment.slot },
      after: { ...visit.slot },
    })),
  );
  await scheduleReminders(tx, ctx, plan.client.id);
  const first = appointments[0];
  if (first) {
    await announce(tx, ctx, {
      rule: "course-booked",
      clientId: plan.client.id,
      appointmentId: first.id,
      visitId: first.visitId,
      occasion: `${plan.id}:${plan.revision + 1}`,
    });
    return;
  }
  // The booking's message names all days; where nothing was booked, the new times are told.
  await announce(tx, ctx, {
    rule: "visit-moved",
    clientId: plan.client.id,
    moved: moves.map(({ visit, appointment }) => ({
      appointmentId: appointment.id,
      visitId: visit.visitId,
      from: toDate(appointment.slot.start),
    })),
    occasion: `${plan.id}:${plan.revision + 1}`,
  });
}
