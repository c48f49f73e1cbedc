// Where does the whole course fit best: one place for every step, each gap in its window, at the least cost?
//
// Method: an exact dynamic programme over step × day × clinician.
// Forward: for each step, the days that some chain of the steps before allows, and the cheapest place on each of them
// for each clinician (step-choices). A step with none is the one that can't be placed.
// Backward: for each of these choices, the least that it and all later steps can cost. The next step is sought from its
// target day outwards and given up as soon as the distance alone costs more than the best found.
// Forward again: from the least total, step by step the first place by (start, clinician) that still reaches it.
// The exception for signed gaps needs one more thing to know about a choice: whether it keeps its booked start. Such
// choices are few, on one day, and kept apart from the table of days.
// O(steps × days × clinicians × days looked at before giving up), in practice a handful of days, besides one pass over
// the calendars and one search of slots a step.

import { isInGap } from "@/lib/rules/gap";
import { addDays, daysBetween, type PlainDate, weekdayOf } from "@/lib/time";
import { unionOf } from "./boundaries";
import { readCalendars } from "./calendars";
import { isSameSlot } from "./same-slot";
import { type CourseFacts, choicesOf, dayOf, type KeptChoice, type StepChoices } from "./step-choices";
import { COST } from "./step-costs";
import type { Facility, GapWindow, Placement, SeriesPlacement, SeriesRequest, Slot, Step } from "./types";

export type { GapWindow, Placement, SeriesPlacement, SeriesRequest, Step } from "./types";

/** A step with its choices and, once the way back has been walked, what each of them costs with all that follow. */
type Stage = {
  step: Step;
  gap: GapWindow;
  choices: StepChoices;
  /** As `choices.cost`, the later steps included; `leastOfDay` and `least` are its minima. */
  total: Float64Array;
  leastOfDay: Float64Array;
  least: number;
  keptTotals: number[];
};

/** Where the step before stands: its day, its clinician (or nobody), and whether it keeps its booked start. */
type Before = { day: number; person: number; kept: boolean };

const NOBODY = -1;

/**
 * Picks one slot for every step so that each gap lies in its window, at the least total cost; among equals, step by step
 * the lowest (start, clinician id, room id, device id). Steps that are booked stay where they are if they can.
 *
 * @returns the places in the order of the steps; or the first step that can't be placed whatever comes later, its
 *   window, and what that window lacks
 * @throws RangeError for an unknown time zone or a malformed day
 */
export function placeSeries(facility: Facility, request: SeriesRequest): SeriesPlacement {
  const facts = courseFacts(facility, request);
  const root: Before = {
    day: 0,
    person: request.previous ? personOf(request.previous.clinicianId, facts) : NOBODY,
    kept: true,
  };

  const stages: Stage[] = [];
  let reached = [root.day];
  for (const [i, step] of request.steps.entries()) {
    const gap = i === 0 && !request.previous ? firstWindow(request.first) : step.gap;
    const window = { from: (reached[0] ?? 0) + gap.earliestDays, to: (reached.at(-1) ?? 0) + gap.latestDays };
    const mayKeepBefore = i === 0 || (stages[i - 1]?.choices.kept.length ?? 0) > 0;
    const choices = choicesOf(
      step,
      facts,
      window,
      daysAllowed(reached, gap, window),
      mayKeepStart(step, gap, reached, mayKeepBefore, facts),
    );
    reached = daysReached(choices, facts.people.length);
    if (reached.length === 0) {
      const [earliestOn, latestOn] = [addDays(facts.dayZero, window.from), addDays(facts.dayZero, window.to)];
      return { ok: false, stepId: step.id, earliestOn, latestOn, lacking: choices.lacking() };
    }
    stages.push(emptyStage(step, gap, choices, facts.people.length));
  }

  for (let i = stages.length - 1; i >= 0; i--) addLaterCosts(stages[i], stages[i + 1], facts.people.length);
  return pickPlaces(stages, root, facts);
}

