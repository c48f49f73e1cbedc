// How does the time go by in a clinic: who comes, who moves, who is ill, day by day?

import type { Slot } from "@/lib/scheduling/types";
import { addDays, dateOf, daysBetween, type PlainDate } from "@/lib/time";
import { between, type Chance, chanceOf } from "./simulate-chance";
import { type Book, CLINICIANS, DEVICES, emptyBook, otherWork, ZONE } from "./simulate-clinic";
import { awayAround, type Course, courseOf, type Figures, fateOf, givenOn, type Visit } from "./simulate-course";

export const FIRST_DAY: PlainDate = "2026-01-05";

/** How far an appointment can be ahead. */
const HORIZON_DAYS = 366;
/** Of one illness or one breakdown, in working days. */
const ILL_DAYS = { from: 1, to: 3 };
const BROKEN_DAYS = { from: 1, to: 5 };
const WORKING_DAYS_A_YEAR = 220;

export type Lost = { course: Course; visit: Visit; was: Slot; wasOn: PlainDate };

/** How a clinic books. Everything that it places begins tomorrow at the soonest. */
export type Policy = {
  begin(course: Course, year: Year): void;
  /** The client can't come on those days and asks for another one. */
  move(course: Course, visit: Visit, away: { from: PlainDate; to: PlainDate }, year: Year): void;
  /** The clinic can't keep these appointments: they are taken back already. */
  lost(lost: readonly Lost[], year: Year): Promise<void>;
  /** A visit has no place any more, and the client has been reached. */
  wants(course: Course, visit: Visit, year: Year): void;
  given(course: Course, visit: Visit, year: Year): void;
  /** Whether what is booked for today may be given. */
  mayGive(course: Course, visit: Visit): boolean;
};

type Tally = { disruptions: number; moved: number };

/** The clinic on one day, and what can be done to it. The tally counts the measured year. */
export type Year = {
  today: PlainDate;
  book: Book;
  chance: Chance;
  figures: Figures;
  tally: Tally;
  /** Gives visits of one or many courses these places, all at once. */
  place(placed: readonly { visit: Visit; slot: Slot }[]): void;
  drop(visit: Visit): void;
  /** One more appointment can't be kept: by the client, or by the clinic. */
  disrupted(): void;
  /** In so many days, tomorrow at the soonest. */
  later(days: number, work: () => void): void;
};

export type Outcome = { courses: Course[]; tally: Tally; worked: Worked; days: { from: PlainDate; to: PlainDate } };

/** Minutes of all clinicians in the measured time: at work, and of these with clients. */
export type Worked = { open: number; busy: number };

/** Weeks until the measured year begins, of that year, and until its courses are followed to their end. */
export type Weeks = { before: number; measured: number; after: number };

/** The same arrivals, wishes and mishaps for every policy and the same seed. */
export async function runYear(policy: Policy, figures: Figures, seed: number, weeks: Weeks): Promise<Outcome> {
  const last = addDays(FIRST_DAY, 7 * (weeks.before + weeks.measured + weeks.after) - 1);
  const from = addDays(FIRST_DAY, 7 * weeks.before);
  const to = addDays(from, 7 * weeks.measured - 1);
  const chance = chanceOf(seed);
  const book = emptyBook(FIRST_DAY, addDays(last, HORIZON_DAYS));
  const arrivals = arrivalsUntil(last, figures, chance);
  const becomesKnown = othersUntil(last, figures, chance, book);
  const agenda = new Map<PlainDate, (() => void)[]>();
  const courses: Course[] = [];
  const worked: Worked = { open: 0, busy: 0 };
  const isMeasured = () => from <= year.today && year.today <= to;
  const year = yearOf(book, chance, figures, agenda, isMeasured);

  for (; year.today <= last; year.today = addDays(year.today, 1)) {
    const { today } = year;
    for (const put of becomesKnown.get(today) ?? []) put();
    await loseDays(policy, courses, year);
    for (const work of agenda.get(today) ?? []) work();
    for (const course of courses) ask(policy, course, year);
    for (const course of arrivals.get(today) ?? []) {
      courses.push(course);
      policy.begin(course, year);
    }
    const busy = treat(policy, courses, year);
    if (isMeasured()) {
      const minutes = CLINICIANS.map((id) => book.minutes(id, today));
      worked.open += minutes.reduce((all, { open }) => all + open, 0);
      worked.busy += minutes.reduce((all, { other }) => all + other, busy);
    }
  }
  return { courses, tally: year.tally, worked, days: { from, to } };
}

function yearOf(
  book: Book,
  chance: Chance,
  figures: Figures,
  agenda: Map<PlainDate, (() => void)[]>,
  isMeasured: () => boolean,
): Year {
  const year: Year = {
    today: FIRST_DAY,
    book,
    chance,
    figures,
    tally: { disruptions: 0, moved: 0 },
    disrupted() {
      if (isMeasured()) year.tally.disruptions++;
    },
    place(placed) {
      for (const { visit } of placed) {
        if (visit.wasBooked && isMeasured()) year.tally.moved++;
        if (visit.appointment) book.take(visit.id, visit.appointment.slot, visit.appointment.on);
      }
      for (const { visit, slot } of placed) {
        const on = dateOf(slot.start, ZONE);
        book.put(visit.id, slot, visit.occupancy, on);
        const fate = fateOf(visit, year.today, on, figures, chance);
        visit.appointment = { slot, on, madeOn: year.today, isGiven: false, fate };
        visit.wasBooked = true;
      }
    },
    drop(visit) {
      if (visit.appointment) book.take(visit.id, visit.appointment.slot, visit.appointment.on);
      visit.appointment = null;
    },
    later(days, work) {
      const on = addDays(year.today, Math.max(1, days));
      agenda.set(on, [...(agenda.get(on) ?? []), work]);
    },
  };
  return year;
}

