// Is an open visit of a plan on track, at risk or overdue?

import { addDays, type PlainDate } from "@/lib/time";

/**
 * How a visit stands that is still to come. "on-track": booked, and it can stand. "due": not booked, with time left.
 * "at-risk": not booked and its window closes within 14 days, or what is booked can't stand (leave, screening, a gap).
 * "overdue": not booked, and past the last day of its window.
 */
export type Standing = "on-track" | "due" | "at-risk" | "overdue";

const CLOSING_DAYS = 14;

/** Judges one visit on the local day `today`; `latestOn` is the last day of its window. */
export function standingOf(
  visit: { booked: boolean; canStand: boolean; latestOn: PlainDate },
  today: PlainDate,
): Standing {
  if (visit.booked) return visit.canStand ? "on-track" : "at-risk";
  if (today > visit.latestOn) return "overdue";
  return addDays(today, CLOSING_DAYS) >= visit.latestOn ? "at-risk" : "due";
}
