// On which days of which months could a client's visit be?
import type { PossibleMonths } from "@/lib/schemas/portal-place";
import { addDays, type PlainDate, weekdayOf } from "@/lib/time";
import { monthAndYear } from "@/lib/web/month-view";
import { sayWeekdays } from "@/lib/words/dates";
import type { Locale } from "@/lib/words/say";

export function possibleMonths(
  locale: Locale,
  places: readonly { on: PlainDate; key: string; when: string }[],
  window: { earliestOn: PlainDate; latestOn: PlainDate } | null,
  nowOn: PlainDate | null,
): PossibleMonths {
  const firsts = [...new Set(places.map(({ on }): PlainDate => `${on.slice(0, 8)}01`))].sort();
  return {
    weekdays: sayWeekdays(locale).map(({ short, long }) => ({ short, long })),
    months: firsts.map((first) => ({
      key: first,
      title: monthAndYear(locale, first),
      lead: weekdayOf(first) - 1,
      days: daysOfMonth(first).map((on) => {
        const place = places.find((one) => one.on === on);
        return {
          on,
          number: Number(on.slice(8)),
          isInWindow: window !== null && window.earliestOn <= on && on <= window.latestOn,
          isNow: on === nowOn,
          place: place ? { key: place.key, label: place.when } : null,
        };
      }),
    })),
  };
}

function daysOfMonth(first: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let on = first; on.slice(0, 7) === first.slice(0, 7); on = addDays(on, 1)) days.push(on);
  return days;
}
