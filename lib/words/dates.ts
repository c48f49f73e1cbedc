// How are days, times and lengths written?
//
// Put together from parts: what a whole date looks like differs from one runtime's language data to the next ("Sep" and
// "Sept", with and without a comma), and a screenshot, a message and a test must not.
import { dateOf, daysBetween, type Minute, minuteOfDay, type PlainDate, weekdayOf } from "@/lib/time";

const MS_PER_DAY = 86_400_000;
/** The year is written once a day is so many days away; nearer, it is clear which one is meant. */
const YEAR_FROM_DAYS = 300;

const englishWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const isEnglish = (locale: string) => locale === "en" || locale.startsWith("en-");
/** One part of a day in another language, without the full stop that some abbreviations carry. */
function partOf(locale: string, on: PlainDate, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return format.format(daysBetween("1970-01-01", on) * MS_PER_DAY).replace(/\.$/, "");
}

function weekday(locale: string, on: PlainDate): string {
  return (
    (isEnglish(locale) ? englishWeekdays[weekdayOf(on) - 1] : undefined) ?? partOf(locale, on, { weekday: "short" })
  );
}

function month(locale: string, on: PlainDate): string {
  return (
    (isEnglish(locale) ? englishMonths[Number(on.slice(5, 7)) - 1] : undefined) ??
    partOf(locale, on, { month: "short" })
  );
}

/**
 * "Tue 3 May"; "Fri 10 Mar 2028" when the day is 300 days or more away from `today`.
 *
 * @example sayDay("en", "2027-02-04", "2026-11-24") // "Thu 4 Feb"
 */
export function sayDay(locale: string, on: PlainDate, today: PlainDate): string {
  const day = `${weekday(locale, on)} ${Number(on.slice(8))} ${month(locale, on)}`;
  return Math.abs(daysBetween(today, on)) >= YEAR_FROM_DAYS ? `${day} ${on.slice(0, 4)}` : day;
}

/** "15:30", from a minute of the day 0..1440; the end of a day is "24:00". */
export function sayTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** "Tue 3 May, 15:30": an instant as the clock of that zone shows it. `today` is the day there. */
export function sayDayAndTime(locale: string, at: Minute, timeZone: string, today: PlainDate): string {
  return `${sayDay(locale, dateOf(at, timeZone), today)}, ${sayTime(minuteOfDay(at, timeZone))}`;
}

/** "15:30": the time of an instant, as the clock of that zone shows it. */
export function sayTimeAt(at: Minute, timeZone: string): string {
  return sayTime(minuteOfDay(at, timeZone));
}

/** What people call the zone at that moment: "GMT", "BST", "EST"; for other zones "GMT+5:45". */
export function sayZone(locale: string, at: Minute, timeZone: string): string {
  const nameIn = (language: string) =>
    new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "short" })
      .formatToParts(at * 60_000)
      .find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  if (!isEnglish(locale)) return nameIn(locale);
  // Each kind of English knows the names of its own zones only.
  const british = nameIn("en-GB");
  return /^(GMT|UTC)[+-]/.test(british) ? nameIn("en-US") : british;
}

/** "28–42 days"; "28 days" when both are the same. */
export function sayDays(locale: string, from: number, until: number = from): string {
  return sayAmount(locale, from, until, "day");
}

/** "70 min". */
export function sayMinutes(locale: string, minutes: number): string {
  return sayAmount(locale, minutes, minutes, "minute");
}

function sayAmount(locale: string, from: number, until: number, unit: "day" | "minute"): string {
  const unitDisplay = unit === "day" ? "long" : "short";
  const parts = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay }).formatToParts(until);
  const word = parts.find(({ type }) => type === "unit")?.value ?? unit;
  return `${from === until ? from : `${from}–${until}`} ${word}`;
}

/** For an axis: "Sep"; January says its year, "Jan 2027". */
export function sayMonth(locale: string, on: PlainDate): string {
  return on.slice(5, 7) === "01" ? `${month(locale, on)} ${on.slice(0, 4)}` : month(locale, on);
}

/** The days of the week from Monday, ISO 1 to 7: "Mon" and "Monday". */
export function sayWeekdays(locale: string): { value: 1 | 2 | 3 | 4 | 5 | 6 | 7; short: string; long: string }[] {
  // 2024-01-01 was a Monday.
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((value) => {
    const on = `2024-01-0${value}`;
    return { value, short: weekday(locale, on), long: partOf(locale, on, { weekday: "long" }) };
  });
}
