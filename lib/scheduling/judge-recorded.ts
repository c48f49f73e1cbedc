// A visit was given elsewhere than it was booked, or without a booking: what of the plan can't stand any more?
import { type Grade, gradeOf } from "@/lib/rules/gap";
import { addDays, dateOf, daysBetween, type PlainDate } from "@/lib/time";
import { type Alternative, held, movesBehind, worthMoving } from "./alternatives";
import { type Draft, type Drafts, draftsOf, type PlanQuestion } from "./plan-request";
import { settle } from "./settle";
import type { Facility, Slot } from "./types";

export type RecordedJudgement = {
  on: PlainDate;
  /** Since the visit that was given before it; null when none was. */
  gapDays: number | null;
  grade: Grade | null;
  /** It was given before its earliest day. */
  isEarly: boolean;
  /** The booked visits that must stand elsewhere, by position: the fewest. A slot of null: it loses its place and is due again. */
  moves: Alternative["moves"];
};

/**
 * Judges the plan as it stands once its next visit was given at that place. What happened is a fact, so no gap before it is
 * judged; what is booked behind it stays where its own gap allows, and moves else. One that finds no place stays as long as
 * its least gap holds, and loses its place else.
 *
 * Null when the visit is not the plan's next one, or the day is not after the visit that was given last.
 */
export function judgeRecorded(
  facility: Facility,
  question: PlanQuestion,
  { visitId, slot }: { visitId: string; slot: Slot },
): RecordedJudgement | null {
  const on = dateOf(slot.start, facility.timeZone);
  const whole = draftsOf({ ...question, pins: [], unticked: [] }, facility.timeZone);
  const [next] = whole.steps;
  const previousOn = whole.previous?.on ?? null;
  if (next?.visit.id !== visitId || (previousOn !== null && on <= previousOn)) return null;

  const steps = worthMoving(whole.steps, 0);
  const drafts = held({ ...whole, steps }, [], 0, { slot, on });
  const given: Drafts = {
    ...drafts,
    left: [],
    steps: drafts.steps.map((step, index) => (index === 0 ? { ...step, overridden: true } : step)),
  };
  const { gap } = next.visit;
  const gapDays = previousOn === null ? null : daysBetween(previousOn, on);
  return {
    on,
    gapDays,
    grade: gapDays === null ? null : gradeOf(gapDays, gap),
    isEarly: gapDays !== null && gapDays < gap.earliestDays,
    moves: isBookedBehind(given) ? movesOf(facility, question, given) : [],
  };
}

const isBookedBehind = ({ steps }: Drafts) => steps.slice(1).some(({ visit }) => visit.appointment !== null);

function movesOf(facility: Facility, question: PlanQuestion, given: Drafts): Alternative["moves"] {
  const trial = settle(facility, question, given);
  const behind = given.steps.slice(1);
  if (trial.ok) return movesBehind(behind, trial);
  const placed = behind.filter(({ visit }) => trial.placements.some(({ stepId }) => stepId === visit.id));
  return [...movesBehind(placed, trial), ...falling(given, trial.failedAt, trial.placements.at(-1)?.on ?? null)];
}

/** From the visit that finds no place on: those whose least gap is gone lose theirs, the others stay. */
function falling({ steps }: Drafts, from: number, beforeOn: PlainDate | null): Alternative["moves"] {
  let lastOn = beforeOn;
  return steps.slice(from).flatMap(({ visit }: Draft): Alternative["moves"] => {
    const { appointment, gap } = visit;
    if (!appointment) return [];
    if (lastOn === null || addDays(lastOn, gap.earliestDays) <= appointment.on) {
      lastOn = appointment.on;
      return [];
    }
    return [{ visitId: visit.id, slot: null, on: null }];
  });
}
