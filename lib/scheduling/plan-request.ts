// How do the visits of a plan become the steps that the engine places?

import type { GapFigures } from "@/lib/rules/gap";
import { addDays, dateOf, daysBetween, instantAt, type Minute, type PlainDate, type Span } from "@/lib/time";
import type { Demand, GapWindow, Preferences, SeriesRequest, Slot, Step } from "./types";

/** The statuses of an appointment that is alive: it was given, is being given or is still to come. */
export type LiveStatus = "booked" | "confirmed" | "arrived" | "in_treatment" | "completed";

/** One visit of a plan, as it is stored. */
export type PlanVisit = {
  id: string;
  phase: "session" | "touch_up";
  /** 1-based through the whole plan. */
  position: number;
  /** 1-based within its phase: "session 2", "touch-up 1". */
  number: number;
  /** The gap since the visit before it; of the plan's first visit it is not read. */
  gap: GapFigures;
  demand: Demand;
  skipped: boolean;
  /** A clinician signed to go on past `restartAfterDays`: the booking horizon is the last day then. */
  goOn: boolean;
  /** The live appointment, or null: missed and cancelled ones are not live, holds neither. */
  appointment: { status: LiveStatus; slot: Slot; on: PlainDate; overridden: boolean } | null;
};

/** Whole local days, both inclusive. `ground`: a screening defers the treatment until the day after. */
export type DayRange = { from: PlainDate; to: PlainDate; ground?: "deferral" };

/** A place that somebody chose for a visit. */
export type Pin = {
  visitId: string;
  slot: Slot;
  /** Somebody signs for a day before `earliestDays`; never under `blockedUnderDays`. */
  overridden?: boolean;
};

/** Everything that placing a plan depends on. The facility's and the client's busy spans leave out this plan's own visits. */
export type PlanQuestion = {
  today: PlainDate;
  /** No new start before it. */
  notBefore: Minute;
  /** The last day that may be booked; the facility's `open` ends with it. */
  horizonOn: PlainDate;
  /** In any order; positions are unique. */
  visits: PlanVisit[];
  clientBusy: Span[];
  /** A deferral, a big event with the days before it, days that the client can't. */
  barredDays: DayRange[];
  preferences: Preferences;
  /** The day asked for, for a plan without a completed visit. */
  firstTargetOn?: PlainDate;
  pins: Pin[];
  /** Visits that are to stay as they are: nothing from the first of them on is placed or moved. */
  unticked: string[];
  /** Where the gaps of the sessions come from, in words for people, shown with the reason of each date. */
  source?: string;
};

/** A step in the making: its visit, and the window that it has at this point of the search. */
export type Draft = {
  visit: PlanVisit;
  gap: GapWindow;
  /** "late": no day of the ordinary window is left; "kept": it is booked late and stays there if it can. */
  form: "ordinary" | "kept" | "late";
  /** Its place now: the one chosen for it, else the one that it has. */
  place: { slot: Slot; on: PlainDate } | null;
  /** "treating": the client is here; "chosen": somebody picked the place; else the engine may move it. */
  pinned: "treating" | "chosen" | null;
  /** Signed earlier, and neither it nor the visit before was given another place since. */
  overridden: boolean;
};

/** The plan, sorted into what was given, what is to be placed and what is left alone. */
export type Drafts = {
  /** The last completed visit, from whose day the gap of the first step counts. */
  previous: { visit: PlanVisit; on: PlainDate; clinicianId: string } | null;
  steps: Draft[];
  /** No steps though they come after the last completed visit, by position. */
  left: Left[];
};

/** Why a visit is no step: it is behind an unticked one, beyond the booking horizon, or a touch-up that has no place. */
export type Left = { visit: PlanVisit; reason: "unticked" | "beyond-horizon" | "no-place" };

/** How far the search for a first day goes on after the day asked for; no clinical figure. */
const FIRST_SEARCH_DAYS = 42;

/** The plan's visits by position. */
export function inOrder(visits: readonly PlanVisit[]): PlanVisit[] {
  return [...visits].sort((a, b) => a.position - b.position);
}

/**
 * Sorts the plan: the visits after the last completed one become steps, in order, but for the skipped ones, for those
 * from the first unticked on, and for touch-ups that by their targets lie beyond the horizon and have no place yet.
 */
export function draftsOf(question: PlanQuestion, timeZone: string): Drafts {
  const visits = inOrder(question.visits);
  const lastDone = visits.findLastIndex((visit) => visit.appointment?.status === "completed");
  const done = visits[lastDone];
  const previous = done?.appointment
    ? { visit: done, on: done.appointment.on, clinicianId: done.appointment.slot.clinicianId }
    : null;
  const open = visits.slice(lastDone + 1).filter((visit) => !visit.skipped);

  const steps: Draft[] = [];
  // Where the visit stands by its target, or by the place that is held for it: later targets count from there.
  let day: PlainDate | null = null;
  for (const [index, visit] of open.entries()) {
    const before = steps.at(-1) ?? null;
    const step = draftOf(visit, before, previous?.on ?? null, question.pins, timeZone);
    const target: PlainDate =
      day === null ? firstDay(step, previous?.on ?? null, question) : addDays(day, visit.gap.targetDays);
    day = step.pinned && step.place ? step.place.on : target;
    const beyond = visit.phase === "touch_up" && step.place === null && day > question.horizonOn;
    const unticked = question.unticked.includes(visit.id);
    if (beyond || unticked) {
      const reason = unticked ? "unticked" : "beyond-horizon";
      return { previous, steps, left: open.slice(index).map((later) => ({ visit: later, reason })) };
    }
    steps.push(step);
  }
  return { previous, steps, left: [] };
}

