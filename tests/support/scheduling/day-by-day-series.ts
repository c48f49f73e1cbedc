// Where does a course fit best in a whole clinic? Answered from the last step back, day by day: the oracle for cases too large to try everything.

import type { Placement, SeriesRequest, Step } from "@/lib/scheduling/place-series";
import { findSlots, type Slot } from "@/lib/scheduling/slots";
import type { Facility } from "@/lib/scheduling/types";
import { addDays, dateOf, daysBetween, minuteOfDay, weekdayOf } from "@/lib/time";

/** A place with what it costs by itself, and with the best of all that can follow. */
type Choice = { slot: Slot; day: number; moved: boolean; own: number; total: number };

/**
 * For courses without a completed session, with all visits in hours that no clock change touches, and no signed gap. Places
 * come from findSlots, which has an oracle of its own; prices and choice are worked out anew.
 *
 * @returns the placements, or the place of the first step that can't be reached
 */
export function dayByDaySeries(facility: Facility, request: SeriesRequest): Placement[] | number {
  const choices = request.steps.map((_, i) => choicesFor(facility, request, i));
  const reached: Choice[][] = [];
  for (const [i, step] of request.steps.entries()) {
    const before = reached[i - 1];
    const days = new Set(before?.map(({ day }) => day));
    const holds = (day: number) =>
      before === undefined
        ? day >= 0 && day <= daysBetween(request.first.earliestOn, request.first.latestOn)
        : [...days].some((other) => day - other >= step.gap.earliestDays && day - other <= step.gap.latestDays);
    const byDay = new Map((choices[i] ?? []).map(({ day }) => [day, holds(day)]));
    const left = (choices[i] ?? []).filter(({ day }) => byDay.get(day));
    if (left.length === 0) return i;
    reached.push(left);
  }
  for (let i = reached.length - 1; i >= 0; i--) addWhatFollows(reached[i] ?? [], reached[i + 1], request.steps[i + 1]);

  const targetDay = daysBetween(request.first.earliestOn, request.first.targetOn);
  const placements: Placement[] = [];
  let before: Choice | null = null;
  for (const [i, step] of request.steps.entries()) {
    const paid = (choice: Choice): number => price(choice, before, step, targetDay);
    const best: Choice = (reached[i] ?? []).reduce((a, b) => (isFirst(b, paid(b), a, paid(a)) ? b : a));
    const cost: number = paid(best) - best.total + best.own;
    const { slot, moved, day } = best;
    placements.push({ ...slot, stepId: step.id, on: addDays(request.first.earliestOn, day), moved, cost });
    before = best;
  }
  return placements;
}

/** Everything from this choice on, and the way to it. */
function price(choice: Choice, before: Choice | null, { gap }: Step, firstTarget: number): number {
  if (before === null) return choice.total + 100 * Math.abs(choice.day - firstTarget);
  const days = choice.day - before.day;
  if (days < gap.earliestDays || days > gap.latestDays) return Number.POSITIVE_INFINITY;
  const change = choice.slot.clinicianId === before.slot.clinicianId ? 0 : 300;
  return choice.total + 100 * Math.abs(days - gap.targetDays) + change;
}

function addWhatFollows(here: Choice[], next: readonly Choice[] | undefined, step: Step | undefined): void {
  if (!next || !step) return;
  const cheapest = new Map<string, Choice>();
  for (const choice of next) {
    const key = `${choice.day} ${choice.slot.clinicianId}`;
    const known = cheapest.get(key);
    if (!known || choice.total < known.total) cheapest.set(key, choice);
  }
  const known = new Map<string, number>();
  for (const choice of here) {
    const key = `${choice.day} ${choice.slot.clinicianId}`;
    const rest = known.get(key) ?? Math.min(...[...cheapest.values()].map((after) => price(after, choice, step, 0)));
    known.set(key, rest);
    choice.total += rest;
  }
}

