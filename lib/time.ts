// Which instant is a wall-clock time at a location, and which day and minute is an instant there?
//
// The one place that does calendar arithmetic. An IANA zone is always passed in, and no answer depends on the zone of
// the machine. What a zone's clock showed is asked of Intl once for every UTC day and remembered, because the
// scheduling engine asks about thousands of days; all else is integer arithmetic.

/** Whole minutes since 1970-01-01T00:00Z. */
export type Minute = number;

/** Half-open: `start` belongs to it, `end` does not. */
export type Span = { start: Minute; end: Minute };

/** A calendar day at a location, "2027-03-14"; years 0001 to 9999. */
export type PlainDate = string;

/** A stretch of one local day through which the clock runs evenly; local time is the instant plus `offset` minutes. */
export type ClockStretch = Span & { offset: number };

const DAY = 1440;
const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = DAY * MS_PER_MINUTE;
/** No clock has ever differed from UTC by as much (Manila −15:56 and Metlakatla +15:02 came nearest). */
const FARTHEST_OFFSET = 17 * 60;

/**
 * The instant at which the clock of the zone first shows that minute of that day.
 *
 * Where the minute is skipped (spring, or a day that a country left out) it is the first instant after the gap; where it
 * comes twice (autumn) the earlier one. Minute 1440 is minute 0 of the next day.
 *
 * @throws RangeError for an unknown zone, a malformed day, or a minute that is not a whole number of 0..1440
 * @example instantAt("2027-03-28", 90, "Europe/London") // 01:30 is skipped: the instant of 02:00
 */
export function instantAt(on: PlainDate, minuteOfDay: number, timeZone: string): Minute {
  if (!Number.isInteger(minuteOfDay) || minuteOfDay < 0 || minuteOfDay > DAY) {
    throw new RangeError(`Not a minute of the day (a whole number, 0..1440): ${minuteOfDay}`);
  }
  const wall = dayNumber(on) * DAY + minuteOfDay;
  for (const stretch of evenStretches(wall - FARTHEST_OFFSET, wall + FARTHEST_OFFSET, timeZone)) {
    const at = Math.max(stretch.start, wall - stretch.offset);
    if (at < stretch.end) return at;
  }
  throw new RangeError(`The clock of ${timeZone} never reaches ${on}`);
}

/**
 * The local day of an instant.
 *
 * @throws RangeError for an unknown zone or an instant outside the years 0001 to 9999
 */
export function dateOf(at: Minute, timeZone: string): PlainDate {
  return plainDate(Math.floor((at + offsetAt(at, timeZone)) / DAY));
}

/**
 * What the wall clock shows at an instant, 0..1439; seconds of offsets before standard time are cut off.
 *
 * @throws RangeError for an unknown zone or an instant that is no number
 */
export function minuteOfDay(at: Minute, timeZone: string): number {
  const wall = at + offsetAt(at, timeZone);
  return wall - Math.floor(wall / DAY) * DAY;
}

/** The day so many days later (earlier when negative). @throws RangeError for a malformed day, or outside the years 0001 to 9999 */
export function addDays(on: PlainDate, days: number): PlainDate {
  return plainDate(dayNumber(on) + days);
}

