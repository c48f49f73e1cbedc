// Which days may a visit fall on, counted from the visit before it, and how good is a gap?

import { addDays, type PlainDate } from "@/lib/time";

/**
 * The five figures of a gap, in local calendar days since the visit before.
 * `1 <= blockedUnderDays <= earliestDays <= targetDays <= latestDays <= restartAfterDays`.
 */
export type GapFigures = {
  /** Under it nobody may go, whatever they sign. */
  blockedUnderDays: number;
  /** Under it a clinician signs, with a reason. */
  earliestDays: number;
  targetDays: number;
  latestDays: number;
  /** Beyond it a clinician decides: to go on, or to begin again with a new plan. */
  restartAfterDays: number;
};

/** What the clinic calls a gap of so many days. */
export type Grade = "blocked" | "early" | "on-cadence" | "a-little-late" | "late" | "clinician-decides";

/** A window as calendar days, all inclusive. */
export type DayWindow = { earliestOn: PlainDate; targetOn: PlainDate; latestOn: PlainDate; restartAfterOn: PlainDate };

/**
 * A visit that follows none: its figures stand for "no gap", since there is nothing to count from. The least gap of a
 * first visit is one day, so that two visits of a plan never share one.
 */
export const NO_GAP: GapFigures = {
  blockedUnderDays: 1,
  earliestDays: 1,
  targetDays: 1,
  latestDays: 1,
  restartAfterDays: 1,
};

/** How long after `latestDays` a gap is "a little late"; the same in every protocol. */
const LITTLE_LATE_DAYS = 14;

/**
 * Grades a gap of so many days.
 *
 * Source: the clinic's default bands; no study sets a limit above which a course must begin again, so there a clinician decides.
 *
 * @example gradeOf(49, { blockedUnderDays: 14, earliestDays: 28, targetDays: 35, latestDays: 42, restartAfterDays: 84 }) // "a-little-late"
 */
export function gradeOf(gapDays: number, figures: GapFigures): Grade {
  if (gapDays < figures.blockedUnderDays) return "blocked";
  if (gapDays < figures.earliestDays) return "early";
  if (gapDays <= figures.latestDays) return "on-cadence";
  if (gapDays > figures.restartAfterDays) return "clinician-decides";
  return gapDays <= figures.latestDays + LITTLE_LATE_DAYS ? "a-little-late" : "late";
}

/** Whether so many days lie from the earliest to the latest of a gap, both inclusive. */
export function isInGap(
  days: number,
  { earliestDays, latestDays }: Pick<GapFigures, "earliestDays" | "latestDays">,
): boolean {
  return earliestDays <= days && days <= latestDays;
}

/** The window of a visit whose predecessor is on `on`. */
export function windowAfter(on: PlainDate, figures: GapFigures): DayWindow {
  return {
    earliestOn: addDays(on, figures.earliestDays),
    targetOn: addDays(on, figures.targetDays),
    latestOn: addDays(on, figures.latestDays),
    restartAfterOn: addDays(on, figures.restartAfterDays),
  };
}

/**
 * The days before a big event on which no session lies: the event itself and the six days before it, both inclusive.
 *
 * Source: clinics ask for a session at least 7 days before an event, so that redness and flaking are over.
 */
export function daysBarredByEvent(eventOn: PlainDate): { from: PlainDate; to: PlainDate } {
  return { from: addDays(eventOn, -6), to: eventOn };
}
