// Is a place offered to whom it suits, in the right order, for a time in which they can answer?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byNeed, isTooNear, offerTimes, suitsWishes, type Waiter, type Wishes } from "@/lib/rules/waitlist";
import { instantAt, minuteOfDay } from "@/lib/time";

const ZONE = "Europe/London";
/** A Tuesday, 10:00. */
const START = instantAt("2026-12-01", 600, ZONE);

describe("wishes must hold", () => {
  test.each<[string, Wishes, boolean]>([
    ["none", {}, true],
    ["no weekday chosen", { weekdays: [] }, true],
    ["its weekday", { weekdays: [2, 4] }, true],
    ["another weekday", { weekdays: [1] }, false],
    ["from its start on", { from: 600 }, true],
    ["from a little later", { from: 615 }, false],
    ["until its end", { until: 660 }, true],
    ["until a little before its end", { until: 645 }, false],
    ["its clinician", { clinicianId: "a" }, true],
    ["another clinician", { clinicianId: "b" }, false],
  ])("%s", (_, wishes, suits) => {
    expect(suitsWishes(wishes, { start: START, end: START + 60, clinicianId: "a" }, ZONE)).toBe(suits);
  });
});

const waiter = (entryId: string, isAtRisk: boolean, daysSooner: number, since: number): Waiter => ({
  ...{ entryId, isAtRisk, daysSooner, since },
});

test("at risk comes first, then who gains most days, then who has waited longest", () => {
  const order = [waiter("d", false, 3, 5), waiter("c", false, 9, 8), waiter("b", false, 9, 2), waiter("a", true, 1, 9)];
  expect(order.sort(byNeed).map(({ entryId }) => entryId)).toEqual(["a", "b", "c", "d"]);
});

test("the order is one, whatever order they come in", () => {
  const waiters = fc.uniqueArray(
    fc.record({
      entryId: fc.uuid(),
      isAtRisk: fc.boolean(),
      daysSooner: fc.integer({ min: 0, max: 3 }),
      since: fc.integer({ min: 0, max: 3 }),
    }),
    { selector: ({ entryId }) => entryId },
  );
  fc.assert(
    fc.property(waiters, (some) => {
      const sorted = some.toSorted(byNeed);
      expect(some.toReversed().sort(byNeed)).toEqual(sorted);
      for (const [index, one] of sorted.entries()) {
        for (const later of sorted.slice(index + 1)) {
          expect(Number(one.isAtRisk)).toBeGreaterThanOrEqual(Number(later.isAtRisk));
          if (one.isAtRisk === later.isAtRisk) expect(one.daysSooner).toBeGreaterThanOrEqual(later.daysSooner);
        }
      }
    }),
  );
});

describe("an offer's time", () => {
  test.each([
    ["by day at once", "2026-12-01", 600, "2026-12-01", 600],
    ["at the first minute", "2026-12-01", 540, "2026-12-01", 540],
    ["early in the morning at nine", "2026-12-01", 300, "2026-12-01", 540],
    ["from eight in the evening on the next morning", "2026-12-01", 1200, "2026-12-02", 540],
    ["in the night in which the clock goes on", "2026-03-28", 1380, "2026-03-29", 540],
  ])("%s", (_, on, minute, askedOn, askedMinute) => {
    const { askedAt, expiresAt } = offerTimes(instantAt(on, minute, ZONE), 120, ZONE);
    expect(askedAt).toBe(instantAt(askedOn, askedMinute, ZONE));
    expect(expiresAt - askedAt).toBe(120);
  });

  test("is never told at night and never over before it is told", () => {
    const moments = fc.integer({ min: START - 500_000, max: START + 500_000 });
    const zones = fc.constantFrom("Europe/London", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland");
    fc.assert(
      fc.property(moments, fc.integer({ min: 5, max: 2880 }), zones, (now, hold, zone) => {
        const { askedAt, expiresAt } = offerTimes(now, hold, zone);
        expect(askedAt).toBeGreaterThanOrEqual(now);
        expect(minuteOfDay(askedAt, zone)).toBeGreaterThanOrEqual(540);
        expect(minuteOfDay(askedAt, zone)).toBeLessThan(1200);
        expect(expiresAt).toBe(askedAt + hold);
      }),
    );
  });

  test("leaves an hour to come to the place", () => {
    const times = { askedAt: START - 200, expiresAt: START - 60 };
    expect(isTooNear(START, times)).toBe(false);
    expect(isTooNear(START - 1, times)).toBe(true);
  });
});
