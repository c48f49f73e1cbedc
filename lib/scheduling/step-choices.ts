// Which places may one step of a course take, and what does each cost by itself?
//
// What a place costs later steps depends only on its day, its clinician and on whether it keeps the booked start. So of
// all places with the same three only one can be in a best answer: the cheapest by itself, the earliest among equals.
// Those that keep the booked start are few and listed; of the others one is noted for each day and clinician.

import { addDays, dateOf, daysBetween, type Minute, type PlainDate } from "@/lib/time";
import { type Boundaries, isClear } from "./boundaries";
import type { Calendars, ClinicianCalendar } from "./calendars";
import { type GridRow, gridRows, hasGridStart } from "./day-grid";
import { servedStarts, slotInLine } from "./served-starts";
import { COST, hoursCost, leftoverCost, preferredClinicianCost, weekdayCost } from "./step-costs";
import type { Facility, Lacking, Preferences, Slot, Step } from "./types";

/** What all steps of one request share. Days are numbers, counted from `dayZero`; clinicians are places in `people`. */
export type CourseFacts = {
  facility: Facility;
  calendars: Calendars;
  /** The facility's clinicians in order, then those who are only named by a booking. */
  people: readonly { id: string; calendar: ClinicianCalendar | undefined }[];
  dayZero: PlainDate;
  weekdayOfDayZero: number;
  clientBusy: Boundaries;
  preferences: Preferences;
  notBefore: Minute | undefined;
};

export type KeptChoice = { person: number; cost: number; slot: Slot };

/** Day `firstDay + d` and person p are in cell `d * people + p`. */
export type StepChoices = {
  firstDay: number;
  days: number;
  /** The least cost by itself; infinite where there is no place. */
  cost: Float64Array;
  slotAt(cell: number): Slot;
  /** Those at the booked start, on `keptDay`. */
  kept: KeptChoice[];
  keptDay: number;
  /** What the window lacks for a new place; "gap" when it lacks nothing. */
  lacking(): Lacking;
};

/**
 * @param window the days, both included, from the first to the last that the steps before could allow
 * @param mayStandOn whether the gap of some chain of the steps before allows the day
 * @param mayKeep whether the step may stay at its booked start, as far as its gap goes
 */
export function choicesOf(
  step: Step,
  facts: CourseFacts,
  window: { from: number; to: number },
  mayStandOn: (day: number) => boolean,
  mayKeep: boolean,
): StepChoices {
  const { calendars, facility, people } = facts;
  const { booked } = step;
  const pinned = booked !== undefined && step.pinned === true;

  const searched = pinned ? { from: 0, to: -1 } : daysWithClinicians(step, facts, window);
  const days = Math.max(0, searched.to - searched.from + 1);
  const cost = new Float64Array(days * people.length).fill(Number.POSITIVE_INFINITY);
  const line = new Int32Array(cost.length);
  const rows = days === 0 ? [] : gridRows(facility, step.demand.occupancy.client, datesOf(searched, facts));
  const served = servedStarts(calendars, step.demand, facts.clientBusy, rows, facility.slotMinutes);

  for (let i = 0; i < served.length; i++) {
    const start = served.start[i] ?? 0;
    const row = rows[served.row[i] ?? -1];
    const person = served.clinician[i] ?? -1;
    if (!row || start === booked?.start || !mayStandOn(searched.from + row.day)) continue;
    const cell = row.day * people.length + person;
    const own = ownCost(start, searched.from + row.day, person, row, step, facts) + (booked ? COST.moved : 0);
    if (own < (cost[cell] ?? 0)) {
      cost[cell] = own;
      line[cell] = i;
    }
  }

  return {
    firstDay: searched.from,
    days,
    cost,
    slotAt: (cell) => slotInLine(line[cell] ?? -1, served, calendars),
    kept: booked && mayKeep ? keptChoices(booked, step, facts) : [],
    keptDay: booked ? dayOf(booked.start, facts) : 0,
    lacking() {
      if (pinned) return "gap";
      if (served.lacking !== "time") return served.lacking ?? "gap";
      // Only days on which a clinician works were searched; the window may have starts on others.
      return hasGridStart(facility, step.demand.occupancy.client, datesOf(window, facts)) ? "clinician" : "time";
    },
  };
}

