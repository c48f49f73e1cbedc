// How do clinics book whose calendar knows single appointments only: one at each visit, or every so many weeks?
import { findSlots } from "@/lib/scheduling/slots";
import { COST, preferredClinicianCost, weekdayCost } from "@/lib/scheduling/step-costs";
import type { Preferences, Slot } from "@/lib/scheduling/types";
import { addDays, instantAt, type Minute, minuteOfDay, type PlainDate, weekdayOf } from "@/lib/time";
import { between } from "./simulate-chance";
import { demandOf, ZONE } from "./simulate-clinic";
import type { Course, Visit } from "./simulate-course";
import type { Lost, Policy, Year } from "./simulate-year";

/** How far to either side of a wished day somebody looks. */
const LOOKED_AT_DAYS = 60;

/** The wished day, the first that may be, and for a pattern its time and person. */
type Wish = { on: PlainDate; from: PlainDate; like?: Slot };

/**
 * One at a time: the next visit is booked when the client leaves, or some days later, at the best free place near its target.
 * The desk counts the least gap from the visit before; nothing is booked behind, so nothing can follow.
 */
export const oneByOne: Policy = {
  begin: (course, year) => bookNear(course, first(course), { on: course.wishedFirstOn, from: tomorrow(year) }, year),
  move: (course, visit, _away, year) => rebook(course, visit, visit.appointment?.on ?? year.today, year),
  async lost(lost, year) {
    for (const { course, visit, wasOn } of inOrder(lost)) rebook(course, visit, wasOn, year);
  },
  wants: (course, visit, year) => rebook(course, visit, year.today, year),
  given: bookNext,
  mayGive: () => true,
};

/** The same day of the week and time, every so many weeks, all sessions at once; later each appointment is one by itself. */
export const everyFewWeeks: Policy = {
  begin(course, year) {
    const visit = first(course);
    bookNear(course, visit, { on: course.wishedFirstOn, from: tomorrow(year) }, year);
    const { appointment } = visit;
    if (!appointment) return;
    const weeks = Math.round(course.protocol.gap.targetDays / 7);
    for (const later of sessions(course).slice(1)) {
      const on = addDays(appointment.on, 7 * weeks * (later.number - 1));
      bookNear(course, later, { on, from: tomorrow(year), like: appointment.slot }, year);
    }
  },
  move(course, visit, _away, year) {
    const { appointment } = visit;
    if (appointment) bookNear(course, visit, likeIt(appointment.on, appointment.slot, year), year);
  },
  async lost(lost, year) {
    for (const { course, visit, was, wasOn } of inOrder(lost)) bookNear(course, visit, likeIt(wasOn, was, year), year);
  },
  wants: (course, visit, year) => bookNear(course, visit, { on: year.today, from: tomorrow(year) }, year),
  given(course, visit, year) {
    // The pattern ends with the last session; the touch-up is booked as anywhere else.
    const isOver = sessions(course).every(({ appointment }) => appointment?.isGiven === true);
    if (isOver && visit.phase === "session") bookNext(course, visit, year);
  },
  mayGive: () => true,
};

function likeIt(on: PlainDate, like: Slot, year: Year): Wish {
  return { on, from: tomorrow(year), like };
}

/** Before the client leaves, some days later, or never: it is forgotten. */
function bookNext(course: Course, visit: Visit, year: Year): void {
  const next = course.visits.find(({ appointment }) => appointment === null);
  if (!next) return;
  const { chance, figures } = year;
  const said = chance(next.id, "books the next");
  const book = () => {
    const targetOn = addDays(visit.appointment?.on ?? year.today, next.gap.targetDays);
    if (!course.hasQuit && !next.appointment) rebook(course, next, targetOn, year);
  };
  if (said < figures.bookedWhenLeaving) book();
  else if (said < 1 - figures.forgotten) year.later(between(1, 30, chance(next.id, "books later")), book);
}

