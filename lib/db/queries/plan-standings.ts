// How do the running plans of many clients stand?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate } from "@/lib/db/dates";
import type { Prisma } from "@/lib/db/generated/client";
import { type HinderableBooking, loadHindrances } from "@/lib/db/queries/hindrances";
import type { Hindrance } from "@/lib/rules/hindrance";
import type { StoodVisit } from "@/lib/rules/plan-standing";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { fromDate, minuteOfDay, type PlainDate } from "@/lib/time";

/** A plan that is not ended, with what has to be known to judge it. */
export type RunningPlan = {
  id: string;
  clientId: string;
  locationId: string;
  area: string;
  status: "active" | "paused";
  protocol: { key: string; name: string };
  /** Of its location: its days are those of that clock. */
  timeZone: string;
  /** `appointmentId`: of what is booked or given. */
  visits: (StoodVisit & { appointmentId: string | null })[];
};

/**
 * The plans that are not ended, the oldest first, with what stands in the way of their bookings from `today` on: eight queries,
 * whatever the number of clients.
 */
export async function loadRunningPlans(
  tx: Tx,
  clinicId: string,
  clientIds: readonly string[],
  today: PlainDate,
): Promise<RunningPlan[]> {
  return runningPlans(tx, clinicId, { clientId: { in: [...clientIds] }, status: { not: "ended" } }, today);
}

/** All plans of a location that are active, or of the whole clinic: eight queries, whatever their number. */
export function loadActivePlans(
  tx: Tx,
  clinicId: string,
  locationId: string | null,
  today: PlainDate,
): Promise<RunningPlan[]> {
  return runningPlans(tx, clinicId, { status: "active", ...(locationId !== null && { locationId }) }, today);
}

async function runningPlans(
  tx: Tx,
  clinicId: string,
  where: Prisma.PlanWhereInput,
  today: PlainDate,
): Promise<RunningPlan[]> {
  const rows = await tx.plan.findMany({
    where: { clinicId, ...where },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      clientId: true,
      area: true,
      status: true,
      locationId: true,
      protocolVersion: { select: { protocol: { select: { key: true, name: true } } } },
      location: { select: { timeZone: true } },
      visits: {
        orderBy: { position: "asc" },
        include: {
          appointments: {
            where: { status: { notIn: ["cancelled", "held"] } },
            orderBy: { startsAt: "asc" },
            select: {
              id: true,
              status: true,
              startsAt: true,
              onDate: true,
              clinicianId: true,
              clinicianFrom: true,
              clinicianTo: true,
              counts: true,
              gapOverrideId: true,
            },
          },
        },
      },
    },
  });
  const hindrances = await loadHindrances(tx, clinicId, rows.flatMap(bookingsOf), today);
  return rows.map(({ id, clientId, locationId, area, location, protocolVersion, status, visits }) => ({
    id,
    clientId,
    locationId,
    area,
    timeZone: location.timeZone,
    status: status === "paused" ? "paused" : "active",
    protocol: protocolVersion.protocol,
    visits: visits.map((visit) => stoodVisit(visit, hindrances)),
  }));
}

type PlanRow = {
  clientId: string;
  area: string;
  status: string;
  locationId: string;
  location: { timeZone: string };
  visits: { appointments: AppointmentRow[] }[];
};

function bookingsOf({ clientId, area, status, locationId, location, visits }: PlanRow): HinderableBooking[] {
  if (status !== "active") return [];
  return visits
    .flatMap(({ appointments }) => appointments)
    .filter((one) => isStillToCome(one.status))
    .map(({ id, startsAt, onDate, clinicianId, clinicianFrom, clinicianTo }) => {
      const from = minuteOfDay(fromDate(startsAt) + clinicianFrom, location.timeZone);
      return {
        appointmentId: id,
        clientId,
        area,
        on: fromDbDate(onDate),
        minutes: { from, until: from + clinicianTo - clinicianFrom },
        clinicianId,
        locationId,
      };
    });
}

type AppointmentRow = {
  id: string;
  status: string;
  startsAt: Date;
  onDate: Date;
  clinicianId: string;
  clinicianFrom: number;
  clinicianTo: number;
  counts: boolean;
  gapOverrideId: string | null;
};

type VisitRow = {
  id: string;
  phase: string;
  position: number;
  number: number;
  blockedUnderDays: number;
  earliestDays: number;
  targetDays: number;
  latestDays: number;
  restartAfterDays: number;
  skippedAt: Date | null;
  goOnAt: Date | null;
  appointments: AppointmentRow[];
};

function stoodVisit(row: VisitRow, hindrances: ReadonlyMap<string, Hindrance>): RunningPlan["visits"][number] {
  const live = row.appointments.find(({ counts }) => counts);
  const missed = row.appointments.findLast(({ status }) => status === "missed");
  const { blockedUnderDays, earliestDays, targetDays, latestDays, restartAfterDays } = row;
  return {
    id: row.id,
    phase: row.phase === "touch_up" ? "touch_up" : "session",
    position: row.position,
    number: row.number,
    gap: { blockedUnderDays, earliestDays, targetDays, latestDays, restartAfterDays },
    skipped: row.skippedAt !== null,
    goOn: row.goOnAt !== null,
    appointmentId: live?.id ?? null,
    appointment: live
      ? {
          status: live.status,
          on: fromDbDate(live.onDate),
          overridden: live.gapOverrideId !== null,
          hindrance: hindrances.get(live.id) ?? null,
        }
      : null,
    missedOn: !live && missed ? fromDbDate(missed.onDate) : null,
  };
}
