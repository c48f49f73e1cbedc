// How does time run along a plan's ribbon: from which day to which, and how fast?
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import type { RibbonInput, RibbonVisit } from "./ribbon-input";
import { evenScale, type RibbonScale, scaleThrough, slowedDays, slowingScale } from "./ribbon-scale";

/** A visit with the day that stands for it, and its place among the visits that were given. */
export type Placed = { visit: RibbonVisit; on: PlainDate; row: number };

const BEFORE_FIRST_DAYS = 12;
const FULL_SIZE_AFTER_LAST_SESSION_DAYS = 14;
const AFTER_LAST_DAYS = 30;
/** Downwards a day of the course is so high, px, and the tail runs at this rate. */
const ROWS_PER_DAY = 2.7;
const ROWS_RATE = 0.2;
const ROWS_TOP = 25;
const ROWS_BOTTOM = 60;
/** From today's mark down to a first visit that is still to come. */
const ROWS_TODAY = 44;
const USUAL_GAP_DAYS = 35;
/** The day that stands for a visit; null when nothing is known yet of when it could be. */
export function dayOf(visit: RibbonVisit, today: PlainDate): PlainDate | null {
  if (visit.on !== null || visit.window === null) return visit.on;
  return visit.state === "overdue" && visit.window.targetOn < today ? today : visit.window.targetOn;
}

/** The first and the last day that the ribbon shows, and until when it runs at full size. */
function rangeOf(placed: readonly Placed[], today: PlainDate) {
  const shown = placed.flatMap(({ visit, on }) => [
    on,
    ...(visit.was ? [visit.was] : []),
    ...(visit.window && visit.state !== "skipped" ? [visit.window.earliestOn, visit.window.latestOn] : []),
    ...(visit.state === "overdue" && visit.window?.restartAfterOn ? [visit.window.restartAfterOn] : []),
  ]);
  const days = [today, ...shown].sort();
  const lastSession = placed.filter(({ visit }) => visit.phase === "session").at(-1)?.on ?? placed[0]?.on ?? today;
  return {
    startsOn: addDays(days[0] ?? today, -BEFORE_FIRST_DAYS),
    fullUntil: addDays(lastSession, FULL_SIZE_AFTER_LAST_SESSION_DAYS),
    endsOn: addDays(days.at(-1) ?? today, AFTER_LAST_DAYS),
  };
}

/** Each visit as far below the one before as its days or its words ask for, whichever is more. */
function rowsScale(
  placed: readonly Placed[],
  heights: readonly number[],
  range: { todayDay: number; fullUntil: number; end: number },
  count: (on: PlainDate) => number,
): { at: RibbonScale; length: number } {
  const down = (day: number) => slowedDays(day, range.fullUntil, ROWS_RATE) * ROWS_PER_DAY;
  const first = placed[0] ? count(placed[0].on) : range.todayDay;
  // A course that begins later starts with the way there, shortened: nothing happens on it.
  const knots = range.todayDay < first ? [{ day: range.todayDay, at: ROWS_TOP }] : [];
  let room = knots.length > 0 ? ROWS_TODAY : 0;
  for (const { on, row } of placed) {
    const before = knots.at(-1);
    const day = count(on);
    if (before && day <= before.day) continue;
    const isWayThere = before?.day === range.todayDay && range.todayDay < first;
    const apart = before && !isWayThere ? Math.max(room, down(day) - down(before.day)) : room;
    knots.push({ day, at: (before?.at ?? ROWS_TOP) + apart });
    room = heights[row] ?? 0;
  }
  const last = knots.at(-1) ?? { day: range.todayDay, at: ROWS_TOP };
  const length = last.at + Math.max(room, Math.min(down(range.end) - down(last.day), room + ROWS_BOTTOM));
  return { at: scaleThrough([...knots, { day: Math.max(range.end, last.day + 1), at: length }]), length };
}

/** The scale for the asked kind of time, and the days it runs from and to. */
export function scaleOf(input: RibbonInput, placed: readonly Placed[]) {
  const { time, today, width } = input;
  if (time.kind === "even") {
    const count = (on: PlainDate) => daysBetween(time.startsOn, on);
    const at = evenScale({ start: 0, end: count(time.endsOn) }, width);
    return { startsOn: time.startsOn, endsOn: time.endsOn, width, count, at };
  }
  const { startsOn, fullUntil, endsOn } = rangeOf(placed, today);
  const count = (on: PlainDate) => daysBetween(startsOn, on);
  const end = count(endsOn);
  if (time.kind === "rows") {
    const rows = rowsScale(placed, time.heights, { todayDay: count(today), fullUntil: count(fullUntil), end }, count);
    return { startsOn, endsOn, width: rows.length, count, at: rows.at };
  }
  const sessions = placed.filter(({ visit }) => visit.phase === "session");
  const gaps = sessions.slice(1).map(({ on }, index) => daysBetween(sessions[index]?.on ?? on, on));
  const wantedPerDay = time.labelWidth / Math.max(1, Math.min(...gaps, USUAL_GAP_DAYS));
  return {
    startsOn,
    endsOn,
    width,
    count,
    at: slowingScale({ start: 0, fullUntil: count(fullUntil), end }, width, wantedPerDay),
  };
}
