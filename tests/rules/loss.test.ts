// How is it written down for how long somebody or something is lost?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { followsOn, hoursBefore, hoursOfPeriod, type LossPeriod, type LostHours, spansOfHours } from "@/lib/rules/loss";
import { addDays, instantAt } from "@/lib/time";

const ZONE = "Europe/London";
const whole = (fromDate: string, toDate = fromDate): LostHours => ({
  fromDate,
  toDate,
  fromMinute: null,
  untilMinute: null,
});
const part = (on: string, fromMinute: number, untilMinute: number): LostHours => ({
  fromDate: on,
  toDate: on,
  fromMinute,
  untilMinute,
});

const periods = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 9 }), fc.nat(1439), fc.nat(1439))
  .map(([day, more, fromMinute, until]): LossPeriod => {
    const fromOn = addDays("2026-11-24", day);
    return { fromOn, fromMinute, untilOn: addDays(fromOn, more), untilMinute: Math.max(until, fromMinute) + 1 };
  });

describe("a period", () => {
  test("of whole days is one line; an hour at either end stands alone", () => {
    const days = { fromOn: "2026-11-24", untilOn: "2026-11-27", fromMinute: null, untilMinute: null };
    expect(hoursOfPeriod(days)).toEqual([whole("2026-11-24", "2026-11-27")]);
    expect(hoursOfPeriod({ ...days, fromMinute: 840, untilMinute: 600 })).toEqual([
      part("2026-11-24", 840, 1440),
      whole("2026-11-25", "2026-11-26"),
      part("2026-11-27", 0, 600),
    ]);
  });

  test("covers its time and no other, over clock changes too, and its lines follow each other", () => {
    fc.assert(
      fc.property(periods, (period) => {
        const hours = hoursOfPeriod(period);
        const spans = spansOfHours(hours, ZONE);
        expect(spans[0]?.start).toBe(instantAt(period.fromOn, period.fromMinute ?? 0, ZONE));
        expect(spans.at(-1)?.end).toBe(instantAt(period.untilOn, period.untilMinute ?? 1440, ZONE));
        for (const [index, span] of spans.entries()) expect(span.start).toBe(spans[index - 1]?.end ?? span.start);
        for (const [index, one] of hours.slice(1).entries()) expect(followsOn(hours[index] ?? one, one)).toBe(true);
      }),
    );
  });

  test("that ends leaves what was over", () => {
    expect(hoursBefore(whole("2026-11-24", "2026-11-27"), "2026-11-26", 600)).toEqual([
      whole("2026-11-24", "2026-11-25"),
      part("2026-11-26", 0, 600),
    ]);
    expect(hoursBefore(part("2026-11-26", 700, 1440), "2026-11-26", 600)).toEqual([]);
    expect(hoursBefore(part("2026-11-25", 700, 1440), "2026-11-26", 600)).toEqual([part("2026-11-25", 700, 1440)]);
    expect(hoursBefore(whole("2026-11-27"), "2026-11-26", 600)).toEqual([]);
  });
});

test("hours of each of several days are no stretch that goes on", () => {
  const daily = { ...whole("2026-11-24", "2026-11-26"), fromMinute: 540, untilMinute: 1440 };
  expect(followsOn(daily, whole("2026-11-27"))).toBe(false);
  expect(followsOn(whole("2026-11-26"), whole("2026-11-27"))).toBe(true);
  expect(followsOn(whole("2026-11-26"), whole("2026-11-28"))).toBe(false);
});
