// Are gaps graded and turned into days as the clinic's figures say?
import fc from "fast-check";
import { expect, test } from "vitest";
import { daysBarredByEvent, type GapFigures, gradeOf, windowAfter } from "@/lib/rules/gap";
import { daysBetween } from "@/lib/time";

const STANDARD: GapFigures = {
  blockedUnderDays: 14,
  earliestDays: 28,
  targetDays: 35,
  latestDays: 42,
  restartAfterDays: 84,
};

test.each([
  [1, "blocked"],
  [13, "blocked"],
  [14, "early"],
  [27, "early"],
  [28, "on-cadence"],
  [42, "on-cadence"],
  [43, "a-little-late"],
  [56, "a-little-late"],
  [57, "late"],
  [84, "late"],
  [85, "clinician-decides"],
])("a standard gap of %i days is %s", (gapDays, grade) => {
  expect(gradeOf(gapDays, STANDARD)).toBe(grade);
});

const figures = fc
  .array(fc.integer({ min: 1, max: 900 }), { minLength: 5, maxLength: 5 })
  .map((days) => days.sort((a, b) => a - b))
  .map(
    ([a = 1, b = 1, c = 1, d = 1, e = 1]): GapFigures => ({
      blockedUnderDays: a,
      earliestDays: b,
      targetDays: c,
      latestDays: d,
      restartAfterDays: e,
    }),
  );

test("a longer gap never has an earlier grade, whatever the figures", () => {
  const order = ["blocked", "early", "on-cadence", "a-little-late", "late", "clinician-decides"];
  fc.assert(
    fc.property(figures, fc.integer({ min: 0, max: 1000 }), (gap, gapDays) => {
      expect(order.indexOf(gradeOf(gapDays + 1, gap))).toBeGreaterThanOrEqual(order.indexOf(gradeOf(gapDays, gap)));
    }),
  );
});

test("a window is in order, begins after the visit before, and its edges are on cadence", () => {
  fc.assert(
    fc.property(figures, fc.integer({ min: 0, max: 3000 }), (gap, offset) => {
      const on = new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
      const { earliestOn, targetOn, latestOn, restartAfterOn } = windowAfter(on, gap);
      expect([on, earliestOn, targetOn, latestOn, restartAfterOn].toSorted()).toEqual([
        on,
        earliestOn,
        targetOn,
        latestOn,
        restartAfterOn,
      ]);
      expect(earliestOn > on).toBe(true);
      for (const edge of [earliestOn, targetOn, latestOn]) {
        expect(gradeOf(daysBetween(on, edge), gap)).toBe("on-cadence");
      }
    }),
  );
});

test("a session lies at least seven days before a big event", () => {
  expect(daysBarredByEvent("2027-06-12")).toEqual({ from: "2027-06-06", to: "2027-06-12" });
});
