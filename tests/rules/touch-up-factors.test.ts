// Do the five factors move a touch-up as the table says, and never outside of its window?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import {
  FACTORS,
  type Factor,
  type FactorTable,
  findingsOf,
  isWithPrp,
  STANDARD_FACTORS,
  settledFindings,
  touchUpTarget,
} from "@/lib/rules/touch-up-factors";
import { STANDARD_PROTOCOL } from "../support/builders/standard-protocol";

describe("the standard table, on a touch-up of 150 to 365 days with its target on day 180", () => {
  test.each<[string, Factor[], number, ReturnType<typeof touchUpTarget>["boundedBy"]]>([
    ["nothing found", [], 180, null],
    ["mature skin", ["mature-skin"], 150, null],
    ["strong sun", ["strong-sun"], 150, null],
    ["a smoker", ["smoker"], 150, null],
    ["poor aftercare", ["poor-aftercare"], 165, null],
    ["consistent care", ["consistent-care"], 195, null],
    ["deep, or with PRP", ["deep-or-prp"], 210, null],
    ["reactive skin alone", ["reactive-skin"], 180, null],
    ["a smoker in strong sun: no sooner than the earliest day", ["smoker", "strong-sun"], 150, "earliest"],
    ["mature skin, treated deep: they even out", ["mature-skin", "deep-or-prp"], 180, null],
    ["reactive skin of a smoker: not sooner than the target", ["smoker", "reactive-skin"], 180, "target"],
    ["reactive skin with good care: later is fine", ["consistent-care", "reactive-skin"], 195, null],
    ["everything at once", [...FACTORS], 180, "target"],
  ])("%s", (_, findings, days, boundedBy) => {
    expect(touchUpTarget(STANDARD_PROTOCOL, findings)).toMatchObject({ days, boundedBy });
  });

  test("each finding's effect is named, in one order", () => {
    expect(touchUpTarget(STANDARD_PROTOCOL, ["smoker", "mature-skin"]).effects).toEqual([
      { factor: "mature-skin", days: -30 },
      { factor: "smoker", days: -30 },
    ]);
  });

  test("severe scars are treated again by day 180 at the latest", () => {
    const severe = BUILT_IN_PROTOCOLS.find(({ key }) => key === "acne-scars-severe");
    expect(severe && touchUpTarget(severe, ["deep-or-prp", "consistent-care"])).toMatchObject({
      days: 180,
      boundedBy: "latest",
    });
  });
});

test.each([
  ["49 years", { age: 49 }, "mature-skin", false],
  ["50 years", { age: 50 }, "mature-skin", true],
  ["unknown age", {}, "mature-skin", null],
  ["1.4 mm", { depthMm: 1.4 }, "deep-or-prp", false],
  ["1.5 mm", { depthMm: 1.5 }, "deep-or-prp", true],
  ["0.5 mm with PRP", { depthMm: 0.5, withPrp: true }, "deep-or-prp", true],
  ["skin type III", { skinType: 3 }, "reactive-skin", null],
  ["skin type IV", { skinType: 4 }, "reactive-skin", true],
  ["unknown skin type", {}, "reactive-skin", null],
  ["whatever is known", { age: 60, skinType: 6 }, "smoker", null],
] as const)("%s settles %j as %s: %s", (_, facts, factor, settled) => {
  const all = { age: null, skinType: null, depthMm: null, withPrp: false, ...facts };
  expect(settledFindings(STANDARD_FACTORS, all)[factor]).toBe(settled);
});

test("a tick counts only where the facts leave it open", () => {
  const settled = settledFindings(STANDARD_FACTORS, { age: 30, skinType: 5, depthMm: null, withPrp: false });
  expect(findingsOf(settled, ["smoker", "mature-skin", "deep-or-prp"])).toEqual(["smoker", "reactive-skin"]);
});

const anyFindings = fc.uniqueArray(fc.constantFrom(...FACTORS));
const anyTable: fc.Arbitrary<FactorTable> = fc
  .array(
    fc.oneof(
      fc.record({ factor: fc.constantFrom(...FACTORS), days: fc.integer({ min: -365, max: 365 }) }),
      fc.record({ factor: fc.constantFrom(...FACTORS), notSooner: fc.constant(true as const) }),
    ),
    { maxLength: 10 },
  )
  .map((effects) => ({ matureFromAge: 50, deepFromMm: 1.5, effects }));
const anyProtocol = fc
  .record({ figures: fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 3, maxLength: 3 }), factors: anyTable })
  .map(({ figures, factors }) => {
    const [earliestDays = 1, targetDays = 1, latestDays = 1] = [...figures].sort((a, b) => a - b);
    return {
      touchUp: { blockedUnderDays: 1, earliestDays, targetDays, latestDays, restartAfterDays: 730 },
      factors,
    };
  });

test("whatever is found, the target lies inside the window, and 'not sooner' is kept", () => {
  fc.assert(
    fc.property(anyProtocol, anyFindings, (protocol, findings) => {
      const { days, effects, boundedBy } = touchUpTarget(protocol, findings);
      const { earliestDays, targetDays, latestDays } = protocol.touchUp;
      expect(earliestDays <= days && days <= latestDays).toBe(true);
      if (effects.some((effect) => "notSooner" in effect)) expect(days).toBeGreaterThanOrEqual(targetDays);
      const sum = effects.reduce((all, effect) => all + ("days" in effect ? effect.days : 0), targetDays);
      if (boundedBy === null) expect(days).toBe(sum);
      else expect(days).not.toBe(sum);
    }),
  );
});

test("the order in which things are found, and finding them twice, change nothing", () => {
  fc.assert(
    fc.property(anyProtocol, anyFindings, (protocol, findings) => {
      const once = touchUpTarget(protocol, findings);
      expect(touchUpTarget(protocol, [...findings].reverse())).toEqual(once);
      expect(touchUpTarget(protocol, [...findings, ...findings])).toEqual(once);
    }),
  );
});

test("of the built-in protocols one is with PRP, and so are copies of it", () => {
  expect(BUILT_IN_PROTOCOLS.filter(isWithPrp).map(({ key }) => key)).toEqual(["prp-combined"]);
  expect(isWithPrp({ key: "prp-combined-copy-2" })).toBe(true);
});