function courseFacts(facility: Facility, request: SeriesRequest): CourseFacts {
  const calendars = readCalendars(facility);
  const listed = new Set(calendars.clinicians.map(({ id }) => id));
  const named = [request.previous?.clinicianId, ...request.steps.map(({ booked }) => booked?.clinicianId)];
  const unlisted = new Set(named.filter((id) => id !== undefined && !listed.has(id)));
  const dayZero = request.previous?.on ?? request.first.targetOn;
  return {
    facility,
    calendars,
    people: [
      ...calendars.clinicians.map((calendar) => ({ id: calendar.id, calendar })),
      ...[...unlisted].map((id) => ({ id: id ?? "", calendar: undefined })),
    ],
    dayZero,
    weekdayOfDayZero: weekdayOf(dayZero),
    clientBusy: unionOf(request.clientBusy),
    preferences: request.preferences,
    notBefore: request.notBefore,
  };
}

function personOf(id: string, { people }: CourseFacts): number {
  return people.findIndex((person) => person.id === id);
}

/** With no session before it, the first step's window is a gap around its target day, which is then day zero. */
function firstWindow({ earliestOn, targetOn, latestOn }: Record<keyof SeriesRequest["first"], PlainDate>): GapWindow {
  return {
    earliestDays: daysBetween(targetOn, earliestOn),
    targetDays: 0,
    latestDays: daysBetween(targetOn, latestOn),
  };
}

/** Which days of the window lie in the gap after one of the days reached. */
function daysAllowed(reached: readonly number[], gap: GapWindow, window: { from: number; to: number }) {
  const length = Math.max(0, window.to - window.from + 1);
  const edges = new Int32Array(length + 1);
  for (const day of reached) {
    const from = day + gap.earliestDays - window.from;
    const past = day + gap.latestDays + 1 - window.from;
    if (from >= past) continue;
    edges[from] = (edges[from] ?? 0) + 1;
    edges[past] = (edges[past] ?? 0) - 1;
  }
  for (let i = 1; i <= length; i++) edges[i] = (edges[i] ?? 0) + (edges[i - 1] ?? 0);
  return (day: number) => (edges[day - window.from] ?? 0) > 0;
}

function mayKeepStart(
  step: Step,
  gap: GapWindow,
  reached: readonly number[],
  beforeKeeps: boolean,
  facts: CourseFacts,
) {
  if (!step.booked) return false;
  if (step.overridden && beforeKeeps) return true;
  const day = dayOf(step.booked.start, facts);
  return reached.some((before) => isInGap(day - before, gap));
}

/** Ascending. */
function daysReached({ cost, days, firstDay, kept, keptDay }: StepChoices, people: number): number[] {
  const reached: number[] = kept.length > 0 ? [keptDay] : [];
  for (let day = 0; day < days; day++) {
    for (let cell = day * people; cell < (day + 1) * people; cell++) {
      if (cost[cell] === Number.POSITIVE_INFINITY) continue;
      reached.push(firstDay + day);
      break;
    }
  }
  return reached.sort((a, b) => a - b);
}

function emptyStage(step: Step, gap: GapWindow, choices: StepChoices, people: number): Stage {
  return {
    step,
    gap,
    choices,
    total: new Float64Array(choices.days * people).fill(Number.POSITIVE_INFINITY),
    leastOfDay: new Float64Array(choices.days).fill(Number.POSITIVE_INFINITY),
    least: Number.POSITIVE_INFINITY,
    keptTotals: [],
  };
}

function addLaterCosts(stage: Stage | undefined, later: Stage | undefined, people: number): void {
  if (!stage) return;
  const { choices } = stage;
  for (let day = 0; day < choices.days; day++) {
    for (let person = 0; person < people; person++) {
      const cell = day * people + person;
      const own = choices.cost[cell] ?? Number.POSITIVE_INFINITY;
      if (own === Number.POSITIVE_INFINITY) continue;
      const total = own + leastFrom(later, { day: choices.firstDay + day, person, kept: false }, people);
      stage.total[cell] = total;
      stage.leastOfDay[day] = Math.min(stage.leastOfDay[day] ?? 0, total);
      stage.least = Math.min(stage.least, total);
    }
  }
  stage.keptTotals = choices.kept.map(
    ({ person, cost }) => cost + leastFrom(later, { day: choices.keptDay, person, kept: true }, people),
  );
}