function arrivalsUntil(last: PlainDate, figures: Figures, chance: Chance): Map<PlainDate, Course[]> {
  const arrivals = new Map<PlainDate, Course[]>();
  const count = Math.floor(((daysBetween(FIRST_DAY, last) + 1) / 7) * figures.coursesPerWeek);
  for (let n = 0; n < count; n++) {
    const week = Math.floor(n / figures.coursesPerWeek);
    const on = addDays(FIRST_DAY, 7 * week + between(0, 4, chance("arrives", n)));
    arrivals.set(on, [...(arrivals.get(on) ?? []), courseOf(n, on, figures, chance)]);
  }
  return arrivals;
}

function othersUntil(last: PlainDate, figures: Figures, chance: Chance, book: Book): Map<PlainDate, (() => void)[]> {
  const becomesKnown = new Map<PlainDate, (() => void)[]>();
  for (let on = FIRST_DAY; on <= last; on = addDays(on, 1)) {
    const day = on;
    for (const { clinicianId, span, daysAhead } of otherWork(
      chance,
      book,
      day,
      figures.otherWork,
      figures.otherKnownDays,
    )) {
      const knownOn = addDays(day, -daysAhead) < FIRST_DAY ? FIRST_DAY : addDays(day, -daysAhead);
      const put = () => book.putOther(clinicianId, span, day);
      becomesKnown.set(knownOn, [...(becomesKnown.get(knownOn) ?? []), put]);
    }
  }
  return becomesKnown;
}

/** Who falls ill today, what breaks, and which appointments that costs. */
async function loseDays(policy: Policy, courses: readonly Course[], year: Year): Promise<void> {
  const { today, book, chance, figures } = year;
  const illness = figures.daysIllPerYear / ((ILL_DAYS.from + ILL_DAYS.to) / 2) / WORKING_DAYS_A_YEAR;
  const works = (on: PlainDate) => CLINICIANS.some((id) => book.openOn(id, on).length > 0);
  for (const id of [...CLINICIANS, ...DEVICES]) {
    const isClinician = CLINICIANS.includes(id);
    const isThere = (on: PlainDate) => (isClinician ? book.openOn(id, on).length > 0 : works(on));
    const risk = isClinician ? illness : figures.breakdownsPerYear / WORKING_DAYS_A_YEAR;
    if (!isThere(today) || chance("is lost", id, today) >= risk) continue;
    const { from, to } = isClinician ? ILL_DAYS : BROKEN_DAYS;
    const count = between(from, to, chance("for days", id, today));
    const days: PlainDate[] = [];
    for (let on = today; days.length < count && daysBetween(today, on) < 21; on = addDays(on, 1)) {
      if (isThere(on)) days.push(on);
    }
    const lost = courses.flatMap((course) =>
      course.visits.flatMap((visit): Lost[] => {
        const { appointment } = visit;
        if (!appointment || appointment.isGiven || !days.includes(appointment.on)) return [];
        const { slot, on } = appointment;
        return slot.clinicianId === id || slot.deviceId === id ? [{ course, visit, was: slot, wasOn: on }] : [];
      }),
    );
    for (const { visit } of lost) {
      year.disrupted();
      year.drop(visit);
    }
    book.lose(id, days);
    if (lost.length > 0) await policy.lost(lost, year);
  }
}

/** What clients say today: they ask for another day, or cancel and are reached some days later. */
function ask(policy: Policy, course: Course, year: Year): void {
  const { today, chance } = year;
  for (const visit of course.visits) {
    const { appointment } = visit;
    if (!appointment || appointment.isGiven || appointment.madeOn >= today) continue;
    const { on, fate } = appointment;
    if (today < fate.saidOn || (fate.kind !== "moves" && fate.kind !== "cancels")) continue;
    const away = awayAround(visit, on, chance);
    course.away = [...course.away.filter(({ to }) => to >= today), away];
    visit.tries++;
    year.disrupted();
    if (fate.kind === "moves") policy.move(course, visit, away, year);
    else {
      year.drop(visit);
      wantsLater(policy, course, visit, year);
    }
  }
}

function wantsLater(policy: Policy, course: Course, visit: Visit, year: Year): void {
  year.later(between(1, 7, year.chance(visit.id, visit.tries, "is reached")), () => {
    if (!course.hasQuit && !visit.appointment) policy.wants(course, visit, year);
  });
}

/** Gives what is booked today, in the order of the day. @returns the clinicians' minutes that it took */
function treat(policy: Policy, courses: readonly Course[], year: Year): number {
  const { today } = year;
  const todays = courses
    .flatMap((course) => course.visits.flatMap((visit) => (visit.appointment?.on === today ? [{ course, visit }] : [])))
    .sort((a, b) => (a.visit.appointment?.slot.start ?? 0) - (b.visit.appointment?.slot.start ?? 0));
  let busy = 0;
  for (const { course, visit } of todays) {
    const { appointment } = visit;
    if (!appointment || course.hasQuit) continue;
    if (appointment.fate.kind === "misses" || !policy.mayGive(course, visit)) {
      visit.tries++;
      year.disrupted();
      year.drop(visit);
      wantsLater(policy, course, visit, year);
      continue;
    }
    appointment.isGiven = true;
    const { from, to } = visit.occupancy.clinician;
    busy += to - from;
    if (course.quitsAfter === givenOn(course, "session").length) {
      course.hasQuit = true;
      for (const left of course.visits) if (!left.appointment?.isGiven) year.drop(left);
    } else policy.given(course, visit, year);
  }
  return busy;
}
