// Where on the ribbon does a day lie?

/** From days, counted from any one day, to a place along the ribbon in px. It never runs backwards. */
export type RibbonScale = (day: number) => number;

/** Over so many days time slows down once the course is over. */
const SLOWING_DAYS = 58;
const SLOWEST = 0.1;
const LEAST_SLOW = 0.3;

/** How many full-size days the slowing takes away by `days` after it began, for each unit of (1 − rate). */
function daysLost(days: number): number {
  if (days <= 0) return 0;
  if (days >= SLOWING_DAYS) return days - SLOWING_DAYS / 2;
  const part = days / SLOWING_DAYS;
  return SLOWING_DAYS * (part ** 3 - part ** 4 / 2);
}

/** Days as they count on a ribbon that slows from `fullUntil` on to `rate` of its full size. */
export function slowedDays(day: number, fullUntil: number, rate: number): number {
  return day - (1 - rate) * daysLost(day - fullUntil);
}

/**
 * Time at full size until `fullUntil`, then slowing smoothly to 0.1–0.3 of it: only as much as is needed to give the
 * course `wantedPerDay` px a day. The whole stretch from `start` to `end` fills 0 to `width`.
 */
export function slowingScale(
  range: { start: number; fullUntil: number; end: number },
  width: number,
  wantedPerDay: number,
): RibbonScale {
  const lost = daysLost(range.end - range.fullUntil);
  const all = range.end - range.start;
  const needed = lost > 0 ? (width / wantedPerDay - all + lost) / lost : LEAST_SLOW;
  const rate = Math.min(LEAST_SLOW, Math.max(SLOWEST, needed));
  const perDay = width / (slowedDays(range.end, range.fullUntil, rate) - range.start);
  return (day) => (slowedDays(day, range.fullUntil, rate) - range.start) * perDay;
}

/** The same size for every day from `start` to `end`; days outside lie outside of 0 to `width`. */
export function evenScale(range: { start: number; end: number }, width: number): RibbonScale {
  const perDay = width / (range.end - range.start);
  return (day) => (day - range.start) * perDay;
}

/**
 * A smooth scale through given places: each knot's day lies exactly at its place, and between knots it keeps rising
 * (monotone cubic, slopes limited as Fritsch and Carlson showed).
 *
 * @param knots at least two, days and places both strictly rising
 */
export function scaleThrough(knots: readonly { day: number; at: number }[]): RibbonScale {
  const pieces = knots.slice(1).map((right, index) => {
    const left = knots[index] ?? right;
    return { left, right, slope: (right.at - left.at) / (right.day - left.day) };
  });
  // The harmonic mean of two neighbouring slopes is never steeper than three times the flatter one.
  const slopeAt = (index: number) => {
    const before = pieces[index - 1]?.slope;
    const after = pieces[index]?.slope;
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    return (2 * before * after) / (before + after);
  };
  return (day) => {
    const found = pieces.findIndex(({ right }) => day <= right.day);
    const index = found === -1 ? pieces.length - 1 : found;
    const piece = pieces[index];
    if (!piece) return 0;
    const { left, right, slope } = piece;
    if (day < left.day) return left.at + (day - left.day) * slope;
    if (day > right.day) return right.at + (day - right.day) * slope;
    const length = right.day - left.day;
    const t = (day - left.day) / length;
    const rise = length * (slopeAt(index) * t * (1 - t) ** 2 - slopeAt(index + 1) * t ** 2 * (1 - t));
    return left.at + (right.at - left.at) * t ** 2 * (3 - 2 * t) + rise;
  };
}
