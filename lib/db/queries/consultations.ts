// Which appointments of a client belong to no plan?
import type { Tx } from "@/lib/db/clinic-pool";
import { liveStatusOf, occupancyOfRow, slotOf } from "@/lib/db/queries/plans";
import type { Occupancy } from "@/lib/rules/occupancy";
import type { LiveStatus } from "@/lib/scheduling/plan-request";
import type { Slot } from "@/lib/scheduling/types";

export type Consultation = {
  appointmentId: string;
  locationId: string;
  status: LiveStatus;
  slot: Slot;
  occupancy: Occupancy;
};

/** Those that start at `from` or later and are still to come, by start. One query. */
export async function loadConsultations(
  tx: Tx,
  clinicId: string,
  clientId: string,
  from: Date,
): Promise<Consultation[]> {
  const rows = await tx.appointment.findMany({
    where: { clinicId, clientId, planId: null, counts: true, status: { not: "completed" }, startsAt: { gte: from } },
    orderBy: { startsAt: "asc" },
  });
  return rows.map((row) => ({
    appointmentId: row.id,
    locationId: row.locationId,
    status: liveStatusOf(row.status),
    slot: slotOf(row),
    occupancy: occupancyOfRow(row),
  }));
}