/** Least cost, then start, clinician, room, device. */
function isFirst(a: Choice, costA: number, b: Choice, costB: number): boolean {
  if (costA !== costB) return costA < costB;
  const key = ({ slot: { start, clinicianId, roomId, deviceId } }: Choice) => [
    start,
    clinicianId,
    roomId,
    deviceId ?? "",
  ];
  const theirs = key(b);
  for (const [k, mine] of key(a).entries()) {
    const other = theirs[k] ?? "";
    if (mine !== other) return mine < other;
  }
  return false;
}

function choicesFor(facility: Facility, request: SeriesRequest, i: number): Choice[] {
  const step = request.steps[i];
  if (!step) return [];
  const { first, steps, clientBusy, preferences, notBefore } = request;
  const upTo = steps.slice(1, i + 1);
  const from = addDays(first.earliestOn, sum(upTo.map(({ gap }) => gap.earliestDays)));
  const to = addDays(first.latestOn, sum(upTo.map(({ gap }) => gap.latestDays)));
  const query = { demand: step.demand, clientBusy, from, to, ...(notBefore !== undefined && { notBefore }) };
  const { booked } = step;
  const found =
    booked && step.pinned ? [] : findSlots(facility, query).filter((slot) => !booked || !isSame(slot, booked));
  const day = (slot: Slot) => daysBetween(first.earliestOn, dateOf(slot.start, facility.timeZone));
  const choice = (slot: Slot, moved: boolean): Choice => {
    const own = ownCost(facility, step, slot, preferences) + (moved ? 1_000_000 : 0);
    return { slot, day: day(slot), moved, own, total: own };
  };
  const kept = booked && (step.pinned || isUntaken(facility, step, booked, clientBusy)) ? [choice(booked, false)] : [];
  return [...found.map((slot) => choice(slot, booked !== undefined)), ...kept];
}

function ownCost(facility: Facility, { demand }: Step, slot: Slot, preferences: SeriesRequest["preferences"]): number {
  const { weekdays, from = 0, until = 1440, clinicianId } = preferences;
  const { client, clinician } = demand.occupancy;
  const weekday = weekdayOf(dateOf(slot.start, facility.timeZone));
  const begins = minuteOfDay(slot.start, facility.timeZone) + client.from;
  let outside = 0;
  for (let n = begins; n < begins + client.to - client.from; n++) if (n < from || n >= until) outside++;
  const person = facility.clinicians.find(({ id }) => id === slot.clinicianId);
  const isFree = (at: number) => person !== undefined && inside(person.open, at) && !inside(person.busy, at);
  const run = (at: number, by: 1 | -1) => {
    let minutes = 0;
    while (minutes < facility.shortestVisitMinutes && isFree(at + by * minutes)) minutes++;
    return minutes;
  };
  const runs = [run(slot.start + clinician.from - 1, -1), run(slot.start + clinician.to, 1)];
  const wasted = runs.filter((minutes) => minutes > 0 && minutes < facility.shortestVisitMinutes).length;
  return (
    (weekdays && weekdays.length > 0 && !weekdays.includes(weekday) ? 150 : 0) +
    outside +
    (clinicianId !== undefined && clinicianId !== slot.clinicianId ? 200 : 0) +
    40 * wasted
  );
}

function isUntaken(facility: Facility, { demand }: Step, slot: Slot, clientBusy: SeriesRequest["clientBusy"]): boolean {
  const { client, clinician, room, device } = demand.occupancy;
  const isClear = (spans: readonly { start: number; end: number }[] | undefined, part: { from: number; to: number }) =>
    spans?.every(({ start, end }) => end <= slot.start + part.from || slot.start + part.to <= start) === true;
  return (
    isClear(facility.clinicians.find(({ id }) => id === slot.clinicianId)?.busy, clinician) &&
    isClear(facility.rooms.find(({ id }) => id === slot.roomId)?.busy, room) &&
    (device === null || isClear(facility.devices.find(({ id }) => id === slot.deviceId)?.busy, device)) &&
    isClear(clientBusy, client)
  );
}

function inside(spans: readonly { start: number; end: number }[], at: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return (spans[low]?.start ?? Number.POSITIVE_INFINITY) <= at;
}

function isSame(a: Slot, b: Slot): boolean {
  return a.start === b.start && a.clinicianId === b.clinicianId && a.roomId === b.roomId && a.deviceId === b.deviceId;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
