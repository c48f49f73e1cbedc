// What is one appointment, and how is it written?
import type { Tx } from "@/lib/db/clinic-pool";
import { toDbDate } from "@/lib/db/dates";
import { Refusal } from "@/lib/errors";
import type { Slot } from "@/lib/scheduling/types";
import { type PlainDate, toDate } from "@/lib/time";

/** @throws Refusal "not-found" */
export async function loadAppointment(tx: Tx, clinicId: string, id: string) {
  const row = await tx.appointment.findUnique({
    where: { clinicId_id: { clinicId, id } },
    include: { client: { select: { id: true, givenName: true, familyName: true } }, location: true },
  });
  if (!row) throw new Refusal("not-found");
  return row;
}
export type AppointmentRow = Awaited<ReturnType<typeof loadAppointment>>;

export type NewPlace = {
  appointmentId: string;
  slot: Slot;
  on: PlainDate;
  status: string;
  gapDays: number | null;
  gapOverrideId: string | null;
};

/**
 * Moves any number of appointments in one statement: the constraints are judged at its end, so that two may change places.
 * An appointment that is booked anew loses its confirmation: `status` says what it is then.
 */
export async function writePlaces(tx: Tx, clinicId: string, places: readonly NewPlace[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Appointment" a
    SET "startsAt" = m.starts_at, "onDate" = m.on_date, "clinicianId" = m.clinician_id, "roomId" = m.room_id,
        "deviceId" = m.device_id, status = m.status, "gapDays" = m.gap_days, "gapOverrideId" = m.override_id, version = a.version + 1
    FROM unnest(
      ${places.map(({ appointmentId }) => appointmentId)}::uuid[],
      ${places.map(({ slot }) => toDate(slot.start))}::timestamptz[],
      ${places.map(({ on }) => toDbDate(on))}::date[],
      ${places.map(({ slot }) => slot.clinicianId)}::uuid[],
      ${places.map(({ slot }) => slot.roomId)}::uuid[],
      ${places.map(({ slot }) => slot.deviceId)}::uuid[],
      ${places.map(({ status }) => status)}::text[],
      ${places.map(({ gapDays }) => gapDays)}::int[],
      ${places.map(({ gapOverrideId }) => gapOverrideId)}::uuid[]
    ) AS m(id, starts_at, on_date, clinician_id, room_id, device_id, status, gap_days, override_id)
    WHERE a."clinicId" = ${clinicId}::uuid AND a.id = m.id`;
}

/**
 * Raises the plan's revision if it is still the one that was read.
 *
 * @throws Refusal "plan-changed" when somebody was faster; nothing has been written then
 */
export async function expectRevision(tx: Tx, clinicId: string, planId: string, revision: number): Promise<void> {
  const { count } = await tx.plan.updateMany({
    where: { clinicId, id: planId, revision },
    data: { revision: revision + 1 },
  });
  if (count === 0) throw new Refusal("plan-changed");
}
