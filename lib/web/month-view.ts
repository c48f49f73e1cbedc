// What does the small month beside the day show?
import { addDays, instantAt, type PlainDate, weekdayOf } from "@/lib/time";
import { sayDay, sayWeekdays } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** Whole weeks from Monday around the month of `on`, each day with its visits; `share` is of the fullest day that is known, 0 to 1. */
export function monthView(
  locale: Locale,
  on: PlainDate,
  today: PlainDate,
  load: ReadonlyMap<PlainDate, number>,
  hrefOf: (on: PlainDate) => string,
) {
  const say = speaker(locale, "desk");
  const first: PlainDate = `${on.slice(0, 8)}01`;
  const start = addDays(first, 1 - weekdayOf(first));
  const nextMonth: PlainDate = `${addDays(first, 31).slice(0, 8)}01`;
  const most = Math.max(1, ...load.values());
  const days = [];
  for (let day = start; day < nextMonth || weekdayOf(day) !== 1; day = addDays(day, 1)) {
    const visits = load.get(day) ?? 0;
    days.push({
      on: day,
      number: Number(day.slice(8)),
      label: say("dayLoad", { day: sayDay(locale, day, today), visits }),
      href: hrefOf(day),
      share: visits / most,
      isOutside: day < first || day >= nextMonth,
      isPast: day < today,
      isShown: day === on,
      isToday: day === today,
    });
  }
  return {
    title: monthAndYear(locale, first),
    weekdays: sayWeekdays(locale).map(({ short, long }) => ({ short: short.slice(0, 1), long })),
    days,
    before: { label: say("monthBefore"), href: hrefOf(`${addDays(first, -1).slice(0, 8)}01`) },
    after: { label: say("monthAfter"), href: hrefOf(nextMonth) },
  };
}

/** "November 2026" */
export function monthAndYear(locale: Locale, first: PlainDate): string {
  const format = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(instantAt(first, 0, "UTC") * 60_000);
}
