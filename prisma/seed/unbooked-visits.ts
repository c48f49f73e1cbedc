// For which visit does each running plan of the demo clinic wait, when the next one is not booked?
import { addDays, type PlainDate } from "@/lib/time";
import { groupedBy } from "./grouped";
import type { World } from "./world";

export type UnbookedPlanVisit = {
  visitId: string;
  phase: "session" | "touch_up";
  /** The day of the last visit that was given. */
  previousOn: PlainDate;
  targetOn: PlainDate;
  /** When it was last known how the plan goes on. */
  createdAt: Date;
};

/** By client; plans whose next visit is booked have none. */
export function unbookedVisits({ rows }: World): ReadonlyMap<string, UnbookedPlanVisit[]> {
  const live = new Map(
    rows.appointments
      .filter(({ status }) => status !== "missed" && status !== "cancelled")
      .map((one) => [one.row.visitId ?? "", one]),
  );
  const visitsOf = groupedBy(rows.visits, ({ planId }) => planId);
  const found = rows.plans.flatMap((plan) => {
    const visits = (visitsOf.get(plan.id ?? "") ?? []).toSorted((a, b) => a.position - b.position);
    const doneAt = visits.findLastIndex(({ id }) => live.get(id ?? "")?.status === "completed");
    const done = live.get(visits[doneAt]?.id ?? "");
    const next = visits[doneAt + 1];
    if (plan.status !== "active" || !done || !next?.id || live.has(next.id)) return [];
    const visit: UnbookedPlanVisit = {
      visitId: next.id,
      phase: next.phase === "touch_up" ? "touch_up" : "session",
      previousOn: done.on,
      targetOn: addDays(done.on, next.targetDays),
      createdAt: done.row.startsAt,
    };
    return [{ clientId: plan.clientId, visit }];
  });
  const byClient = groupedBy(found, ({ clientId }) => clientId);
  return new Map([...byClient].map(([clientId, list]) => [clientId, list.map(({ visit }) => visit)]));
}
