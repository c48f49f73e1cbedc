// Does the line of the expected result rise, fall and lift as the illustration says?
import fc from "fast-check";
import { expect, test } from "vitest";
import { isIllustration, type ResultCurve, resultAt, STANDARD_CURVE, type Treatment } from "@/lib/rules/result-curve";

const course: Treatment[] = [0, 35, 70, 105].map((day) => ({ day, phase: "session" }));
const touchUp: Treatment = { day: 286, phase: "touch_up" };

test.each([
  [0, 0, 0, 0],
  [14, 0.04, 0.063, 0.086],
  [35, 0.122, 0.176, 0.22],
  [140, 0.574, 0.764, 0.854],
  [286, 0.287, 0.629, 0.827],
  [400, 0.081, 0.39, 0.684],
])("on day %i after the first of four sessions the line stands where it was drawn", (day, low, expected, high) => {
  const at = resultAt(day, course, STANDARD_CURVE);
  expect([at.low, at.expected, at.high].map((height) => Math.round(height * 1000) / 1000)).toEqual([
    low,
    expected,
    high,
  ]);
});

test("a touch-up lifts the line from the day after it, and never lowers it", () => {
  for (let day = 0; day <= 800; day += 1) {
    const without = resultAt(day, course, STANDARD_CURVE).expected;
    const withIt = resultAt(day, [...course, touchUp], STANDARD_CURVE).expected;
    if (day <= touchUp.day) expect(withIt).toBe(without);
    else expect(withIt).toBeGreaterThan(without);
  }
});

test("after the last session has done its part the line only falls", () => {
  const days = Array.from({ length: 600 }, (_, index) => 260 + index);
  const heights = days.map((day) => resultAt(day, course, STANDARD_CURVE).expected);
  for (const [index, height] of heights.slice(1).entries()) expect(height).toBeLessThan(heights[index] ?? 0);
});

const anyShape = fc.record({
  riseDays: fc.integer({ min: 1, max: 90 }),
  holdDays: fc.integer({ min: 0, max: 200 }),
  fadeDays: fc.integer({ min: 1, max: 900 }),
  gain: fc.double({ min: 0.1, max: 3, noNaN: true }),
});
const anyCurve = fc
  .record({ expected: anyShape, low: anyShape, high: anyShape })
  .map((shapes): ResultCurve => ({ ...STANDARD_CURVE, ...shapes }));

test("a clinic's own figures draw its own line, and one with a source is no illustration", () => {
  const slower: ResultCurve = {
    ...STANDARD_CURVE,
    expected: { ...STANDARD_CURVE.expected, riseDays: 90 },
    source: "A trial",
  };
  expect(resultAt(35, course, slower).expected).toBeLessThan(resultAt(35, course, STANDARD_CURVE).expected);
  expect(isIllustration(STANDARD_CURVE)).toBe(true);
  expect(isIllustration(slower)).toBe(false);
});

test("the range always holds the line, and stays in the drawing", () => {
  const treatments = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 900 }), phase: fc.constantFrom("session", "touch_up") }),
    {
      maxLength: 14,
    },
  );
  fc.assert(
    fc.property(treatments, fc.integer({ min: -50, max: 1500 }), anyCurve, (given, day, curve) => {
      const { low, expected, high } = resultAt(day, given, curve);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(expected).toBeGreaterThanOrEqual(low);
      expect(high).toBeGreaterThanOrEqual(expected);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});
