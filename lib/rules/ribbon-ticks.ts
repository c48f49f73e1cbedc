// Which weeks and months are marked along the ribbon, and which of the months have room for their name?
import { addDays, type PlainDate, weekdayOf } from "@/lib/time";

export type RibbonTick = { kind: "week" | "month"; on: PlainDate; x: number; isNamed: boolean };

/** Under so many px from one Monday to the next the weeks would blur, and only months are marked. */
const NARROWEST_WEEK = 7;
/** Room for "Nov", for "Jan 2027", and for half of the pill that says "Today". */
const MONTH_NAME = 36;
const MONTH_AND_YEAR = 66;
const HALF_TODAY = 28;

/**
 * A tick at every Monday while weeks are wide enough, and at every first of a month. A month is named where its name
 * meets neither another name nor the mark of today; where months are narrow, only January (with its year) and the quarters are.
 *
 * @param at where a day lies, px
 * @param todayX where the mark of today stands; null when there is none
 */
export function ribbonTicks(
  startsOn: PlainDate,
  endsOn: PlainDate,
  at: (on: PlainDate) => number,
  todayX: number | null,
): RibbonTick[] {
  const ticks: RibbonTick[] = [];
  for (let on = startsOn; on <= endsOn; on = addDays(on, 1)) {
    const x = at(on);
    if (on.endsWith("-01")) ticks.push({ kind: "month", on, x, isNamed: false });
    else if (weekdayOf(on) === 1 && at(addDays(on, 7)) - x >= NARROWEST_WEEK) {
      ticks.push({ kind: "week", on, x, isNamed: false });
    }
  }

  const taken: { from: number; until: number }[] =
    todayX === null ? [] : [{ from: todayX - HALF_TODAY, until: todayX + HALF_TODAY }];
  const months = ticks.filter(({ kind }) => kind === "month");
  for (const tick of months.toSorted((a, b) => rank(a) - rank(b) || a.x - b.x)) {
    const from = tick.x;
    const until = from + (rank(tick) === 0 ? MONTH_AND_YEAR : MONTH_NAME);
    const isCrowded = rank(tick) === 2 && at(addDays(tick.on, 31)) - from < MONTH_NAME;
    if (isCrowded || taken.some((other) => from < other.until && other.from < until)) continue;
    tick.isNamed = true;
    taken.push({ from, until });
  }
  return ticks;
}

/** Which names stay where there is no room for all: January, then the quarters, then the rest. */
function rank(tick: RibbonTick): 0 | 1 | 2 {
  const month = Number(tick.on.slice(5, 7));
  if (month === 1) return 0;
  return month % 3 === 1 ? 1 : 2;
}
