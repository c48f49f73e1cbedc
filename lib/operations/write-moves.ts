// How do booked visits of a plan come to the places that the engine found for them?
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { type NewPlace, writePlaces } from "@/lib/db/queries/appointments";
import type { PlanRecord, VisitRecord } from "@/lib/db/queries/plans";
import type { MovedAppointment } from "@/lib/notifications/announce";
import type { Slot } from "@/lib/scheduling/types";
import { type PlainDate, toDate } from "@/lib/time";
import { freePlaces } from "./free-places";

export type MoveTo = { visitId: string; slot: Slot; on: PlainDate };

/**
 * Moves the visits in one statement, none of them early, and lets the signatures lapse whose gap is another one now. The
 * caller holds the booking lock, has raised the plan's revision, and tells the client.
 *
 * @param booked visits of the plan that get a place in the same transaction, and had none
 * @param beside places of other kinds that belong to the same statement
 * @returns what moved, for the announcement
 */
export async function writeMoves(
  tx: Tx,
  ctx: Context,
  plan: PlanRecord,
  moves: readonly MoveTo[],
  booked: readonly string[] = [],
  beside: readonly NewPlace[] = [],
): Promise<MovedAppointment[]> {
  const { places, moved } = placesOfMoves(plan, moves, booked);
  await writePlaces(tx, ctx.actor.clinicId, [...places, ...beside]);
  await recordMoved(tx, ctx, moved);
  return moved.map(({ appointmentId, visitId, was }) => ({ appointmentId, visitId, from: toDate(was.start) }));
}

export type PlanMove = { appointmentId: string; visitId: string; was: Slot; slot: Slot };

/** The places of the visits of one plan that move, for one statement: of several plans too. Signatures lapse as in `writeMoves`. */
export function placesOfMoves(
  plan: PlanRecord,
  moves: readonly MoveTo[],
  booked: readonly string[] = [],
): { places: NewPlace[]; moved: PlanMove[] } {
  const known = moves.flatMap((to) => {
    const visit = plan.visits.find(({ id }) => id === to.visitId);
    return visit?.appointment ? [{ to, gap: visit.gap, appointment: visit.appointment }] : [];
  });
  const places = known.map(({ to, gap, appointment }) => ({
    appointmentId: appointment.id,
    slot: to.slot,
    on: to.on,
    // A place that the client did not confirm is only booked.
    status: "booked",
    gapDays: gap.earliestDays,
    gapOverrideId: null,
  }));
  return {
    places: [
      ...places,
      ...signaturesLapsing(plan.visits, new Set([...moves.map(({ visitId }) => visitId), ...booked])),
    ],
    moved: known.map(({ to, appointment }) => ({
      appointmentId: appointment.id,
      visitId: to.visitId,
      was: appointment.slot,
      slot: to.slot,
    })),
  };
}

/** The audit line of each appointment that moved; the places that they left go to those who wait. */
export async function recordMoved(
  tx: Tx,
  ctx: Context,
  moved: readonly { appointmentId: string; was: Slot; slot: Slot }[],
): Promise<void> {
  await freePlaces(
    tx,
    ctx,
    moved.map(({ appointmentId, was }) => ({ appointmentId, slot: was })),
  );
  await record(
    tx,
    ctx,
    "appointment.moved",
    moved.map(({ appointmentId, was, slot }) => ({
      type: "Appointment",
      id: appointmentId,
      before: { ...was },
      after: { ...slot },
    })),
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
