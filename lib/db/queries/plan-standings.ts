// How do the running plans of many clients stand?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate } from "@/lib/db/dates";
import type { StoodVisit } from "@/lib/rules/plan-standing";

/** A plan that is not ended, with what has to be known to judge it. */
export type RunningPlan = {
  id: string;
  clientId: string;
  area: string;
  status: "active" | "paused";
  protocol: { key: string; name: string };
  visits: StoodVisit[];
};

/** The plans that are not ended, the oldest first: five queries, whatever the number of clients. */
export async function loadRunningPlans(tx: Tx, clinicId: string, clientIds: readonly string[]): Promise<RunningPlan[]> {
  const rows = await tx.plan.findMany({
    where: { clinicId, clientId: { in: [...clientIds] }, status: { not: "ended" } },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      clientId: true,
      area: true,
      status: true,
      protocolVersion: { select: { protocol: { select: { key: true, name: true } } } },
      visits: {
        orderBy: { position: "asc" },
        include: {
          appointments: {
            where: { status: { notIn: ["cancelled", "held"] } },
            orderBy: { startsAt: "asc" },
            select: { status: true, onDate: true, counts: true, gapOverrideId: true },
          },
        },
      },
    },
  });
  return rows.map(({ protocolVersion, status, visits, ...plan }) => ({
    ...plan,
    status: status === "paused" ? "paused" : "active",
    protocol: protocolVersion.protocol,
    visits: visits.map(stoodVisit),
  }));
}

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
  appointments: { status: string; onDate: Date; counts: boolean; gapOverrideId: string | null }[];
};

function stoodVisit(row: VisitRow): StoodVisit {
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
    appointment: live
      ? { status: live.status, on: fromDbDate(live.onDate), overridden: live.gapOverrideId !== null }
      : null,
    missedOn: !live && missed ? fromDbDate(missed.onDate) : null,
  };
}
