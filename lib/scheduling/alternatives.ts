// Which other days could one visit have, and what would each of them move?

import { type Grade, gradeOf, isInGap } from "@/lib/rules/gap";
import { addDays, dateOf, daysBetween, minuteOfDay, type PlainDate, weekdayOf } from "@/lib/time";
import { withFreePins } from "./place-plan";
import {
  clientBusyOf,
  type Draft,
  type Drafts,
  draftsOf,
  inOrder,
  lateGap,
  type PlanQuestion,
  type PlanVisit,
  requestOf,
} from "./plan-request";
import { isSameSlot } from "./same-slot";
import { type Settled, settle } from "./settle";
import { findSlots } from "./slots";
import { COST, preferredClinicianCost, weekdayCost } from "./step-costs";
import type { Facility, GapWindow, Placement, Slot } from "./types";

/** Another day for a visit, at its best time. */
export type Alternative = {
  slot: Slot;
  on: PlainDate;
  /** Local calendar days since the visit before; null for the first. */
  gapDays: number | null;
  grade: Grade | null;
  /** The other visits that would stand elsewhere than they do now; null where one would have no place any more. */
  moves: { visitId: string; slot: Slot | null; on: PlainDate | null }[];
};

/** This many days are tried for each one that is asked for: however wide the window is, the engine runs a few times. */
const TRIES_PER_DAY = 3;

/**
 * The best few other days for one visit of a plan that is being placed, the least cost first; at most one place a day,
 * never the day that it has now. Each was tried with the question's own pins and this place as one more, so what it
 * says (gap, grade, moves of any other visit) is what placePlan answers once it is chosen. An empty list when the
 * visit is not one that can be placed, or no other day will do.
 */
export function alternatives(
  facility: Facility,
  question: PlanQuestion,
  visitId: string,
  limit: number,
): Alternative[] {
  const { timeZone } = facility;
  const shown = withFreePins(facility, question);
  const now = settle(facility, shown, draftsOf(shown, timeZone));
  const others = shown.pins.filter((pin) => pin.visitId !== visitId);
  const free = { ...shown, pins: others };
  // A chosen place that breaks the course leaves the visit nowhere: its days are those that it would have without.
  const isPlaced = now.placements.some(({ stepId }) => stepId === visitId);
  const from = isPlaced ? now : settle(facility, free, draftsOf(free, timeZone));
  const leaveOut = from.placements.find(({ stepId }) => stepId === visitId)?.on ?? null;
  return bestDays(facility, shown, from, { visitId, limit, leaveOut }, (at, slot) => {
    const asked = { ...judgedFrom(shown, now.drafts, at), pins: [...others, { visitId, slot }] };
    const trial = settle(facility, asked, draftsOf(asked, timeZone));
    return { trial, moves: movesBetween(shown, visitId, now, trial) };
  });
}

/**
 * The best few other days for a booked visit, as decideMove would judge them: nothing before it moves, and no visit
 * that is not booked gets a place. Only the day that it is booked on is none: where it can't stay there, the engine's own
 * new day is the first of them.
 */
export function placesToMove(
  facility: Facility,
  question: PlanQuestion,
  visitId: string,
  limit: number,
): Alternative[] {
  const whole = draftsOf(question, facility.timeZone);
  const asksAt = whole.steps.findIndex(({ visit }) => visit.id === visitId);
  const steps = worthMoving(whole.steps, asksAt);
  const leaveOut = steps[asksAt]?.visit.appointment?.on ?? null;
  const now = settle(facility, question, { ...whole, steps });
  return bestDays(facility, question, now, { visitId, limit, leaveOut }, (at, slot) => {
    const on = dateOf(slot.start, facility.timeZone);
    const trial = settle(
      facility,
      judgedFrom(question, now.drafts, at),
      held(now.drafts, now.placements, at, { slot, on }),
    );
    return { trial, moves: movesBehind(steps.slice(at + 1), trial) };
  });
}

type Tried = { trial: Settled; moves: Alternative["moves"] };

/** `leaveOut`: the day that is no other one, because the visit has it. */
type Search = { visitId: string; limit: number; leaveOut: PlainDate | null };

