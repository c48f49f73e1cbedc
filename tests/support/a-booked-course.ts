// How does a test of a move get a course that is booked the way the product books it?
import { bookSeries } from "@/lib/operations/book-series";
import { previewSeries } from "@/lib/operations/preview-series";
import type { Slot } from "@/lib/scheduling/types";
import type { SeriesInput } from "@/lib/schemas/series";
import { fromDate, type PlainDate } from "@/lib/time";
import { rowsOf, type WorkingClinic } from "./a-working-clinic";

export type BookedVisit = { appointmentId: string; visitId: string; on: PlainDate; slot: Slot; status: string };

/** Four sessions from today on, and the touch-up inside the horizon. */
export async function aBookedCourse(
  clinic: WorkingClinic,
  wishes: Partial<SeriesInput> = {},
): Promise<{ planId: string; visits: BookedVisit[] }> {
  const ctx = await clinic.asked("clinician");
  const input: SeriesInput = {
    clientId: clinic.clientId,
    locationId: clinic.locationId,
    protocolVersionId: clinic.protocolVersionId,
    sessions: 4,
    area: "face",
    preferences: {},
    pins: [],
    unticked: [],
    ...wishes,
  };
  const { answer } = await previewSeries(ctx, input);
  const seen = answer.visits.flatMap(({ position, slot }) => (slot ? [{ position, slot }] : []));
  const booked = await bookSeries(ctx, { ...input, seen });
  if (!booked.booked) throw new Error("The course could not be booked");
  return { planId: booked.planId, visits: await bookedVisits(booked.planId) };
}

/** What is booked of a plan now, by start. */
export async function bookedVisits(planId: string): Promise<BookedVisit[]> {
  type Row = {
    id: string;
    visitId: string;
    on: string;
    startsAt: Date;
    clinicianId: string;
    roomId: string;
    deviceId: string;
    status: string;
  };
  const rows = await rowsOf<Row>(
    `SELECT id, "visitId", "onDate"::text AS on, "startsAt", "clinicianId", "roomId", "deviceId", status
     FROM "Appointment" WHERE "planId" = $1 AND counts ORDER BY "startsAt"`,
    [planId],
  );
  return rows.map(({ id, visitId, on, startsAt, status, ...where }) => ({
    appointmentId: id,
    visitId,
    on,
    status,
    slot: { start: fromDate(startsAt), clinicianId: where.clinicianId, roomId: where.roomId, deviceId: where.deviceId },
  }));
}
