// How does a test book, hold, miss or cancel?
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import type { BuiltVisit, Taken } from "@/tests/support/builders";
import { owner } from "@/tests/support/database";
import { insert, MADE_AT, nextId, type Row } from "./insert";

export type Status =
  | "held"
  | "booked"
  | "confirmed"
  | "arrived"
  | "in_treatment"
  | "completed"
  | "missed"
  | "cancelled";

export type AppointmentOptions = Row & { visit?: BuiltVisit; startsAt?: string; status?: Status };

/**
 * The values of an appointment's row, for a raw INSERT: by default booked on Tue 1 Dec 2026 at 10:00 UTC, 30 minutes of
 * numbing, 30 of needling, 10 of cleaning. Without a `visit` it is a consultation. Other options are columns.
 */
export function appointmentRow(taken: Taken, { visit, ...row }: AppointmentOptions = {}): Row & { id: string } {
  const startsAt = row.startsAt ?? "2026-12-01T10:00:00Z";
  const gap = visit && {
    planId: visit.planId,
    visitId: visit.visitId,
    minGapDays: visit.earliestDays,
    gapDays: visit.earliestDays,
  };
  return {
    clinicId: taken.clinicId,
    id: nextId(),
    locationId: taken.locationId,
    timeZone: taken.timeZone,
    clientId: taken.clientId,
    clinicianId: taken.clinicianId,
    roomId: taken.roomId,
    deviceId: taken.deviceId,
    startsAt,
    onDate: localDay(startsAt, taken.timeZone),
    clientFrom: 0,
    clientTo: 60,
    clinicianFrom: 30,
    clinicianTo: 60,
    roomFrom: 0,
    roomTo: 70,
    deviceFrom: taken.deviceId === null ? null : 30,
    deviceTo: taken.deviceId === null ? null : 70,
    status: "booked",
    holdExpiresAt: row.status === "held" ? "2026-11-24T12:00:00Z" : null,
    createdAt: MADE_AT,
    ...gap,
    ...row,
  };
}

/** How a row that can't begin in a status gets there. */
const STEPS: Readonly<Partial<Record<Status, readonly [Status, Status]>>> = {
  confirmed: ["booked", "confirmed"],
  in_treatment: ["arrived", "in_treatment"],
  missed: ["booked", "missed"],
  cancelled: ["booked", "cancelled"],
};

/** An appointment in any status: see appointmentRow. */
export async function anAppointment(
  taken: Taken,
  options: AppointmentOptions = {},
): Promise<{ clinicId: string; appointmentId: string }> {
  const row = appointmentRow(taken, options);
  const [begin, end] = STEPS[options.status ?? "booked"] ?? [options.status ?? "booked", null];
  await insert("Appointment", { ...row, status: begin });
  if (end !== null) await setStatus(row.id, end);
  return { clinicId: taken.clinicId, appointmentId: row.id };
}

/** One raw UPDATE of an appointment's status, as the owner. */
export async function setStatus(appointmentId: string, status: Status): Promise<void> {
  await owner().query('UPDATE "Appointment" SET status = $2 WHERE id = $1', [appointmentId, status]);
}

/** The local day of an instant that is given as text. */
function localDay(instant: string, timeZone: string): PlainDate {
  return dateOf(fromDate(new Date(instant)), timeZone);
}
