// Which step may an appointment take next, and when?
import type { Minute, PlainDate } from "@/lib/time";

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

/** Steps after which somebody is expected or treated; the others only say that nothing more comes. */
const LEADS_TO_TREATMENT: readonly DayStep[] = ["confirm", "arrive", "start", "revert"];

/** When an appointment begins; `on` is its local day. */
export type Begins = { on: PlainDate; start: Minute };
/** Now; `today` is the day at the appointment's location. */
export type Clock = { today: PlainDate; now: Minute };

/**
 * The status that the step leads to, or null when it does not fit: the life of an appointment, nobody arrives or is treated
 * before the day, and nobody has missed what has not begun.
 */
export function statusAfter(
  step: DayStep,
  status: string,
  { on, start }: Begins,
  { today, now }: Clock,
): Status | null {
  const { from, to } = STEPS[step];
  if (!from.some((one) => one === status)) return null;
  if (NOT_BEFORE_THE_DAY.includes(step) && on > today) return null;
  if (step === "miss" && start > now) return null;
  if (step === "revert" && on !== today) return null;
  return to;
}

/** Whether somebody is expected or treated after the step: it is not taken for a plan that is paused or has ended. */
export function leadsToTreatment(step: DayStep): boolean {
  return LEADS_TO_TREATMENT.includes(step);
}

/**
 * The steps that fit now, in the order in which a day takes them.
 *
 * @param isExpected false for a visit of a plan that is paused or has ended
 */
export function stepsNow(status: string, begins: Begins, clock: Clock, isExpected: boolean): DayStep[] {
  const all: DayStep[] = ["confirm", "arrive", "start", "complete", "miss", "cancel", "revert"];
  return all.filter(
    (step) => statusAfter(step, status, begins, clock) !== null && (isExpected || !leadsToTreatment(step)),
  );
}
