// Would the course be any worse with one visit on its target day?
import type { PlainDate } from "@/lib/time";
import type { Draft, PlanQuestion } from "./plan-request";
import { type Settled, settle } from "./settle";
import type { Facility, Placement } from "./types";

/**
 * "dearer": the visits behind it would stand worse, and the course costs more. "as-good": the course costs the same.
 * Null: neither can be said, as when the visit has no place there.
 */
export type TargetTrial = "dearer" | "as-good" | null;

/**
 * Tries a visit on its target day, with what stands before it held. What is compared is the visit and all behind it, in
 * their places: one that is late only then, or has no place any more, is a course that costs more.
 */
export function tryTarget(
  facility: Facility,
  question: PlanQuestion,
  { ok, drafts, placements }: Settled,
  index: number,
  targetOn: PlainDate,
): TargetTrial {
  const now = placements[index];
  if (!ok || !now) return null;
  const isFirstOfAll = index === 0 && drafts.previous === null;
  const steps = drafts.steps.map((step, at): Draft => {
    const stands = placements[at];
    if (at > index || !stands) return step;
    const { targetDays } = step.gap;
    if (at === index) return { ...step, gap: { earliestDays: targetDays, targetDays, latestDays: targetDays } };
    const { start, clinicianId, roomId, deviceId, on } = stands;
    return { ...step, place: { slot: { start, clinicianId, roomId, deviceId }, on }, pinned: "chosen" };
  });
  // The very first visit has no gap to hold it by: it is asked for from that day on, and among equals the first day wins.
  const asked = isFirstOfAll && targetOn > question.today ? { ...question, today: targetOn } : question;
  const trial = settle(facility, asked, { ...drafts, steps });
  if (!trial.ok) return trial.failedAt > index ? "dearer" : null;
  if (trial.placements[index]?.on !== targetOn) return null;
  const lost = placements.length - trial.placements.length;
  const late = countLate(trial.drafts.steps) - countLate(drafts.steps);
  if (lost !== 0 || late !== 0) return lost > 0 || late > 0 ? "dearer" : null;
  const more = costFrom(trial.placements, index) - costFrom(placements, index);
  if (more === 0) return "as-good";
  return more > 0 && costFrom(trial.placements, index + 1) > costFrom(placements, index + 1) ? "dearer" : null;
}

function countLate(steps: readonly Draft[]): number {
  return steps.filter(({ form }) => form === "late").length;
}

function costFrom(placements: readonly Placement[], index: number): number {
  return placements.slice(index).reduce((sum, { cost }) => sum + cost, 0);
}
