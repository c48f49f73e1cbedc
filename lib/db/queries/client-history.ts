// Which visits of a client are over?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate } from "@/lib/db/dates";
import { fromDate, type Minute, type PlainDate } from "@/lib/time";

export type PastVisit = {
  id: string;
  start: Minute;
  on: PlainDate;
  timeZone: string;
  status: "completed" | "missed" | "cancelled";
  cancelReason: string | null;
  clinicianId: string;
  /** null for a consultation. */
  visit: { phase: "session" | "touch_up"; number: number; area: string } | null;
};

const OVER = ["completed", "missed", "cancelled"] as const;

/** Given, missed and cancelled ones, the latest first: three queries. */
export async function loadPastVisits(tx: Tx, clinicId: string, clientId: string, limit: number): Promise<PastVisit[]> {
  const rows = await tx.appointment.findMany({
    where: { clinicId, clientId, status: { in: [...OVER] } },
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      id: true,
      startsAt: true,
      onDate: true,
      timeZone: true,
      status: true,
      cancelReason: true,
      clinicianId: true,
      visit: { select: { phase: true, number: true } },
      plan: { select: { area: true } },
    },
  });
  return rows.map(({ startsAt, onDate, status, visit, plan, ...row }) => ({
    ...row,
    start: fromDate(startsAt),
    on: fromDbDate(onDate),
    status: OVER.find((one) => one === status) ?? "completed",
    visit:
      visit && plan
        ? { phase: visit.phase === "touch_up" ? "touch_up" : "session", number: visit.number, area: plan.area }
        : null,
  }));
}
