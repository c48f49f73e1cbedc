// How does what is due of a running plan come to be booked: after a missed visit, a cancellation, or a year?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { toDbDate } from "@/lib/db/dates";
import { expectRevision, writePlaces } from "@/lib/db/queries/appointments";
import { partsRowOf } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { announce, scheduleReminders } from "@/lib/notifications/outbox";
import { isSameSlot, type PlanAnswer, type PlannedVisit, placePlan } from "@/lib/scheduling/place-plan";
import type { Slot } from "@/lib/scheduling/types";
import type { BookDueInput, PreviewDueInput } from "@/lib/schemas/plan";
import { toDate } from "@/lib/time";
import { loadPlanFacts, type PlanFacts } from "./plan-facts";

/** What would be booked, and what is booked and would have to move for it. */
export type DuePreview = { facts: PlanFacts; answer: PlanAnswer; toBook: Placed[]; toMove: Placed[] };
type Placed = PlannedVisit & { slot: Slot; on: string };

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
  return place(facts, input.pins);
}

function place(facts: PlanFacts, pins: readonly { visitId: string; slot: Slot }[]): DuePreview {
  const answer = placePlan(facts.place.facility, { ...facts.question, pins: [...pins] });
  const isBooked = (visitId: string) =>
    facts.plan.visits.some(({ id, appointment }) => id === visitId && appointment !== null);
  const placed = answer.visits.filter(isPlaced);
  return {
    facts,
    answer,
    toBook: placed.filter(({ visitId }) => !isBooked(visitId)),
    toMove: placed.filter(({ visitId, moved }) => isBooked(visitId) && moved),
  };
}

/**
 * Books what the person saw, and moves what had to move for it, in one transaction with the messages.
 *
 * @returns how many visits were booked and moved
 * @throws Refusal "plan-changed" when the plan or a place is not the one that was seen any more; nothing has changed then
 */
export async function bookDueVisits(ctx: Context, input: BookDueInput): Promise<{ booked: number; moved: number }> {
  authorize(ctx.actor, "plan:prescribe");
  const { clinicId } = ctx.actor;
  const facts = await ctx.read((tx) => loadPlanFacts(tx, ctx, input.planId));
  const { plan } = facts;
  if (plan.status !== "active") throw new Refusal("plan-not-active");
  if (plan.revision !== input.revision) throw new Refusal("plan-changed");
  const preview = place(facts, input.seen);
  const { toBook, toMove, answer } = preview;
  if (!answer.ok || answer.droppedPins.length > 0 || !isWhatWasSeen([...toBook, ...toMove], input.seen)) {
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

async function write(tx: Tx, ctx: Context, { facts, toBook, toMove }: DuePreview): Promise<void> {
  const { clinicId } = ctx.actor;
  const { plan, place: at } = facts;
  const moves = toMove.flatMap((visit) => {
    const stored = plan.visits.find(({ id }) => id === visit.visitId);
    return stored?.appointment ? [{ visit, stored, appointment: stored.appointment }] : [];
  });
  await writePlaces(
    tx,
    clinicId,
    moves.map(({ visit, stored, appointment }) => ({
      appointmentId: appointment.id,
      slot: visit.slot,
      on: visit.on,
      status: "booked",
      gapDays: stored.gap.earliestDays,
      gapOverrideId: null,
    })),
  );
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
  }
}
