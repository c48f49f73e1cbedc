// How is a visit written down that was given on another day than it was booked, or without a booking?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { expectRevision } from "@/lib/db/queries/appointments";
import type { VisitRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { areSamePlaces } from "@/lib/scheduling/same-slot";
import type { RecordVisitInput } from "@/lib/schemas/plan-change";
import { appointmentRowOf } from "./appointment-row";
import { freePlaces } from "./free-places";
import { lengthenTail } from "./lengthen-tail";
import { type Booking, cancelBookings, expectSeen, lostReason, memberOf, tellOnce } from "./plan-bookings";
import { previewRecord, type RecordPreview } from "./preview-record";
import { writeMoves } from "./write-moves";

type Judged = RecordPreview & { judgement: NonNullable<RecordPreview["judgement"]> };

/**
 * Writes the plan's next visit down as given at that place, and moves what is booked behind it where the gap no longer holds,
 * all in one transaction. Before its earliest day it stands as an exception that had happened already, also under the floor.
 *
 * @returns how many booked visits moved, and how many lost their place because none was left for them
 * @throws Refusal "not-given-yet", "given-too-long-ago", "given-before-last"; "reason-missing" when it came before its earliest day
 * @throws Refusal "visit-under-way" while the client is here for it; "wrong-step" when it is not the plan's next visit
 * @throws Refusal "plan-changed" when the plan, or what would move, is not as it was seen; nothing has changed then
 * @throws Refusal "clinician-taken", "room-taken", "device-taken" or "client-taken" when something else was there at that time
 */
export async function recordVisit(
  ctx: Context,
  input: RecordVisitInput,
): Promise<{ moved: number; cancelled: number }> {
  authorize(ctx.actor, "visit:record");
  const preview = await previewRecord(ctx, { planId: input.planId, given: input.given });
  const { plan } = preview.facts;
  expectSeen(plan, input.revision, ["active"]);
  const { judgement, problem } = preview;
  if (problem) throw problem;
  if (!judgement || preview.visit?.id !== input.visitId) throw new Refusal("wrong-step");
  if (judgement.isEarly && input.reason === undefined) {
    throw new Refusal("reason-missing", {}, { reason: "required" });
  }
  if (!areSamePlaces(judgement.moves, input.moves)) throw new Refusal("plan-changed");
  return ctx.book(async (tx) => {
    await expectRevision(tx, ctx.actor.clinicId, plan.id, plan.revision);
    return write(tx, ctx, { ...preview, judgement }, preview.visit, input.reason ?? "");
  });
}

async function write(
  tx: Tx,
  ctx: Context,
  { facts, slot, judgement }: Judged,
  visit: VisitRecord,
  reason: string,
): Promise<{ moved: number; cancelled: number }> {
  const { clinicId } = ctx.actor;
  const { plan, place } = facts;
  const overrideId = judgement.isEarly ? await noteException(tx, ctx, visit, judgement.gapDays ?? 1, reason) : null;
  const gapDays = overrideId === null ? visit.gap.earliestDays : (judgement.gapDays ?? 1);

  const moves = judgement.moves.flatMap(({ visitId, slot: to, on }) => (to && on ? [{ visitId, slot: to, on }] : []));
  const lost = plan.visits.flatMap((one): Booking[] =>
    one.appointment && judgement.moves.some((move) => move.visitId === one.id && move.slot === null)
      ? [{ visit: one, appointment: one.appointment }]
      : [],
  );
  const cancelled = await cancelBookings(tx, ctx, lost, lostReason(ctx));
  const { appointment } = visit;
  const appointmentId = appointment?.id ?? uuid();
  const given = { slot, on: judgement.on, gapDays, gapOverrideId: overrideId };
  const itself = appointment ? [{ appointmentId, status: "arrived", ...given }] : [];
  const moved = await writeMoves(tx, ctx, plan, moves, [visit.id], itself);
  if (appointment) {
    await walkThrough(tx, clinicId, appointmentId);
  } else {
    const row = appointmentRowOf(ctx, {
      planId: plan.id,
      visitId: visit.id,
      clientId: plan.client.id,
      location: place.location,
      occupancy: plan.occupancy,
      slot,
      on: judgement.on,
      minGapDays: visit.gap.earliestDays,
      signed: overrideId === null ? null : { id: overrideId, gapDays },
    });
    await tx.appointment.create({ data: { ...row, id: appointmentId, status: "completed" } });
  }
  await record(tx, ctx, "visit.recorded", [
    {
      type: "Appointment",
      id: appointmentId,
      ...(appointment && { before: { ...appointment.slot, status: appointment.status } }),
      after: { ...slot, visitId: visit.id, ...(judgement.isEarly && { gapDays }), ...(reason !== "" && { reason }) },
    },
  ]);
  if (appointment) await freePlaces(tx, ctx, [{ appointmentId, slot: appointment.slot }]);
  if (visit.phase === "touch_up") await lengthenTail(tx, ctx, plan.id);
  await tellOnce(tx, ctx, plan, { moved, cancelled });
  return { moved: moved.length, cancelled: cancelled.length };
}

/** What had happened already is no signature: it may lie under the floor. */
async function noteException(tx: Tx, ctx: Context, visit: VisitRecord, gapDays: number, reason: string) {
  const id = uuid();
  await tx.gapOverride.create({
    data: {
      clinicId: ctx.actor.clinicId,
      id,
      visitId: visit.id,
      kind: "recorded",
      gapDays,
      floorGapDays: visit.gap.blockedUnderDays,
      reason,
      signedBy: memberOf(ctx),
      signedAt: ctx.now,
    },
  });
  return id;
}

/** The rest of an appointment's life, step by step: none is left out. */
async function walkThrough(tx: Tx, clinicId: string, id: string): Promise<void> {
  for (const status of ["in_treatment", "completed"]) {
    await tx.appointment.updateMany({ where: { clinicId, id }, data: { status } });
  }
}
