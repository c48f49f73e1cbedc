// When does a clinician work?
import fc from "fast-check";
import { expect, test } from "vitest";
import { type HoursChange, openSpans, type WeeklyHours } from "@/lib/scheduling/open-spans";
import { dateOf, instantAt, minuteOfDay } from "@/lib/time";

const LONDON = "Europe/London";
const TUESDAY = "2026-11-24";

const shift = (weekday: number, fromMinute: number, untilMinute: number): WeeklyHours => ({
  weekday,
  fromMinute,
  untilMinute,
  validFrom: "2026-01-01",
  validUntil: null,
});
const allDay = { fromMinute: null, untilMinute: null };

function clock(hours: WeeklyHours[], changes: HoursChange[], from = TUESDAY, to = from): string[] {
  return openSpans(hours, changes, from, to, LONDON).map(
    ({ start, end }) => `${dateOf(start, LONDON)} ${minuteOfDay(start, LONDON)}-${minuteOfDay(end, LONDON)}`,
  );
}

test("a break is the gap between two rows of the week", () => {
  expect(clock([shift(2, 540, 780), shift(2, 840, 1080)], [])).toEqual(["2026-11-24 540-780", "2026-11-24 840-1080"]);
});

test("leave for a part of the day cuts that part out, leave without hours the whole day", () => {
  const morning: HoursChange = { kind: "leave", fromDate: TUESDAY, toDate: TUESDAY, fromMinute: 600, untilMinute: 660 };
  expect(clock([shift(2, 540, 1080)], [morning])).toEqual(["2026-11-24 540-600", "2026-11-24 660-1080"]);
  expect(clock([shift(2, 540, 1080)], [{ ...morning, ...allDay }])).toEqual([]);
});

test("extra hours open a day that the week leaves shut, and a closure shuts them again", () => {
  const extra: HoursChange = { kind: "extra", fromDate: TUESDAY, toDate: TUESDAY, fromMinute: 480, untilMinute: 600 };
  expect(clock([], [extra])).toEqual(["2026-11-24 480-600"]);
  expect(clock([], [extra, { kind: "closure", fromDate: TUESDAY, toDate: TUESDAY, ...allDay }])).toEqual([]);
});

test("a row of the week counts only between its own first and last day", () => {
  const ended = { ...shift(2, 540, 1080), validUntil: "2026-11-24" };
  expect(clock([ended], [], "2026-11-17", "2026-12-01")).toEqual(["2026-11-17 540-1080", "2026-11-24 540-1080"]);
});

test("nine o'clock stays nine o'clock over a clock change", () => {
  const sundays = [shift(7, 540, 1080)];
  expect(clock(sundays, [], "2027-03-21", "2027-03-28")).toEqual(["2027-03-21 540-1080", "2027-03-28 540-1080"]);
  const [, after] = openSpans(sundays, [], "2027-03-21", "2027-03-28", LONDON);
  expect(after?.start).toBe(instantAt("2027-03-28", 540, LONDON));
});

test("spans come out sorted, apart from each other and never empty, whatever the week and its changes", () => {
  const minutes = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .filter(([a, b]) => a < b);
  const row = fc
    .record({ weekday: fc.integer({ min: 1, max: 7 }), minutes })
    .map(({ weekday, minutes: [a, b] }) => shift(weekday, a, b));
  const change = fc
    .record({
      kind: fc.constantFrom("leave" as const, "extra" as const, "closure" as const),
      day: fc.integer({ min: 10, max: 28 }),
      minutes,
    })
    .map(
      ({ kind, day, minutes: [a, b] }): HoursChange => ({
        kind,
        fromDate: `2026-11-${day}`,
        toDate: "2026-11-28",
        fromMinute: a,
        untilMinute: b,
      }),
    );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), fc.array(change, { maxLength: 6 }), (rows, changes) => {
      const spans = openSpans(rows, changes, "2026-11-16", "2026-11-26", LONDON);
      for (const [index, { start, end }] of spans.entries()) {
        expect(start).toBeLessThan(end);
        expect(start).toBeGreaterThan(spans[index - 1]?.end ?? Number.NEGATIVE_INFINITY);
      }
    }),
  );
});
