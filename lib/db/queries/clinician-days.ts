// Whom does a clinician see on some days, wherever they work?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { type AppointmentStatus, occupancyOfRow } from "@/lib/db/queries/plans";
import type { Occupancy } from "@/lib/rules/occupancy";
import { fromDate, type Minute, type PlainDate } from "@/lib/time";

export type ClinicianVisit = {
  id: string;
  start: Minute;
  on: PlainDate;
  timeZone: string;
  locationId: string;
  occupancy: Occupancy;
  status: AppointmentStatus;
  roomId: string;
  client: { id: string; givenName: string; familyName: string };
  planId: string | null;
  /** False where its plan is paused or has ended; true also for a consultation. */
  planRuns: boolean;
  /** null for a consultation. */
  visit: { phase: "session" | "touch_up"; number: number; of: number } | null;
};

const SHOWN = ["booked", "confirmed", "arrived", "in_treatment", "completed", "missed"] as const;

/** Both days included; by start. Five queries. */
export async function loadClinicianVisits(
  tx: Tx,
  clinicId: string,
  clinicianId: string,
  from: PlainDate,
  to: PlainDate,
): Promise<ClinicianVisit[]> {
  const rows = await tx.appointment.findMany({
    where: {
      clinicId,
      clinicianId,
      onDate: { gte: toDbDate(from), lte: toDbDate(to) },
      status: { in: [...SHOWN] },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    include: {
      client: { select: { id: true, givenName: true, familyName: true } },
      visit: { select: { phase: true, number: true } },
      plan: {
        select: { status: true, visits: { where: { phase: "session", skippedAt: null }, select: { id: true } } },
      },
    },
  });
  return rows.flatMap((row) => {
    const { id, timeZone, locationId, roomId, planId, client, visit, plan } = row;
    if (client === null) return [];
    return {
      id,
      start: fromDate(row.startsAt),
      on: fromDbDate(row.onDate),
      timeZone,
      locationId,
      occupancy: occupancyOfRow(row),
      status: SHOWN.find((status) => status === row.status) ?? "booked",
      roomId,
      client,
      planId,
      planRuns: plan === null || plan.status === "active",
      visit:
        visit && plan
          ? {
              phase: visit.phase === "touch_up" ? "touch_up" : "session",
              number: visit.number,
              of: plan.visits.length,
            }
          : null,
    };
  });
}
