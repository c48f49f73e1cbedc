// Which steps of a plan can stand together, once late ones got their wider window and touch-ups gave way?

import { placeSeries } from "./place-series";
import { type Draft, type Drafts, lateGap, ordinaryGap, type PlanQuestion, requestOf } from "./plan-request";
import type { Facility, Placement, SeriesPlacement } from "./types";

/** What the engine answered in the end, and to which steps: `placements` follow `drafts.steps`. */
export type Settled =
  | { ok: true; drafts: Drafts; placements: Placement[]; cost: number }
  | {
      ok: false;
      drafts: Drafts;
      /** The step that has no place, as an index of `drafts.steps`. */
      failedAt: number;
      failure: Extract<SeriesPlacement, { ok: false }>;
      /** Of the steps before it. */
      placements: Placement[];
    };

/**
 * Asks the engine, and again while it helps:
 * - a touch-up behind other steps that can't be placed stays due, with those after it: sessions never fail for a touch-up;
 * - any other step that has a gap is asked again with its late window. A chosen place gets that window only when the
 *   ordinary one is really full, but for the day that the visit is booked on; the place of a client who is being treated is a fact and gets none.
 *
 * The engine runs at most once a step and window, twice where places were chosen.
 */
export function settle(facility: Facility, question: PlanQuestion, drafts: Drafts): Settled {
  const { previous } = drafts;
  const ask = (steps: readonly Draft[], asked = question) =>
    placeSeries(facility, requestOf(asked, previous, steps, facility.timeZone));

  let steps = drafts.steps;
  let left = drafts.left;
  for (;;) {
    const answer = ask(steps);
    if (answer.ok) return { ...answer, drafts: { previous, steps, left } };

    const failedAt = steps.findIndex(({ visit }) => visit.id === answer.stepId);
    const failed = steps[failedAt];
    if (!failed) throw new Error(`The engine named a step that it was not asked for: ${answer.stepId}`);
    const before = steps.slice(0, failedAt);

    if (failed.visit.phase === "touch_up" && failedAt > 0 && failed.pinned === null) {
      left = [...steps.slice(failedAt).map(({ visit }) => ({ visit, reason: "no-place" as const })), ...left];
      steps = before;
      continue;
    }

    const hasGap = failedAt > 0 || previous !== null;
    const mayBeLate =
      hasGap &&
      failed.form !== "late" &&
      (failed.pinned === null ||
        (failed.pinned === "chosen" && !ask([...before, unplaced(failed)], elsewhere(question, failed)).ok));
    if (!mayBeLate) {
      const rest = ask(before);
      const placements = rest.ok ? rest.placements : [];
      return { ok: false, drafts: { previous, steps, left }, failedAt, failure: answer, placements };
    }
    const late: Draft = { ...failed, form: "late", gap: lateGap(failed.visit, previous?.on ?? null, question) };
    steps = steps.with(failedAt, late);
  }
}

/** Who moves a booked visit away from its day looks for another one: that day is no way out. */
function elsewhere(question: PlanQuestion, { visit: { appointment } }: Draft): PlanQuestion {
  if (appointment === null) return question;
  return { ...question, barredDays: [...question.barredDays, { from: appointment.on, to: appointment.on }] };
}

/** The same step, to be placed anew in its ordinary window. */
function unplaced(step: Draft): Draft {
  return { ...step, place: null, pinned: null, overridden: false, gap: ordinaryGap(step.visit.gap) };
}
