// How does one appointment come to another place, without breaking its plan?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { expectRevision, loadAppointment, type NewPlace, writePlaces } from "@/lib/db/queries/appointments";
import { occupancyOfRow, slotOf, type VisitRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { announce, type MovedAppointment } from "@/lib/notifications/announce";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { noticeEndsAt } from "@/lib/rules/notice";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { decideMove, type MoveDecision } from "@/lib/scheduling/decide-move";
import { isSameSlot } from "@/lib/scheduling/same-slot";
import { findSlots } from "@/lib/scheduling/slots";
import type { Slot } from "@/lib/scheduling/types";
import type { MoveAppointmentInput } from "@/lib/schemas/appointment";
import { addDays, dateOf, fromDate, type PlainDate, toDate } from "@/lib/time";
import { expectBookable } from "./expect-screening";
import { expectSeen } from "./plan-bookings";
import { demandAt, loadClinic, loadPlanFacts, type PlanFacts, surroundings } from "./plan-facts";
import { recordMoved } from "./write-moves";

export type MovedVisit = { appointmentId: string; from: Date; to: Date };

/**
 * Moves one appointment and, where its plan's gaps ask for it and the scope allows it, the visits after it.
 *
 * @returns what moved, the one asked for first, then by position; nothing when it is there already
 * @throws Refusal "plan-changed" when the plan is not the one that was seen; nothing has changed then
 * @throws Refusal "clinician-taken", "room-taken", "device-taken" or "client-taken" when another booking won the race
 * @throws Refusal "gap-too-short", "gap-under-floor", "outside-window", "no-place" or "in-the-past", with the days that would do
 * @throws Refusal "slot-taken" when the place is not free any more, "wrong-step" when the visit is not one that moves any more
 * @throws Refusal "plan-not-active" for a plan that is paused or ended
 * @throws Refusal "screening-blocks" while the client's screening keeps the area from being treated
 * @throws Refusal "too-late-to-move" for a client, from or to a time inside the clinic's notice period
 * @throws Refusal "not-found" for somebody else's appointment, and for a client's consultation
 */
export async function moveAppointment(ctx: Context, input: MoveAppointmentInput): Promise<MovedVisit[]> {
  const found = await ctx.read((tx) => loadAppointment(tx, ctx.actor.clinicId, input.appointmentId));
  authorize(ctx.actor, "appointment:move", found.clientId);
  if (input.overrideReason !== undefined) authorize(ctx.actor, "gap:override");
  await refuseLateClient(ctx, found, input.slot);
  if (isSameSlot(slotOf(found), input.slot)) return [];
  return found.planId === null ? moveAlone(ctx, input) : moveInPlan(ctx, input, found.planId);
}

/** A client may move until the notice period begins, and to a time after it; a consultation they move by phone. Staff always may. */
async function refuseLateClient(
  ctx: Context,
  found: { startsAt: Date; planId: string | null },
  to: Slot,
): Promise<void> {
  if (ctx.actor.kind !== "member" || ctx.actor.role !== "client") return;
  if (found.planId === null) throw new Refusal("not-found");
  const { noticeHours, phone } = await ctx.read((tx) => loadClinic(tx, ctx.actor.clinicId));
  const open = noticeEndsAt(fromDate(ctx.now), noticeHours);
  if (fromDate(found.startsAt) < open || to.start < open) {
    throw new Refusal("too-late-to-move", { hours: noticeHours, phone });
  }
}

async function moveInPlan(ctx: Context, input: MoveAppointmentInput, planId: string): Promise<MovedVisit[]> {
  const { clinicId } = ctx.actor;
  const facts = await ctx.read((tx) => loadPlanFacts(tx, ctx, planId));
  const { plan, place, question } = facts;
  expectSeen(plan, input.revision, ["active"]);
  const visit = plan.visits.find(({ appointment }) => appointment?.id === input.appointmentId);
  if (!visit?.appointment) throw new Refusal("wrong-step");
  const override = input.overrideReason !== undefined;
  const decision = decideMove(place.facility, question, { visitId: visit.id, slot: input.slot, override });
  if (!decision.ok) throw refusedMove(decision, facts, visit);
  if (input.scope === "this" && decision.moves.length > 0) throw new Refusal("plan-changed");

  const moves = movesOf(facts, visit, input.slot, decision);
  return ctx.book(async (tx) => {
    await expectBookable(tx, ctx, {
      clientId: plan.client.id,
      area: plan.area,
      timeZone: place.location.timeZone,
      days: moves.map(({ on }) => on),
    });
    await expectRevision(tx, clinicId, planId, plan.revision);
    const overrideId = decision.overridden
      ? await sign(tx, ctx, visit, decision.gapDays ?? visit.gap.earliestDays, input.overrideReason ?? "")
      : null;
    await writePlaces(tx, clinicId, [
      ...moves.map((move, index) => placeOf(move, index === 0 ? overrideId : null, decision)),
      ...signatureLapsing(plan.visits, visit, moves),
    ]);
    await recordMoved(tx, ctx, moves);
    await tell(
      tx,
      ctx,
      plan.client.id,
      moves.map(({ appointmentId, visit: moved, was }) => ({
        appointmentId,
        visitId: moved.id,
        from: toDate(was.start),
      })),
    );
    return moves.map(({ appointmentId, was, slot }) => ({
      appointmentId,
      from: toDate(was.start),
      to: toDate(slot.start),
    }));
  });
}

type Move = { visit: VisitRecord; appointmentId: string; was: Slot; slot: Slot; on: PlainDate };

/** The visit asked for, then those that must move with it. One that would lose its place altogether is refused. */
function movesOf(
  { plan, place }: PlanFacts,
  visit: VisitRecord,
  slot: Slot,
  decision: Extract<MoveDecision, { ok: true }>,
): Move[] {
  const moveOf = (moved: VisitRecord | undefined, to: Slot | null): Move => {
    if (!moved?.appointment) throw new Refusal("plan-changed");
    if (!to) throw new Refusal("no-place", { phase: moved.phase, number: moved.number });
    const on = dateOf(to.start, place.location.timeZone);
    return { visit: moved, appointmentId: moved.appointment.id, was: moved.appointment.slot, slot: to, on };
  };
  return [
    moveOf(visit, slot),
    ...decision.moves.map((move) =>
      moveOf(
        plan.visits.find(({ id }) => id === move.visitId),
        move.slot,
      ),
    ),
  ];
}

function placeOf(move: Move, overrideId: string | null, decision: Extract<MoveDecision, { ok: true }>): NewPlace {
  const { visit, appointmentId, slot, on } = move;
  return {
    appointmentId,
    slot,
    on,
    // A place that the client did not confirm is only booked.
    status: "booked",
    gapDays: overrideId === null ? visit.gap.earliestDays : decision.gapDays,
    gapOverrideId: overrideId,
  };
}

/** The gap behind a moved visit is another one now: a signature for it lapses, and the ordinary gap holds there again. */
function signatureLapsing(visits: readonly VisitRecord[], moved: VisitRecord, moves: readonly Move[]): NewPlace[] {
  const next = visits.find(({ position, appointment }) => position > moved.position && appointment !== null);
  if (!next?.appointment?.override || moves.some(({ visit }) => visit.id === next.id)) return [];
  const { id: appointmentId, slot, on, status } = next.appointment;
  return [{ appointmentId, slot, on, status, gapDays: next.gap.earliestDays, gapOverrideId: null }];
}

async function sign(tx: Tx, ctx: Context, visit: VisitRecord, gapDays: number, reason: string): Promise<string> {
  if (ctx.actor.kind !== "member") throw new Refusal("not-allowed");
  const { clinicId, membershipId } = ctx.actor;
  const id = uuid();
  await tx.gapOverride.create({
    data: {
      clinicId,
      id,
      visitId: visit.id,
      kind: "signed",
      gapDays,
      floorGapDays: visit.gap.blockedUnderDays,
      reason,
      signedBy: membershipId,
      signedAt: ctx.now,
    },
  });
  await record(tx, ctx, "gap.overridden", [{ type: "Visit", id: visit.id, after: { gapDays, reason } }]);
  return id;
}

/** The messages follow the visits, and the client hears once of all new times. */
async function tell(tx: Tx, ctx: Context, clientId: string, moved: readonly MovedAppointment[]): Promise<void> {
  await scheduleReminders(tx, ctx, clientId);
  const [first] = moved;
  if (!first) return;
  const { id, version } = await tx.appointment.findUniqueOrThrow({
    where: { clinicId_id: { clinicId: ctx.actor.clinicId, id: first.appointmentId } },
    select: { id: true, version: true },
  });
  await announce(tx, ctx, { rule: "visit-moved", clientId, moved, occasion: `${id}:${version}` });
}

/** The decision's "no" about a visit, with the figures that its sentence names. */
export function refusedMove(
  { code, values }: Extract<MoveDecision, { ok: false }>,
  { plan, today }: PlanFacts,
  { id, gap, phase, number }: VisitRecord,
): Refusal {
  // It was free when it was shown: somebody else has it now.
  if (code === "no-place" && values.visitId === undefined) return new Refusal("slot-taken");
  const named = plan.visits.find((visit) => visit.id === values.visitId);
  if (named) return new Refusal(code, { phase: named.phase, number: named.number });
  const before = plan.visits
    .slice(
      0,
      plan.visits.findIndex((visit) => visit.id === id),
    )
    .findLast(({ appointment, skipped }) => appointment !== null && !skipped)?.appointment;
  const earliest = before ? addDays(before.on, gap.earliestDays) : today;
  const days = code === "gap-under-floor" ? gap.blockedUnderDays : gap.earliestDays;
  return new Refusal(code, { earliest, days, ...values, phase, number });
}

/** A consultation has no plan: it goes wherever its people and rooms are free. */
async function moveAlone(ctx: Context, input: MoveAppointmentInput): Promise<MovedVisit[]> {
  const { clinicId } = ctx.actor;
  const facts = await ctx.read(async (tx) => {
    const row = await loadAppointment(tx, clinicId, input.appointmentId);
    const clinic = await loadClinic(tx, clinicId);
    const at = await surroundings(tx, ctx, clinic, {
      locationId: row.locationId,
      clientId: row.clientId ?? "",
      leaveOut: { appointmentId: row.id },
      shortestVisitMinutes: 30,
    });
    return { row, ...at };
  });
  const { row, place, bounds } = facts;
  if (!isStillToCome(row.status)) throw new Refusal("wrong-step");
  if (input.slot.start < fromDate(ctx.now)) throw new Refusal("in-the-past");
  const on = dateOf(input.slot.start, place.location.timeZone);
  const { clinicianId, roomId, deviceId } = input.slot;
  const free = findSlots(place.facility, {
    demand: {
      ...demandAt(place, occupancyOfRow(row)),
      clinicianIds: [clinicianId],
      roomIds: [roomId],
      deviceIds: deviceId === null ? [] : [deviceId],
    },
    clientBusy: place.clientBusy,
    from: on,
    to: on,
    notBefore: bounds.notBefore,
  });
  if (!free.some((slot) => isSameSlot(slot, input.slot))) throw new Refusal("slot-taken");
  await ctx.book(async (tx) => {
    // It may have arrived, or been moved, since it was read.
    const { version } = await loadAppointment(tx, clinicId, row.id);
    if (version !== row.version) throw new Refusal("wrong-step");
    const place = { appointmentId: row.id, slot: input.slot, on, status: "booked", gapDays: null, gapOverrideId: null };
    await writePlaces(tx, clinicId, [place]);
    await recordMoved(tx, ctx, [{ appointmentId: row.id, was: slotOf(row), slot: input.slot }]);
    if (row.clientId) await tell(tx, ctx, row.clientId, [{ appointmentId: row.id, visitId: null, from: row.startsAt }]);
  });
  return [{ appointmentId: row.id, from: row.startsAt, to: toDate(input.slot.start) }];
}
