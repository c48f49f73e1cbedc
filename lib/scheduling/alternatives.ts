// Which other days could one visit have, and what would each of them move?

import { type Grade, gradeOf } from "@/lib/rules/gap";
import { addDays, dateOf, daysBetween, minuteOfDay, type PlainDate, weekdayOf } from "@/lib/time";
import { clientBusyOf, type Draft, type Drafts, draftsOf, type PlanQuestion, requestOf } from "./plan-request";
import { type Settled, settle } from "./settle";
import { findSlots } from "./slots";
import { COST, isSameSlot, preferredClinicianCost, weekdayCost } from "./step-costs";
import type { Facility, Placement, Slot } from "./types";

/** Another day for a visit, at its best time. */
export type Alternative = {
  slot: Slot;
  on: PlainDate;
  /** Local calendar days since the visit before; null for the first. */
  gapDays: number | null;
  grade: Grade | null;
  /** The later visits that would stand elsewhere than they do now; null where one would have no place any more. */
  moves: { visitId: string; slot: Slot | null; on: PlainDate | null }[];
};

/**
 * The best few other days for one visit, the least cost first; at most one place a day, never the day that it has now.
 * Nothing before it moves. Each was tried: the rest of the plan was placed again behind it. An empty list when the visit
 * is not one that can be placed, or no other day will do.
 *
 * Days are ranked by what the place itself costs, and tried from the best on until `limit` of them hold: few engine
 * runs, however wide the window is.
 */
export function alternatives(
  facility: Facility,
  question: PlanQuestion,
  visitId: string,
  limit: number,
): Alternative[] {
  const { timeZone } = facility;
  const free = { ...question, pins: question.pins.filter((pin) => pin.visitId !== visitId) };
  const whole = draftsOf(free, timeZone);
  const asksAt = whole.steps.findIndex(({ visit }) => visit.id === visitId);
  const settled = settle(facility, free, { ...whole, steps: worthMoving(whole.steps, asksAt) });
  const { drafts, placements } = settled;
  const at = drafts.steps.findIndex(({ visit }) => visit.id === visitId);
  const step = drafts.steps[at];
  const now = placements[at];
  if (!step || !now || step.pinned === "treating") return [];
  const chosen = question.pins.find((pin) => pin.visitId === visitId);
  const today = chosen ? dateOf(chosen.slot.start, timeZone) : now.on;
  const anchorOn = placements[at - 1]?.on ?? drafts.previous?.on ?? null;

  // Each trial is judged by the day that was asked for, not by the one that it tries.
  const asked = { ...free, firstTargetOn: question.firstTargetOn ?? now.on };
  const later = placements.slice(at + 1).map(({ stepId, ...was }) => ({ visitId: stepId, was }));

  const found: (Alternative & { cost: number })[] = [];
  for (const slot of rankedDays(facility, asked, drafts, placements, at, anchorOn)) {
    if (found.length === limit) break;
    const on = dateOf(slot.start, timeZone);
    if (on === today) continue;
    const trial = settle(facility, asked, held(drafts, placements, at, { slot, on }));
    if (!trial.ok) continue;
    const gapDays = anchorOn === null ? null : daysBetween(anchorOn, on);
    const grade = gapDays === null ? null : gradeOf(gapDays, step.visit.gap);
    found.push({ slot, on, gapDays, grade, moves: movesBehind(later, trial), cost: trial.cost });
  }
  return found.sort((a, b) => a.cost - b.cost || a.slot.start - b.slot.start).map(({ cost: _cost, ...rest }) => rest);
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
  const gapDays = daysBetween(on, next.place.on);
  return gapDays < next.gap.earliestDays || gapDays > next.gap.latestDays;
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

/** Which of the later visits stand elsewhere in the trial than they did: `was` is where. */
export function movesBehind(later: readonly { visitId: string; was: Slot }[], trial: Settled): Alternative["moves"] {
  return later.flatMap(({ visitId, was }): Alternative["moves"] => {
    const is = trial.placements.find(({ stepId }) => stepId === visitId);
    if (!is) return [{ visitId, slot: null, on: null }];
    const { start, clinicianId, roomId, deviceId, on } = is;
    const slot = { start, clinicianId, roomId, deviceId };
    return isSameSlot(was, slot) ? [] : [{ visitId, slot, on }];
  });
}