/** Calendar days from the first to the second; negative when the second is earlier. @throws RangeError for a malformed day */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO: Monday is 1, Sunday 7. @throws RangeError for a malformed day */
export function weekdayOf(on: PlainDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1970-01-01 was a Thursday.
  const sinceMonday = (((dayNumber(on) + 3) % 7) + 7) % 7;
  return (sinceMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Whether the text is a day that exists, written as a PlainDate. */
export function isPlainDate(text: string): text is PlainDate {
  return !Number.isNaN(parseDay(text));
}

/** The minute that a Date lies in. @throws RangeError for an invalid Date */
export function fromDate(date: Date): Minute {
  const at = Math.floor(date.getTime() / MS_PER_MINUTE);
  if (Number.isNaN(at)) throw new RangeError("Not a valid Date");
  return at;
}

/** The Date at the beginning of a minute. @throws RangeError for an instant that a Date can't hold */
export function toDate(at: Minute): Date {
  const date = new Date(at * MS_PER_MINUTE);
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not an instant: ${at}`);
  return date;
}

/**
 * All instants of a local day, in order, cut where the clock is changed. A common day is one stretch; a day that the
 * zone left out has none. Where a clock went back over midnight, an hour of the next day may lie between two stretches.
 *
 * @throws RangeError for an unknown zone or a malformed day
 */
export function clockStretches(on: PlainDate, timeZone: string): ClockStretch[] {
  const wall = dayNumber(on) * DAY;
  const ofDay: ClockStretch[] = [];
  for (const { start, end, offset } of evenStretches(wall - FARTHEST_OFFSET, wall + DAY + FARTHEST_OFFSET, timeZone)) {
    const first = Math.max(start, wall - offset);
    const past = Math.min(end, wall + DAY - offset);
    if (first < past) ofDay.push({ start: first, end: past, offset });
  }
  return ofDay;
}

/** The stretches between clock changes that cover `from` to `to`; two neighbours never have the same offset. */
function evenStretches(from: Minute, to: Minute, timeZone: string): ClockStretch[] {
  const zone = zoneClock(timeZone);
  const stretches: ClockStretch[] = [];
  const push = (start: Minute, end: Minute, offset: number) => {
    const last = stretches.at(-1);
    if (last?.offset === offset) last.end = end;
    else if (start < end) stretches.push({ start, end, offset });
  };
  for (let day = Math.floor(from / DAY); day * DAY < to; day++) {
    const clock = zone.onUtcDay(day);
    push(Math.max(from, day * DAY), Math.min(to, clock.changesAt), clock.before);
    push(Math.max(from, clock.changesAt), Math.min(to, (day + 1) * DAY), clock.after);
  }
  return stretches;
}

/** Local wall-clock minutes less UTC minutes, at an instant. */
function offsetAt(at: Minute, timeZone: string): number {
  const clock = zoneClock(timeZone).onUtcDay(Math.floor(at / DAY));
  return at < clock.changesAt ? clock.before : clock.after;
}

/** The offset through one UTC day: `before` until `changesAt`, `after` from then on; without a change, that is the day's end. */
type UtcDayClock = { before: number; changesAt: Minute; after: number };

type ZoneClock = { onUtcDay(day: number): UtcDayClock };

/** Bounds for what is remembered: a caller with other input gets the same answers, only slower. */
const MOST_ZONES = 100;
const MOST_DAYS_A_ZONE = 20_000;
const zoneClocks = new Map<string, ZoneClock>();

function zoneClock(timeZone: string): ZoneClock {
  const known = zoneClocks.get(timeZone);
  if (known) return known;
  const clock = readZone(timeZone);
  if (zoneClocks.size >= MOST_ZONES) zoneClocks.clear();
  zoneClocks.set(timeZone, clock);
  return clock;
}

function readZone(timeZone: string): ZoneClock {
  const ask = offsetReader(timeZone);
  const days = new Map<number, UtcDayClock>();

  // No zone of the IANA database changes its clock twice within one UTC day, so the two ends of a day tell of a change.
  const read = (day: number): UtcDayClock => {
    const end = (day + 1) * DAY;
    const yesterday = days.get(day - 1);
    const before = yesterday ? yesterday.after : ask(day * DAY);
    const after = ask(end);
    let changesAt = end;
    if (before !== after) {
      let same = day * DAY;
      while (changesAt - same > 1) {
        const middle = Math.floor((same + changesAt) / 2);
        if (ask(middle) === before) same = middle;
        else changesAt = middle;
      }
    }
    return { before, changesAt, after };
  };

  return {
    onUtcDay(day) {
      const known = days.get(day);
      if (known) return known;
      const clock = read(day);
      if (days.size >= MOST_DAYS_A_ZONE) days.clear();
      days.set(day, clock);
      return clock;
    },
  };
}

/** Asks Intl for the zone's offset at an instant, in minutes, rounded down (before standard time there were seconds). */
function offsetReader(timeZone: string): (at: Minute) => number {
  let format: Intl.DateTimeFormat;
  try {
    if (timeZone === undefined) throw new RangeError();
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  } catch {
    throw new RangeError(`Not an IANA time zone: ${timeZone}`);
  }
  return (at) => {
    const [, sign, hours, minutes, seconds] =
      /GMT(?:([+\-\u2212])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(toDate(at))) ?? [];
    if (sign === undefined) return 0;
    const size = Number(hours) * 60 + Number(minutes) + Number(seconds ?? 0) / 60;
    return Math.floor(sign === "+" ? size : -size);
  };
}

/** Days since 1970-01-01. */
function dayNumber(on: PlainDate): number {
  const day = parseDay(on);
  if (Number.isNaN(day)) throw new RangeError(`Not a calendar day (YYYY-MM-DD): ${on}`);
  return day;
}

const DAYS_IN_400_YEARS = 146_097;

/** Days since 1970-01-01, or NaN when the text is no day. */
function parseDay(text: string): number {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || year === "0000") return Number.NaN;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; the calendar repeats itself after 400 years.
  const date = new Date(Date.UTC(Number(year) + 400, Number(month) - 1, Number(day)));
  // A 30 February becomes 2 March: a day that doesn't exist lands in another month.
  if (date.getUTCMonth() !== Number(month) - 1 || Number(day) === 0) return Number.NaN;
  return date.getTime() / MS_PER_DAY - DAYS_IN_400_YEARS;
}

function plainDate(dayNumber: number): PlainDate {
  if (!Number.isInteger(dayNumber) || dayNumber < FIRST_DAY || dayNumber > LAST_DAY) {
    throw new RangeError(`Not a day of the years 0001 to 9999: ${dayNumber} days after 1970-01-01`);
  }
  return new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10);
}

const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