/** The booked slot itself, if it may be kept, and what else there is at its start: a signed gap lets it lie outside the window. */
function keptChoices(booked: Slot, step: Step, facts: CourseFacts): KeptChoice[] {
  const { calendars, facility, people } = facts;
  const day = dayOf(booked.start, facts);
  const kept: KeptChoice[] = [];
  if (step.pinned || isFreeOfBusy(booked, step, facts)) {
    const person = people.findIndex(({ id }) => id === booked.clinicianId);
    kept.push({ person, cost: ownCost(booked.start, day, person, null, step, facts), slot: booked });
  }
  if (step.pinned) return kept;

  const rows = gridRows(facility, step.demand.occupancy.client, datesOf({ from: day, to: day }, facts))
    .filter(({ first, last }) => first <= booked.start && booked.start <= last)
    .filter(({ first }) => (booked.start - first) % facility.slotMinutes === 0)
    .map((row) => ({ ...row, first: booked.start, last: booked.start }));
  const served = servedStarts(calendars, step.demand, facts.clientBusy, rows, facility.slotMinutes);
  const own = kept[0]?.person;
  for (let i = 0; i < served.length; i++) {
    const person = served.clinician[i] ?? -1;
    // Another room or device with the same clinician would only be dearer.
    if (person === own) continue;
    const cost = ownCost(booked.start, day, person, rows[0] ?? null, step, facts) + COST.moved;
    kept.push({ person, cost, slot: slotInLine(i, served, calendars) });
  }
  return kept;
}

/** What a start costs by itself, `moved` not counted. */
function ownCost(
  start: Minute,
  day: number,
  person: number,
  row: GridRow | null,
  step: Step,
  facts: CourseFacts,
): number {
  const { facility, people, preferences } = facts;
  const { client, clinician } = step.demand.occupancy;
  const who = people[person];
  return (
    weekdayCost(weekdayOfDay(day, facts), preferences) +
    hoursCost(start, client, preferences, facility.timeZone, row) +
    preferredClinicianCost(who?.id ?? "", preferences) +
    leftoverCost(start, clinician, who?.calendar, facility.shortestVisitMinutes)
  );
}

/** The day of an instant, counted from day zero. */
export function dayOf(at: Minute, facts: CourseFacts): number {
  return daysBetween(facts.dayZero, dateOf(at, facts.facility.timeZone));
}

function weekdayOfDay(day: number, facts: CourseFacts): number {
  return ((((facts.weekdayOfDayZero - 1 + day) % 7) + 7) % 7) + 1;
}

function datesOf({ from, to }: { from: number; to: number }, { dayZero, notBefore }: CourseFacts) {
  return { from: addDays(dayZero, from), to: addDays(dayZero, to), notBefore };
}

/** The part of the window outside which no clinician has a free minute, so that a window of years costs nothing. */
function daysWithClinicians(step: Step, facts: CourseFacts, window: { from: number; to: number }) {
  const { from, to } = step.demand.occupancy.clinician;
  const calendars = facts.calendars.clinicians.filter(({ free }) => free.length > 0);
  if (calendars.length === 0) return { from: 0, to: -1 };
  const first = Math.min(...calendars.map(({ free }) => free[0] ?? 0)) - from;
  const last = Math.max(...calendars.map(({ free }) => free.at(-1) ?? 0)) - to;
  // A day more on both sides: where a clock goes back over midnight, days don't follow each other strictly.
  return {
    from: Math.max(window.from, dayOf(Math.max(first, facts.notBefore ?? first), facts) - 1),
    to: Math.min(window.to, dayOf(last, facts) + 1),
  };
}

/** A booked slot may be kept off the grid, out of hours and out of its demand, but not against somebody's other work. */
function isFreeOfBusy(slot: Slot, step: Step, { calendars, clientBusy }: CourseFacts): boolean {
  const { client, clinician, room, device } = step.demand.occupancy;
  const clear = (busy: Boundaries | undefined, part: { from: number; to: number }) =>
    busy !== undefined && isClear(busy, slot.start + part.from, slot.start + part.to);
  const busyOf = (list: readonly { id: string; busy: Boundaries }[], id: string | null) =>
    list.find((resource) => resource.id === id)?.busy;
  return (
    clear(busyOf(calendars.clinicians, slot.clinicianId), clinician) &&
    clear(busyOf(calendars.rooms, slot.roomId), room) &&
    (device === null || clear(busyOf(calendars.devices, slot.deviceId), device)) &&
    clear(clientBusy, client)
  );
}