/** The days that hold, ranked by the place's own cost before they are tried and by the whole plan's afterwards. */
function bestDays(
  facility: Facility,
  question: PlanQuestion,
  { drafts, placements }: Settled,
  { visitId, limit, leaveOut }: Search,
  tryIt: (at: number, slot: Slot) => Tried,
): Alternative[] {
  const at = drafts.steps.findIndex(({ visit }) => visit.id === visitId);
  const step = drafts.steps[at];
  if (!step || !placements[at] || step.pinned === "treating") return [];
  const anchorOn = placements[at - 1]?.on ?? drafts.previous?.on ?? null;
  const ranked = (gap: GapWindow) => {
    const inWindow = { ...drafts, steps: drafts.steps.with(at, { ...step, gap }) };
    return rankedDays(facility, judgedFrom(question, drafts, at), inWindow, placements, at, anchorOn);
  };
  const found = tried(ranked(step.gap));
  if (found.length > 0 || anchorOn === null || step.form === "late") return found;
  // Its window is past or full but for the day that it has: the first days behind it are offered, as for one that is late.
  return tried(ranked(lateGap(step.visit, drafts.previous?.on ?? null, question)));

  function tried(slots: readonly Slot[]): Alternative[] {
    const found: (Alternative & { cost: number })[] = [];
    const days = slots.map((slot) => ({ slot, on: dateOf(slot.start, facility.timeZone) }));
    for (const { slot, on } of days.filter((day) => day.on !== leaveOut).slice(0, limit * TRIES_PER_DAY)) {
      if (found.length === limit) break;
      const { trial, moves } = tryIt(at, slot);
      if (!trial.ok) continue;
      const index = trial.drafts.steps.findIndex(({ visit }) => visit.id === visitId);
      const beforeOn = trial.placements[index - 1]?.on ?? trial.drafts.previous?.on ?? null;
      const gapDays = beforeOn === null ? null : daysBetween(beforeOn, on);
      const grade = gapDays === null || !step ? null : gradeOf(gapDays, step.visit.gap);
      found.push({ slot, on, gapDays, grade, moves, cost: trial.cost });
    }
    return found.sort((a, b) => a.cost - b.cost || a.slot.start - b.slot.start).map(({ cost: _cost, ...rest }) => rest);
  }
}

/** A first visit is judged by the day that was asked for, not by the one that is tried. */
function judgedFrom(question: PlanQuestion, { steps, previous }: Drafts, at: number): PlanQuestion {
  if (at !== 0 || previous !== null || question.firstTargetOn !== undefined) return question;
  return { ...question, firstTargetOn: steps[0]?.visit.appointment?.on ?? question.today };
}

/** Every other visit that stands elsewhere in the trial, by position. */
function movesBetween(question: PlanQuestion, visitId: string, now: Settled, trial: Settled): Alternative["moves"] {
  return inOrder(question.visits).flatMap((visit): Alternative["moves"] => {
    if (visit.id === visitId) return [];
    const was = placeIn(now, visit);
    const is = placeIn(trial, visit);
    if (was === null ? is === null : is !== null && isSameSlot(was.slot, is.slot)) return [];
    return [{ visitId: visit.id, slot: is?.slot ?? null, on: is?.on ?? null }];
  });
}

/** Where the visit stands: what nothing was asked about stays as it is booked. */
function placeIn({ drafts, placements }: Settled, visit: PlanVisit): { slot: Slot; on: PlainDate } | null {
  const placed = placements.find(({ stepId }) => stepId === visit.id);
  if (placed) {
    const { start, clinicianId, roomId, deviceId, on } = placed;
    return { slot: { start, clinicianId, roomId, deviceId }, on };
  }
  const isAskedFor = drafts.steps.some((step) => step.visit.id === visit.id);
  const left = drafts.left.find((one) => one.visit.id === visit.id);
  return isAskedFor || left?.reason === "no-place" ? null : visit.appointment;
}

/**
 * The steps that a move of one of them concerns. While nothing of the plan is booked that is all of them; later it ends with
 * the last that has a place, because a move books nothing.
 */
export function worthMoving(steps: readonly Draft[], at: number): Draft[] {
  if (steps.every(({ visit }) => visit.appointment === null)) return [...steps];
  const last = steps.findLastIndex(({ place }) => place !== null);
  return steps.slice(0, Math.max(at, last) + 1);
}