/** The least that this step and all later ones can cost after that one; infinite when they can't follow it, 0 with no step left. */
function leastFrom(stage: Stage | undefined, before: Before, people: number): number {
  if (!stage) return 0;
  const { choices, gap, leastOfDay, total } = stage;
  let best = Number.POSITIVE_INFINITY;
  for (const [k, kept] of choices.kept.entries()) {
    best = Math.min(best, keptStepCost(stage, kept, before) + (stage.keptTotals[k] ?? 0));
  }
  const farthest = Math.max(gap.targetDays - gap.earliestDays, gap.latestDays - gap.targetDays);
  for (let away = 0; away <= farthest && COST.dayOffTarget * away + stage.least < best; away++) {
    for (const days of away === 0 ? [gap.targetDays] : [gap.targetDays - away, gap.targetDays + away]) {
      const day = before.day + days - choices.firstDay;
      if (!isInGap(days, gap) || day < 0 || day >= choices.days) continue;
      const anyone = (leastOfDay[day] ?? 0) + (before.person === NOBODY ? 0 : COST.changeOfClinician);
      const same = total[day * people + before.person] ?? Number.POSITIVE_INFINITY;
      best = Math.min(best, COST.dayOffTarget * away + Math.min(anyone, before.person === NOBODY ? anyone : same));
    }
  }
  return best;
}

/** What the gap and a change of clinician cost. */
function transitionCost(gap: GapWindow, day: number, person: number, before: Before): number {
  const change = before.person === NOBODY || before.person === person ? 0 : COST.changeOfClinician;
  return COST.dayOffTarget * Math.abs(day - before.day - gap.targetDays) + change;
}

/** The same for a step at its booked start, whose gap is not judged when it is signed for and the step before stays too. */
function keptStepCost({ choices, gap, step }: Stage, { person }: KeptChoice, before: Before): number {
  const excused = step.overridden === true && before.kept;
  if (!excused && !isInGap(choices.keptDay - before.day, gap)) return Number.POSITIVE_INFINITY;
  return transitionCost(gap, choices.keptDay, person, before);
}

function pickPlaces(stages: readonly Stage[], root: Before, facts: CourseFacts): SeriesPlacement {
  const people = facts.people.length;
  const placements: Placement[] = [];
  let before = root;
  let left = leastFrom(stages[0], root, people);
  const cost = left;
  for (const [i, stage] of stages.entries()) {
    const [slot, now] = firstThatCosts(stage, before, left, people);
    const after = leastFrom(stages[i + 1], now, people);
    const { id: stepId, booked } = stage.step;
    placements.push({
      ...slot,
      stepId,
      on: addDays(facts.dayZero, now.day),
      moved: booked !== undefined && !isSameSlot(booked, slot),
      cost: left - after,
    });
    before = now;
    left = after;
  }
  return { ok: true, placements, cost };
}

/** The first choice by (start, clinician id) that together with all later steps costs no more than that. */
function firstThatCosts(stage: Stage, before: Before, least: number, people: number): [Slot, Before] {
  const { choices, gap, total } = stage;
  let found: [Slot, Before] | undefined;
  const offer = (slot: Slot, now: Before) => {
    if (!found || isEarlier(slot, found[0])) found = [slot, now];
  };
  for (const [k, kept] of choices.kept.entries()) {
    if (keptStepCost(stage, kept, before) + (stage.keptTotals[k] ?? 0) === least) {
      offer(kept.slot, { day: choices.keptDay, person: kept.person, kept: true });
    }
  }
  const first = Math.max(0, before.day + gap.earliestDays - choices.firstDay);
  const last = Math.min(choices.days - 1, before.day + gap.latestDays - choices.firstDay);
  for (let d = first; d <= last; d++) {
    for (let person = 0; person < people; person++) {
      const cell = d * people + person;
      const now = { day: choices.firstDay + d, person, kept: false };
      if ((total[cell] ?? 0) + transitionCost(gap, now.day, person, before) === least) offer(choices.slotAt(cell), now);
    }
  }
  if (!found) throw new Error(`No choice of step ${stage.step.id} reaches the least cost ${least}`);
  return found;
}

function isEarlier(a: Slot, b: Slot): boolean {
  return a.start !== b.start ? a.start < b.start : a.clinicianId < b.clinicianId;
}