/** The best free place near a day, not before the least gap since the visit that was given last. */
function rebook(course: Course, visit: Visit, on: PlainDate, year: Year): void {
  const given = course.visits.flatMap(({ appointment }) => (appointment?.isGiven ? [appointment.on] : [])).sort();
  const last = given.at(-1);
  const earliestOn = last ? addDays(last, visit.gap.earliestDays) : tomorrow(year);
  bookNear(course, visit, { on, from: laterOf(earliestOn, tomorrow(year)) }, year);
}

/**
 * The free place that costs least by the engine's own prices, the days counted from the wished one: sought from there
 * outwards, until the distance alone costs more. Without one the visit stays unbooked.
 */
function bookNear(course: Course, visit: Visit, { on, from, like }: Wish, year: Year): void {
  year.drop(visit);
  const wishedOn = laterOf(on, from);
  const demand = demandOf(visit.occupancy);
  const clientBusy = busyOf(course, visit);
  let best: { slot: Slot; cost: number } | null = null;
  for (let days = 0; days <= LOOKED_AT_DAYS && (!best || COST.dayOffTarget * days < best.cost); days++) {
    for (const day of days === 0 ? [wishedOn] : [addDays(wishedOn, -days), addDays(wishedOn, days)]) {
      if (day < from) continue;
      const facility = year.book.facility(day, day, null);
      for (const slot of findSlots(facility, { demand, clientBusy, from: day, to: day })) {
        const cost = COST.dayOffTarget * days + ownCost(slot, day, course, visit, like);
        if (!best || cost < best.cost) best = { slot, cost };
      }
    }
  }
  if (best) year.place([{ visit, slot: best.slot }]);
}

/** A pattern wants its own time and person; anybody else what the client wishes, and the person of the visit before. */
function ownCost(slot: Slot, on: PlainDate, course: Course, visit: Visit, like: Slot | undefined): number {
  if (like) {
    const minutes = Math.abs(minuteOfDay(slot.start, ZONE) - minuteOfDay(like.start, ZONE));
    return minutes + (slot.clinicianId === like.clinicianId ? 0 : COST.notPreferredClinician);
  }
  const { preferences } = course;
  const before = course.visits.find(({ position }) => position === visit.position - 1)?.appointment?.slot.clinicianId;
  return (
    weekdayCost(weekdayOf(on), preferences) +
    minutesOutside(slot.start, visit, preferences) +
    preferredClinicianCost(slot.clinicianId, preferences) +
    (before === undefined || before === slot.clinicianId ? 0 : COST.changeOfClinician)
  );
}

/** By the wall clock of its start: no visit lies across a change of clocks. */
function minutesOutside(
  start: Minute,
  { occupancy: { client } }: Visit,
  { from = 0, until = 1440 }: Preferences,
): number {
  const begins = minuteOfDay(start, ZONE) + client.from;
  const ends = begins + client.to - client.from;
  const outside = Math.max(0, Math.min(ends, from) - begins) + Math.max(0, ends - Math.max(begins, until));
  return COST.minuteOutsideHours * outside;
}

/** The days on which the client is away, and whole days of their other visits. */
function busyOf(course: Course, visit: Visit) {
  const days = [
    ...course.away,
    ...course.visits.flatMap(({ id, appointment }) =>
      appointment && id !== visit.id ? [{ from: appointment.on, to: appointment.on }] : [],
    ),
  ];
  return days
    .map(({ from, to }) => ({ start: instantAt(from, 0, ZONE), end: instantAt(to, 1440, ZONE) }))
    .sort((a, b) => a.start - b.start);
}

function first(course: Course): Visit {
  const [visit] = course.visits;
  if (!visit) throw new Error(`${course.id} has no visit`);
  return visit;
}

function sessions(course: Course): Visit[] {
  return course.visits.filter(({ phase }) => phase === "session");
}

function inOrder(lost: readonly Lost[]): Lost[] {
  return lost.toSorted((a, b) => a.was.start - b.was.start || (a.visit.id < b.visit.id ? -1 : 1));
}

function tomorrow(year: Year): PlainDate {
  return addDays(year.today, 1);
}

function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? b : a;
}
