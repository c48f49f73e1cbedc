// When does a clinician work: the week's hours, less leave and closures, and extra hours on top?
import { addDays, instantAt, type PlainDate, type Span, weekdayOf } from "@/lib/time";
import { unionOf, withoutBusy } from "./boundaries";

/** One stretch of a working week, local minutes of the day; a break is the gap between two of them. Both days inclusive. */
export type WeeklyHours = {
  weekday: number;
  fromMinute: number;
  untilMinute: number;
  validFrom: PlainDate;
  validUntil: PlainDate | null;
};

/** Days, both inclusive, on which the week does not hold; without minutes it is about the whole day. */
export type HoursChange = {
  kind: "leave" | "extra" | "closure";
  fromDate: PlainDate;
  toDate: PlainDate;
  fromMinute: number | null;
  untilMinute: number | null;
};

/** The spans in which one clinician can treat at one location from `from` to `to`, both inclusive: sorted, apart from each other. */
export function openSpans(
  hours: readonly WeeklyHours[],
  changes: readonly HoursChange[],
  from: PlainDate,
  to: PlainDate,
  timeZone: string,
): Span[] {
  const open: Span[] = [];
  const shut: Span[] = [];
  const span = (on: PlainDate, fromMinute: number, untilMinute: number): Span => ({
    start: instantAt(on, fromMinute, timeZone),
    end: instantAt(on, untilMinute, timeZone),
  });
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const weekday = weekdayOf(on);
    for (const one of hours) {
      const valid = one.validFrom <= on && (one.validUntil === null || on <= one.validUntil);
      if (valid && one.weekday === weekday) open.push(span(on, one.fromMinute, one.untilMinute));
    }
    for (const change of changes) {
      if (on < change.fromDate || change.toDate < on) continue;
      const changed = span(on, change.fromMinute ?? 0, change.untilMinute ?? 1440);
      (change.kind === "extra" ? open : shut).push(changed);
    }
  }
  const byStart = (a: Span, b: Span) => a.start - b.start;
  const left = withoutBusy(unionOf(open.toSorted(byStart)), unionOf(shut.toSorted(byStart)));
  const spans: Span[] = [];
  for (let i = 0; i + 1 < left.length; i += 2) spans.push({ start: left[i] ?? 0, end: left[i + 1] ?? 0 });
  return spans;
}
