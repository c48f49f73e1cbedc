// May one visit go to that place, and who has to move with it?

import { type Grade, gradeOf } from "@/lib/rules/gap";
import { addDays, dateOf, daysBetween, type PlainDate } from "@/lib/time";
import { type Alternative, held, movesBehind, worthMoving } from "./alternatives";
import { isFree } from "./place-plan";
import { draftsOf, type PlanQuestion } from "./plan-request";
import { settle } from "./settle";
import type { Facility, Slot } from "./types";

/** Where one visit is to go; `override` says that somebody signs for a day before its earliest. */
export type WishedMove = { visitId: string; slot: Slot; override: boolean };

/** A move that holds, or the reason why not: `code` and `values` make a Refusal. */
export type MoveDecision =
  | {
      ok: true;
      on: PlainDate;
      gapDays: number | null;
      grade: Grade | null;
      /** It holds only because somebody signs. */
      overridden: boolean;
      /** The later visits that must move with it, by position: the fewest. Null: it loses its place and is due again. */
      moves: Alternative["moves"];
    }
  | {
      ok: false;
      code: "wrong-step" | "in-the-past" | "gap-too-short" | "gap-under-floor" | "outside-window" | "no-place";
      values: Record<string, string | number>;
    };

/**
 * Judges a move of one visit. Nothing before it moves; what is booked behind it stays where its gap allows, and visits
 * that are not booked stay so.
 *
 * Refused are: "wrong-step", a visit that is given, skipped or being given; "in-the-past"; "no-place", when the place is
 * not free, or a later visit (`visitId`) would have none; "gap-too-short", which an override allows; "gap-under-floor",
 * which nothing does; "outside-window". `earliest` and `latest` are the first and the last day that would do, `days` the
 * least gap, `gapDays` the one that was asked for.
 */
export function decideMove(facility: Facility, question: PlanQuestion, wish: WishedMove): MoveDecision {
  const { timeZone } = facility;
  const { visitId, slot } = wish;
  const on = dateOf(slot.start, timeZone);
  const pin = { visitId, slot, overridden: wish.override };
  const asked = { ...question, pins: [...question.pins.filter((other) => other.visitId !== visitId), pin] };
  const drafts = draftsOf(asked, timeZone);
  const at = drafts.steps.findIndex(({ visit }) => visit.id === visitId);
  const steps = worthMoving(drafts.steps, at);
  const step = steps[at];
  if (!step || step.pinned === "treating") return { ok: false, code: "wrong-step", values: {} };
  if (slot.start < question.notBefore) return { ok: false, code: "in-the-past", values: { on } };
  if (!isFree(facility, question, pin)) return { ok: false, code: "no-place", values: { earliest: on, latest: on } };

  const before = settle(facility, question, { ...drafts, steps: steps.slice(0, at) });
  if (!before.ok) {
    const { stepId, earliestOn, latestOn } = before.failure;
    return { ok: false, code: "no-place", values: { earliest: earliestOn, latest: latestOn, visitId: stepId } };
  }
  const trial = settle(facility, asked, held({ ...drafts, steps }, before.placements, at, { slot, on }));
  const { gap } = step.visit;

  if (!trial.ok) {
    const { stepId, earliestOn, latestOn, lacking } = trial.failure;
    const window = { earliest: earliestOn, latest: latestOn };
    if (stepId !== visitId) return { ok: false, code: "no-place", values: { ...window, visitId: stepId } };
    if (lacking !== "gap" || on > latestOn) return { ok: false, code: "outside-window", values: window };
    const leastDays = trial.drafts.steps[at]?.gap.earliestDays ?? gap.earliestDays;
    const gapDays = leastDays - daysBetween(on, earliestOn);
    if (gapDays < gap.blockedUnderDays) {
      const earliest = addDays(earliestOn, gap.blockedUnderDays - leastDays);
      return { ok: false, code: "gap-under-floor", values: { earliest, days: gap.blockedUnderDays, gapDays } };
    }
    return { ok: false, code: "gap-too-short", values: { earliest: earliestOn, days: gap.earliestDays, gapDays } };
  }

  const anchorOn = trial.placements[at - 1]?.on ?? drafts.previous?.on ?? null;
  const gapDays = anchorOn === null ? null : daysBetween(anchorOn, on);
  return {
    ok: true,
    on,
    gapDays,
    grade: gapDays === null ? null : gradeOf(gapDays, gap),
    overridden: gapDays !== null && gapDays < gap.earliestDays,
    moves: movesBehind(steps.slice(at + 1), trial),
  };
}
