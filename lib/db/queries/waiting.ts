// Who waits for an earlier place at a location, and which places have passed them already?
import type { Tx } from "@/lib/db/clinic-pool";
import { slotOf } from "@/lib/db/queries/plans";
import type { Wishes } from "@/lib/rules/waitlist";
import type { FreedTime } from "@/lib/scheduling/waitlist";
import { slotSchema } from "@/lib/schemas/series";
import { wishesSchema } from "@/lib/schemas/waitlist";
import { fromDate, type Minute } from "@/lib/time";

/** Somebody who waits and is offered nothing at the moment. */
export type WaitingEntry = {
  id: string;
  planId: string;
  visitId: string;
  clientId: string;
  clientTimeZone: string;
  area: string;
  since: Minute;
  wishes: Wishes;
  /** When its visit is booked; null when it is not. */
  bookedAt: Minute | null;
  /** The places that were offered for it, and those that it has left. */
  passed: FreedTime[];
};

/**
 * Who waits at a location for something earlier, of running plans, and is offered nothing now: at most eight queries.
 */
export async function loadWaiting(tx: Tx, clinicId: string, locationId: string): Promise<WaitingEntry[]> {
  const rows = await tx.waitlistEntry.findMany({
    where: {
      clinicId,
      endedAt: null,
      plan: { locationId, status: "active" },
      visit: { skippedAt: null },
      offers: { none: { answer: null } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: {
      plan: { select: { area: true, client: { select: { timeZone: true } } } },
      visit: { select: { appointments: { where: { counts: true } } } },
      offers: { include: { hold: true } },
    },
  });
  const left = await loadLeftPlaces(
    tx,
    clinicId,
    rows.flatMap(({ visit }) => visit.appointments.map(({ id }) => id)),
  );
  return rows.map((row): WaitingEntry => {
    const [appointment] = row.visit.appointments;
    const parts = appointment && { from: appointment.clinicianFrom, to: appointment.clinicianTo };
    const had = (appointment && left.get(appointment.id)) ?? [];
    return {
      id: row.id,
      planId: row.planId,
      visitId: row.visitId,
      clientId: row.clientId,
      clientTimeZone: row.plan.client.timeZone,
      area: row.plan.area,
      since: fromDate(row.createdAt),
      wishes: wishesSchema.parse(row.wishes),
      bookedAt: appointment ? fromDate(appointment.startsAt) : null,
      passed: [
        ...row.offers.map(({ hold }) => timeOf(slotOf(hold), { from: hold.clinicianFrom, to: hold.clinicianTo })),
        ...(parts ? had.map((slot) => timeOf(slot, parts)) : []),
      ],
    };
  });
}

/** The clinician's part of a visit at that place. */
export function timeOf(
  { start, clinicianId }: { start: Minute; clinicianId: string },
  { from, to }: { from: number; to: number },
): FreedTime {
  return { clinicianId, span: { start: start + from, end: start + to } };
}

/** The places that appointments were moved away from, as the audit log has them. */
async function loadLeftPlaces(tx: Tx, clinicId: string, appointmentIds: readonly string[]) {
  const left = new Map<string, { start: Minute; clinicianId: string }[]>();
  if (appointmentIds.length === 0) return left;
  const entries = await tx.auditEntry.findMany({
    where: { clinicId, recordId: { in: [...appointmentIds] }, action: "appointment.moved" },
    select: { recordId: true, detail: { select: { before: true } } },
  });
  for (const { recordId, detail } of entries) {
    const before = slotSchema.safeParse(detail?.before);
    if (before.success) left.set(recordId, [...(left.get(recordId) ?? []), before.data]);
  }
  return left;
}