/** What the engine is asked, for these steps in this order. */
export function requestOf(
  question: PlanQuestion,
  previous: Drafts["previous"],
  steps: readonly Draft[],
  timeZone: string,
): SeriesRequest {
  return {
    previous: previous && { on: previous.on, clinicianId: previous.clinicianId },
    first: firstWindow(steps[0] ?? null, question),
    steps: steps.map(stepOf),
    clientBusy: clientBusyOf(question, timeZone),
    preferences: question.preferences,
    notBefore: question.notBefore,
  };
}

/** When the client can't: other bookings, and all of the barred days. Sorted by start. */
export function clientBusyOf(question: PlanQuestion, timeZone: string): Span[] {
  const barred = question.barredDays.map(({ from, to }) => ({
    start: instantAt(from, 0, timeZone),
    end: instantAt(to, 1440, timeZone),
  }));
  return [...question.clientBusy, ...barred].sort((a, b) => a.start - b.start);
}

/** The day from which a treatment that is deferred over `on` may be given again; null when none is. */
export function deferredUntil(barredDays: readonly DayRange[], on: PlainDate): PlainDate | null {
  const over = barredDays.filter(({ from, to, ground }) => ground === "deferral" && from <= on && on <= to);
  const last = over
    .map(({ to }) => to)
    .sort()
    .at(-1);
  return last === undefined ? null : addDays(last, 1);
}

/** The window that placing asks for. */
export function ordinaryGap(figures: GapFigures): GapWindow {
  return { earliestDays: figures.earliestDays, targetDays: figures.targetDays, latestDays: figures.latestDays };
}

/**
 * The window of a visit for which no day of the ordinary one is left. Its target is the ordinary window's last day, so
 * that the first possible day costs least. Once a clinician decided to go on, it reaches to the horizon.
 */
export function lateGap(visit: PlanVisit, previousOn: PlainDate | null, question: PlanQuestion): GapWindow {
  const { earliestDays, latestDays, restartAfterDays } = visit.gap;
  const horizonDays = daysBetween(previousOn ?? question.today, question.horizonOn);
  return {
    earliestDays,
    targetDays: latestDays,
    latestDays: visit.goOn ? Math.max(restartAfterDays, horizonDays) : restartAfterDays,
  };
}

function draftOf(
  visit: PlanVisit,
  before: Draft | null,
  previousOn: PlainDate | null,
  pins: readonly Pin[],
  timeZone: string,
): Draft {
  const { appointment } = visit;
  const treating = appointment?.status === "arrived" || appointment?.status === "in_treatment";
  const pin = treating ? undefined : pins.find(({ visitId }) => visitId === visit.id);
  const booked = appointment && { slot: appointment.slot, on: appointment.on };
  const place = pin ? { slot: pin.slot, on: dateOf(pin.slot.start, timeZone) } : booked;

  const anchorOn = before ? (before.visit.appointment?.on ?? null) : previousOn;
  const gapToday = anchorOn && appointment ? daysBetween(anchorOn, appointment.on) : 0;
  const kept = gapToday > visit.gap.latestDays;
  const gap = kept
    ? { earliestDays: visit.gap.earliestDays, targetDays: visit.gap.latestDays, latestDays: gapToday }
    : ordinaryGap(visit.gap);

  return {
    visit,
    gap: pin?.overridden ? { ...gap, earliestDays: visit.gap.blockedUnderDays } : gap,
    form: kept ? "kept" : "ordinary",
    place,
    pinned: treating ? "treating" : pin ? "chosen" : null,
    overridden: appointment?.overridden === true && staysPut({ visit, place }) && (before === null || staysPut(before)),
  };
}

/** Whether the step's place is the one that it is booked at. */
function staysPut({ visit, place }: Pick<Draft, "visit" | "place">): boolean {
  return visit.appointment !== null && visit.appointment.slot.start === place?.slot.start;
}

/** The day from which the horizon is counted: the one that the first step has, else its target, but never a past one. */
function firstDay(first: Draft, previousOn: PlainDate | null, question: PlanQuestion): PlainDate {
  if (first.place) return first.place.on;
  const targetOn = previousOn ? addDays(previousOn, first.visit.gap.targetDays) : firstTarget(first, question);
  return daysBetween(targetOn, question.today) > 0 ? question.today : targetOn;
}

/** The day asked for, else the one that the first step has, else today; where that is deferred, the day on which the deferral ends. */
function firstTarget(first: Draft | null, question: PlanQuestion): PlainDate {
  const targetOn = question.firstTargetOn ?? first?.place?.on ?? question.today;
  return deferredUntil(question.barredDays, targetOn) ?? targetOn;
}

/** Where the first step is looked for when nothing was completed; a day that somebody chose is always inside. */
function firstWindow(first: Draft | null, question: PlanQuestion): SeriesRequest["first"] {
  const targetOn = firstTarget(first, question);
  const days = [question.today, targetOn, addDays(targetOn, FIRST_SEARCH_DAYS)];
  if (first?.pinned && first.place) days.push(first.place.on);
  days.sort();
  return { earliestOn: days[0] ?? targetOn, targetOn, latestOn: days.at(-1) ?? targetOn };
}

function stepOf({ visit, gap, place, pinned, overridden }: Draft): Step {
  return {
    id: visit.id,
    demand: visit.demand,
    gap,
    overridden,
    ...(place && { booked: place.slot, pinned: pinned !== null }),
  };
}
