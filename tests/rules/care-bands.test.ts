// How does the care of one visit read on paper?
import fc from "fast-check";
import { expect, test } from "vitest";
import { careOnPaper } from "@/lib/rules/care-bands";
import { type CareMoment, type CareStep, STANDARD_CARE } from "@/lib/rules/care-timeline";
import { anyProtocol } from "../support/arbitraries";

const hours = (value: number): CareMoment => ({ unit: "hours", value });
const days = (value: number): CareMoment => ({ unit: "days", value });
const step = (key: string, more: Partial<CareStep>): CareStep => ({
  ...{ key, topic: key, kind: "avoid", when: "after", from: hours(0), until: hours(24), source: "tests" },
  ...more,
});

test("steps of one time stand together, what begins first first, and what ends first before what lasts longer", () => {
  const { before, after, lasting } = careOnPaper([
    step("sun", { when: "before", from: days(-1), until: hours(0) }),
    step("peel", { when: "before", from: days(-28), until: hours(0) }),
    step("cold sore", { when: "before", from: days(-1), until: hours(-2) }),
    step("retinol", { until: days(7) }),
    step("make-up", {}),
    step("heat", {}),
    step("cleanser", { from: hours(24), until: days(7) }),
    step("sunscreen", { from: days(14), until: null }),
  ]);
  const keys = (bands: typeof before) => bands.map(({ steps }) => steps.map(({ key }) => key));
  expect(keys(before)).toEqual([["peel"], ["sun", "cold sore"]]);
  expect(keys(after)).toEqual([["make-up", "heat"], ["retinol"], ["cleanser"]]);
  expect(lasting.map(({ key }) => key)).toEqual(["sunscreen"]);
});

test("what is for staff only is not on a client's paper", () => {
  const told = careOnPaper([step("prepare the room", { audience: "staff" }), step("heat", { audience: "client" })]);
  expect(told.after.flatMap(({ steps }) => steps.map(({ key }) => key))).toEqual(["heat"]);
});

test("nothing is lost and nothing is said twice, whatever the timeline", () => {
  const keysOf = (timeline: readonly CareStep[]) => {
    const { before, after, lasting } = careOnPaper(timeline);
    return [...before, ...after]
      .flatMap(({ steps }) => steps)
      .concat(lasting)
      .map(({ key }) => key);
  };
  expect(keysOf(STANDARD_CARE).toSorted()).toEqual(STANDARD_CARE.map(({ key }) => key).toSorted());
  fc.assert(
    fc.property(anyProtocol, ({ careTimeline }) => {
      const told = careTimeline.filter(({ audience }) => audience !== "staff").map(({ key }) => key);
      expect(keysOf(careTimeline).toSorted()).toEqual(told.toSorted());
    }),
    { numRuns: 50 },
  );
});
