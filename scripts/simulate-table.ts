// What did a simulated year come to?
import type { GapFigures } from "@/lib/rules/gap";
import { daysBetween, type PlainDate } from "@/lib/time";
import { type Course, givenOn } from "./simulate-course";
import type { Outcome } from "./simulate-year";

/** What is measured, and how. */
const METHODS = {
  courses: "prescribed in the year, without those of clients who stop on their own",
  "all sessions given": "of these courses, when the simulation ends 39 weeks after the year",
  "on cadence": "all sessions given, every gap between the protocol's earliest and latest day",
  "inside restart":
    "all sessions given, every gap between its earliest day and the one after which a course begins anew",
  "touch-up in its window":
    "all sessions given, and the first touch-up given or booked between its earliest and latest day",
  "days off target": "mean distance of a gap between two sessions from the protocol's target",
  "too soon": "gaps under the earliest day",
  "under the floor": "gaps under the least that anybody may sign for",
  "clinicians' time used": "minutes with clients, of courses and of other work, in minutes at work; in the year",
  disruptions: "appointments missed, moved or cancelled by clients, lost by illness or breakdown; in the year",
  "moves per disruption": "appointments placed anew, the lost one included, for each of them",
} as const;

export type Row = Record<keyof typeof METHODS, string | number>;

/** A line a measure, a column a way of booking. */
export function tableOf(rows: Readonly<Record<string, Row>>): Record<string, Record<string, string | number>> {
  const line = (measure: keyof Row, how: string) => ({
    ...Object.fromEntries(Object.entries(rows).map(([way, row]) => [way, row[measure]])),
    how,
  });
  const measures = Object.keys(METHODS) as (keyof Row)[];
  return Object.fromEntries(measures.map((measure) => [measure, line(measure, METHODS[measure])]));
}

/** Of the courses that were prescribed in the measured year, but for those of clients who would have stopped in any case. */
export function rowOf({ courses, tally, worked, days }: Outcome): Row {
  const measured = courses.filter(
    ({ prescribedOn, quitsAfter }) => days.from <= prescribedOn && prescribedOn <= days.to && quitsAfter === null,
  );
  const whole = measured.filter((course) => givenOn(course, "session").length === course.protocol.sessions.usual);
  const ofAll = (holds: (course: Course) => boolean) => percent(whole.filter(holds).length, measured.length);
  const gaps = measured.flatMap((course) => gapsOf(course).map((days) => ({ days, gap: course.protocol.gap })));
  const off = gaps.reduce((sum, { days: gapDays, gap }) => sum + Math.abs(gapDays - gap.targetDays), 0);
  return {
    courses: measured.length,
    "all sessions given": percent(whole.length, measured.length),
    "on cadence": ofAll((course) =>
      gapsOf(course).every((gapDays) => isIn(gapDays, course.protocol.gap, "latestDays")),
    ),
    "inside restart": ofAll((course) =>
      gapsOf(course).every((gapDays) => isIn(gapDays, course.protocol.gap, "restartAfterDays")),
    ),
    "touch-up in its window": ofAll(hasTouchUp),
    "days off target": (off / gaps.length).toFixed(1),
    "too soon": gaps.filter(({ days: gapDays, gap }) => gapDays < gap.earliestDays).length,
    "under the floor": gaps.filter(({ days: gapDays, gap }) => gapDays < gap.blockedUnderDays).length,
    "clinicians' time used": percent(worked.busy, worked.open),
    disruptions: tally.disruptions,
    "moves per disruption": (tally.moved / tally.disruptions).toFixed(2),
  };
}

/** Between the sessions that were given, whatever their numbers. */
function gapsOf(course: Course): number[] {
  const days = givenOn(course, "session");
  return days.slice(1).map((on, i) => daysBetween(days[i] ?? on, on));
}

function isIn(gapDays: number, gap: GapFigures, last: "latestDays" | "restartAfterDays"): boolean {
  return gap.earliestDays <= gapDays && gapDays <= gap[last];
}

/** Its first touch-up was given, or is booked when the simulation ends, on a day of its window. */
function hasTouchUp(course: Course): boolean {
  const lastOn: PlainDate | undefined = givenOn(course, "session").at(-1);
  const on = course.visits.find(({ phase }) => phase === "touch_up")?.appointment?.on;
  return (
    lastOn !== undefined && on !== undefined && isIn(daysBetween(lastOn, on), course.protocol.touchUp, "latestDays")
  );
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