/** The plan with everything up to one step held: that step at a new place, those before it where they stand. */
export function held(
  drafts: Drafts,
  placements: readonly Placement[],
  at: number,
  place: { slot: Slot; on: PlainDate },
): Drafts {
  const steps = drafts.steps.map((step, index): Draft => {
    const stands = placements[index];
    if (index === at) return { ...step, place, pinned: "chosen", overridden: false };
    if (index === at + 1) return { ...step, overridden: false };
    if (index > at || !stands) return step;
    const { start, clinicianId, roomId, deviceId } = stands;
    return { ...step, place: { slot: { start, clinicianId, roomId, deviceId }, on: stands.on }, pinned: "chosen" };
  });
  return { ...drafts, steps };
}

/** The cheapest free place of each day in the step's window, the cheapest day first. */
function rankedDays(
  facility: Facility,
  question: PlanQuestion,
  { previous, steps }: Drafts,
  placements: readonly Placement[],
  at: number,
  anchorOn: PlainDate | null,
): Slot[] {
  const step = steps[at];
  if (!step) return [];
  const { timeZone } = facility;
  const { first } = requestOf(question, previous, steps, timeZone);
  const from = anchorOn ? addDays(anchorOn, step.gap.earliestDays) : first.earliestOn;
  const to = anchorOn ? addDays(anchorOn, step.gap.latestDays) : first.latestOn;
  const targetOn = anchorOn ? addDays(anchorOn, step.gap.targetDays) : first.targetOn;
  const neighbours = [placements[at - 1]?.clinicianId ?? previous?.clinicianId, placements[at + 1]?.clinicianId];

  const best = new Map<PlainDate, { slot: Slot; estimate: number }>();
  const { demand } = step.visit;
  const { notBefore } = question;
  const clientBusy = clientBusyOf(question, timeZone);
  for (const slot of findSlots(facility, { demand, clientBusy, from, to, notBefore })) {
    const on = dateOf(slot.start, timeZone);
    const estimate =
      COST.dayOffTarget * Math.abs(daysBetween(targetOn, on)) +
      (breaksNext(steps[at + 1], on) ? COST.moved : 0) +
      wishesMissed(facility, question, step, slot, on) +
      neighbours.filter((id) => id !== undefined && id !== slot.clinicianId).length * COST.changeOfClinician;
    const known = best.get(on);
    if (!known || estimate < known.estimate) best.set(on, { slot, estimate });
  }
  return [...best.values()]
    .sort((a, b) => a.estimate - b.estimate || a.slot.start - b.slot.start)
    .map(({ slot }) => slot);
}

/** Whether the next visit, where it is booked, would be too near or too far. */
function breaksNext(next: Draft | undefined, on: PlainDate): boolean {
  if (!next?.place) return false;
  return !isInGap(daysBetween(on, next.place.on), next.gap);
}

/** What the place misses of the wishes. Hours are counted from the wall clock of its start: near enough to rank by. */
function wishesMissed(
  facility: Facility,
  { preferences }: PlanQuestion,
  step: Draft,
  slot: Slot,
  on: PlainDate,
): number {
  const { from = 0, until = 1440 } = preferences;
  const { client } = step.visit.demand.occupancy;
  const begins = minuteOfDay(slot.start + client.from, facility.timeZone);
  const outside = Math.max(0, from - begins) + Math.max(0, begins + client.to - client.from - until);
  return (
    outside * COST.minuteOutsideHours +
    weekdayCost(weekdayOf(on), preferences) +
    preferredClinicianCost(slot.clinicianId, preferences)
  );
}

/** Which of the later visits stand elsewhere in the trial than they are booked. */
export function movesBehind(later: readonly Draft[], trial: Settled): Alternative["moves"] {
  return later.flatMap(({ visit: { id: visitId }, place }): Alternative["moves"] => {
    if (!place) return [];
    const is = trial.placements.find(({ stepId }) => stepId === visitId);
    if (!is) return [{ visitId, slot: null, on: null }];
    const { start, clinicianId, roomId, deviceId, on } = is;
    const slot = { start, clinicianId, roomId, deviceId };
    return isSameSlot(place.slot, slot) ? [] : [{ visitId, slot, on }];
  });
}
