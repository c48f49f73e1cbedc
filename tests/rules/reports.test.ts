// Do the sums of the reports count what they say they count?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GapFigures } from "@/lib/rules/gap";
import { middleOf } from "@/lib/rules/middle";
import { periodDays } from "@/lib/rules/report-period";
import { percentOf } from "@/lib/rules/share";
import { type Course, courseOutcome, sumCourses } from "@/lib/rules/sum-courses";
import { gapBand, sumGaps } from "@/lib/rules/sum-gaps";

const figures: GapFigures = {
  ...{ blockedUnderDays: 14, earliestDays: 28, targetDays: 35, latestDays: 42, restartAfterDays: 84 },
};
const course: Course = { status: "active", sessions: 3, given: 2, grades: ["on-cadence"], standing: "on-track" };

describe("a course", () => {
  test.each<[string, Partial<Course>]>([
    ["on-cadence", { given: 3, grades: ["on-cadence", "on-cadence"] }],
    ["on-cadence", { given: 3, grades: ["on-cadence", "on-cadence"], status: "ended" }],
    ["off-cadence", { given: 3, grades: ["on-cadence", "late"] }],
    ["off-cadence", { given: 3, grades: ["early", "on-cadence"] }],
    ["going", {}],
    ["going", { standing: "due" }],
    ["slipped", { standing: "overdue" }],
    ["slipped", { standing: "at-risk" }],
    ["paused", { status: "paused", standing: null }],
    ["stopped", { status: "ended", standing: null }],
  ])("comes out %s for %j", (outcome, change) => {
    expect(courseOutcome({ ...course, ...change })).toBe(outcome);
  });

  test("is counted once, whatever becomes of it", () => {
    const outcome = fc.record({
      status: fc.constantFrom("active", "paused", "ended"),
      sessions: fc.integer({ min: 1, max: 6 }),
      given: fc.integer({ min: 0, max: 6 }),
      grades: fc.array(fc.constantFrom("early", "on-cadence", "late")),
      standing: fc.constantFrom("on-track", "due", "at-risk", "overdue", null),
    });
    fc.assert(
      fc.property(fc.array(outcome), (courses) => {
        const { all, ...parts } = sumCourses(courses as Course[]);
        expect(all).toBe(courses.length);
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(all);
      }),
    );
  });
});

describe("a gap", () => {
  test.each([
    [10, "recorded", "early"],
    [20, "signed", "signed"],
    [20, null, "early"],
    [28, null, "on-cadence"],
    [42, null, "on-cadence"],
    [43, null, "a-little-late"],
    [57, null, "late"],
    [85, null, "past-restart"],
    // Signed once, and the protocol's figures allow it by now.
    [30, "signed", "on-cadence"],
  ] as const)("of %i days, %s, counts as %s", (gapDays, exception, band) => {
    expect(gapBand({ gapDays, figures, exception })).toBe(band);
  });

  test("is in one band only", () => {
    const gap = fc.record({
      gapDays: fc.integer({ min: 1, max: 120 }),
      figures: fc.constant(figures),
      exception: fc.constantFrom("signed" as const, "recorded" as const, null),
    });
    fc.assert(
      fc.property(fc.array(gap), (gaps) => {
        expect(Object.values(sumGaps(gaps)).reduce((sum, part) => sum + part, 0)).toBe(gaps.length);
      }),
    );
  });
});

test("the middle of figures, and the share of nothing", () => {
  expect([middleOf([]), middleOf([3]), middleOf([9, 1, 2]), middleOf([4, 1])]).toEqual([null, 3, 2, 2.5]);
  expect([percentOf(1, 3), percentOf(0, 0), percentOf(2, 2)]).toEqual([33, null, 100]);
});

test("a period ends today and holds its days", () => {
  expect(periodDays("quarter", "2026-11-24")).toEqual({ from: "2026-08-26", to: "2026-11-24" });
  expect(periodDays("all", "2026-11-24")).toEqual({ from: null, to: "2026-11-24" });
});
