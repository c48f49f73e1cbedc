// What does a plan ask of the desk today, and until when?
import type { PlainDate } from "@/lib/time";
import { planStanding, type StoodVisit, type VisitStanding } from "./plan-standing";

/**
 * "decide": so late that a clinician decides. "overdue": not booked, and past its window. "missed": the client did not come, and nothing was booked since.
 * "at-risk": booked where it can't stand, or not booked with a window that closes within 14 days. "due": not booked, with time left.
 */
export const WORK_KINDS = ["decide", "overdue", "missed", "at-risk", "due"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export type WorkItem = {
  kind: WorkKind;
  /** The visit that asks for somebody. */
  stood: VisitStanding;
  /** After this day it is too late for it: the window's last, or the day that can't stand. Null where nothing counts yet. */
  closesOn: PlainDate | null;
};

/**
 * The one thing to do for a plan on the local day `today`: what closes first, and of two that close on one day the graver.
 * Null for a plan that needs nobody, and for one that is paused or has ended.
 */
export function workItem(
  plan: { status: "active" | "paused" | "ended"; visits: readonly StoodVisit[] },
  today: PlainDate,
): WorkItem | null {
  if (plan.status !== "active") return null;
  const items = planStanding(plan, today).visits.flatMap((stood): WorkItem[] => {
    const kind = kindOf(stood);
    return kind === null ? [] : [{ kind, stood, closesOn: stood.on ?? stood.window?.latestOn ?? null }];
  });
  return items.sort(byUrgency)[0] ?? null;
}

/** What closes first comes first; what has no day yet comes last. */
export function byUrgency(a: Pick<WorkItem, "kind" | "closesOn">, b: Pick<WorkItem, "kind" | "closesOn">): number {
  if (a.closesOn !== b.closesOn) {
    if (a.closesOn === null) return 1;
    return b.closesOn === null || a.closesOn < b.closesOn ? -1 : 1;
  }
  return WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind);
}

function kindOf({ state, clinicianDecides, waitsFor }: VisitStanding): WorkKind | null {
  if (clinicianDecides) return "decide";
  if (waitsFor) return null;
  if (state === "overdue" || state === "missed" || state === "at-risk" || state === "due") return state;
  return null;
}
