// How does a course by each protocol lie in the calendar, and are its windows in order whatever the figures are?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import { type ExampleVisit, exampleCourse } from "@/lib/rules/example-course";
import { daysBetween } from "@/lib/time";
import { anyProtocol } from "../support/arbitraries";

/** A Tuesday, a month before a year that has a clock change on other days in London and New York. */
const STARTS_ON = "2026-11-24";

const line = ({ phase, number, on, window }: ExampleVisit) => {
  const name = `${phase === "session" ? "S" : "T"}${number}`;
  return window ? `${name} ${window.earliestOn} ${on} ${window.latestOn} ${window.restartAfterOn}` : `${name} ${on}`;
};

/** A visit a line: its earliest day, its target, its latest, and the last before a clinician decides. */
const GOLDEN: Record<string, string> = {
  rejuvenation: `
    S1 2026-11-24
    S2 2026-12-22 2026-12-29 2027-01-05 2027-02-16
    S3 2027-01-26 2027-02-02 2027-02-09 2027-03-23
    S4 2027-03-02 2027-03-09 2027-03-16 2027-04-27
    T1 2027-08-06 2027-09-05 2028-03-08 2029-03-08
    T2 2028-02-02 2028-03-03 2028-09-04 2029-09-04`,
  "deep-wrinkles": `
    S1 2026-11-24
    S2 2026-12-22 2026-12-29 2027-01-05 2027-02-16
    S3 2027-01-26 2027-02-02 2027-02-09 2027-03-23
    S4 2027-03-02 2027-03-09 2027-03-16 2027-04-27
    S5 2027-04-06 2027-04-13 2027-04-20 2027-06-01
    T1 2027-07-12 2027-10-10 2028-04-12 2029-04-12
    T2 2028-01-08 2028-04-07 2028-10-09 2029-10-09`,
  "acne-scars": `
    S1 2026-11-24
    S2 2026-12-22 2026-12-29 2027-01-19 2027-02-16
    S3 2027-01-26 2027-02-02 2027-02-23 2027-03-23
    S4 2027-03-02 2027-03-09 2027-03-30 2027-04-27
    T1 2027-08-06 2027-09-05 2028-03-08 2029-03-08
    T2 2028-02-02 2028-03-03 2028-09-04 2029-09-04`,
  "acne-scars-severe": `
    S1 2026-11-24
    S2 2026-12-22 2027-01-05 2027-01-19 2027-02-16
    S3 2027-02-02 2027-02-16 2027-03-02 2027-03-30
    S4 2027-03-16 2027-03-30 2027-04-13 2027-05-11
    S5 2027-04-27 2027-05-11 2027-05-25 2027-06-22
    S6 2027-06-08 2027-06-22 2027-07-06 2027-08-03
    T1 2027-09-20 2027-11-19 2027-12-19 2029-06-21
    T2 2028-02-17 2028-04-17 2028-05-17 2029-11-18`,
  "stretch-marks": `
    S1 2026-11-24
    S2 2026-12-22 2026-12-29 2027-01-05 2027-02-16
    S3 2027-01-26 2027-02-02 2027-02-09 2027-03-23
    S4 2027-03-02 2027-03-09 2027-03-16 2027-04-27
    T1 2027-06-07 2027-09-05 2028-03-08 2029-03-08
    T2 2027-12-04 2028-03-03 2028-09-04 2029-09-04`,
  hyperpigmentation: `
    S1 2026-11-24
    S2 2026-12-22 2026-12-29 2027-01-19 2027-02-16
    S3 2027-01-26 2027-02-02 2027-02-23 2027-03-23
    S4 2027-03-02 2027-03-09 2027-03-30 2027-04-27
    T1 2027-06-07 2027-09-05 2028-03-08 2029-03-08
    T2 2027-12-04 2028-03-03 2028-09-04 2029-09-04`,
  scalp: `
    S1 2026-11-24
    S2 2026-12-01 2026-12-22 2027-01-05 2027-02-16
    S3 2026-12-29 2027-01-19 2027-02-02 2027-03-16
    S4 2027-01-26 2027-02-16 2027-03-02 2027-04-13
    S5 2027-02-23 2027-03-16 2027-03-30 2027-05-11
    S6 2027-03-23 2027-04-13 2027-04-27 2027-06-08
    T1 2027-09-10 2027-10-10 2028-04-12 2029-04-12
    T2 2028-03-08 2028-04-07 2028-10-09 2029-10-09`,
  "prp-combined": `
    S1 2026-11-24
    S2 2026-12-22 2026-12-29 2027-01-05 2027-02-16
    S3 2027-01-26 2027-02-02 2027-02-09 2027-03-23
    S4 2027-03-02 2027-03-09 2027-03-16 2027-04-27
    T1 2027-06-07 2027-09-05 2028-03-08 2029-03-08
    T2 2027-12-04 2028-03-03 2028-09-04 2029-09-04`,
};

describe("the course on its target days, from one Tuesday", () => {
  test.each(BUILT_IN_PROTOCOLS.map((one) => [one.key, one] as const))("%s", (key, protocol) => {
    const shown = exampleCourse(protocol, STARTS_ON).map(line);
    expect(shown).toEqual(GOLDEN[key]?.trim().split(/\n\s*/));
  });
});

test("whatever the figures are, windows are in order, each after the visit before, and the same twice", () => {
  fc.assert(
    fc.property(anyProtocol, (protocol) => {
      const course = exampleCourse(protocol, STARTS_ON);
      expect(course).toHaveLength(protocol.sessions.usual + protocol.plannedTouchUps);
      expect(exampleCourse(protocol, STARTS_ON)).toEqual(course);
      for (const [index, { on, window, gap }] of course.entries()) {
        const before = course[index - 1];
        expect(window === null).toBe(before === undefined);
        if (!window || !before) continue;
        const { earliestOn, targetOn, latestOn, restartAfterOn } = window;
        expect([earliestOn, targetOn, latestOn, restartAfterOn]).toEqual(
          [earliestOn, targetOn, latestOn, restartAfterOn].toSorted(),
        );
        expect(before.on < earliestOn).toBe(true);
        expect(daysBetween(before.on, on)).toBe(gap.targetDays);
      }
    }),
    { numRuns: 300 },
  );
});
