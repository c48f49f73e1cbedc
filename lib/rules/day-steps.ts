// Which step may an appointment take next, and when?
import type { PlainDate } from "@/lib/time";

export type DayStep = "confirm" | "arrive" | "start" | "complete" | "miss" | "cancel" | "revert";
type Status = "held" | "booked" | "confirmed" | "arrived" | "in_treatment" | "completed" | "missed" | "cancelled";

/** From which statuses each step leads where. "revert" undoes the desk's slip, on the same day only, back to what it was. */
const STEPS: Readonly<Record<DayStep, { from: readonly Status[]; to: Status }>> = {
  confirm: { from: ["booked"], to: "confirmed" },
  arrive: { from: ["booked", "confirmed"], to: "arrived" },
  start: { from: ["arrived"], to: "in_treatment" },
  complete: { from: ["in_treatment"], to: "completed" },
  miss: { from: ["booked", "confirmed"], to: "missed" },
  cancel: { from: ["booked", "confirmed", "arrived"], to: "cancelled" },
  revert: { from: ["arrived", "missed"], to: "booked" },
};

/** Steps that never happen before the day. What was not tapped on the day is written down later: gaps count from what happened. */
const NOT_BEFORE_THE_DAY: readonly DayStep[] = ["arrive", "start", "complete", "miss", "revert"];

/**
 * The status that the step leads to, or null when it does not fit: the life of an appointment, and nobody arrives, is
 * treated or is missed before the day.
 */
export function statusAfter(step: DayStep, status: string, on: PlainDate, today: PlainDate): Status | null {
  const { from, to } = STEPS[step];
  if (!from.some((one) => one === status)) return null;
  if (NOT_BEFORE_THE_DAY.includes(step) && on > today) return null;
  if (step === "revert" && on !== today) return null;
  return to;
}

/** The steps that fit now, in the order in which a day takes them. */
export function stepsNow(status: string, on: PlainDate, today: PlainDate): DayStep[] {
  const all: DayStep[] = ["confirm", "arrive", "start", "complete", "miss", "cancel", "revert"];
  return all.filter((step) => statusAfter(step, status, on, today) !== null);
}
