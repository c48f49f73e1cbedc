// Which days does a plan's expected result fall on?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountedVisit, expectedDays, STANDARD_EXPECTED } from "@/lib/rules/expected-result";
import { addDays, daysBetween } from "@/lib/time";

const session = (number: number, on: string): CountedVisit => ({ phase: "session", number, on });
const touchUp = (number: number, on: string): CountedVisit => ({ phase: "touch_up", number, on });
const course = [session(1, "2026-11-24"), session(2, "2026-12-29"), session(3, "2027-02-02")];

describe("counted from what was given or is booked", () => {
  test("the first change counts from the first session, collagen and fade from the last", () => {
    expect(expectedDays(STANDARD_EXPECTED, course)).toEqual({
      firstChange: { fromOn: "2026-11-27", toOn: "2026-12-08" },
      collagenUntil: { fromOn: "2027-03-02", toOn: "2027-04-03" },
      fadeFrom: { fromOn: "2027-06-02", toOn: "2028-03-08" },
      lastSession: course[2],
      last: course[2],
    });
  });

  test("a touch-up puts the fade off, and nothing else", () => {
    const lifted = expectedDays(STANDARD_EXPECTED, [...course, touchUp(1, "2027-08-01")]);
    const before = expectedDays(STANDARD_EXPECTED, course);
    expect(lifted).toEqual({
      ...before,
      fadeFrom: { fromOn: "2027-11-29", toOn: "2028-09-04" },
      last: touchUp(1, "2027-08-01"),
    });
  });

  test("nothing is expected of nothing, nor of a touch-up alone", () => {
    expect(expectedDays(STANDARD_EXPECTED, [])).toBeNull();
    expect(expectedDays(STANDARD_EXPECTED, [touchUp(1, "2027-08-01")])).toBeNull();
  });
});

test("whatever the plan, every range is as long as the protocol's, and the order of the visits does not matter", () => {
  const anyVisits = fc.array(
    fc.record({
      phase: fc.constantFrom("session" as const, "touch_up" as const),
      number: fc.integer({ min: 1, max: 9 }),
      on: fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2025-01-01", days)),
    }),
    { minLength: 1, maxLength: 9 },
  );
  const days = fc
    .tuple(fc.nat(300), fc.nat(300))
    .map(([from, more]) => ({ fromDays: from + 1, toDays: from + 1 + more }));
  fc.assert(
    fc.property(anyVisits, days, days, days, (visits, firstChange, collagen, fade) => {
      const expected = { ...STANDARD_EXPECTED, firstChange, collagen, fade };
      const found = expectedDays(expected, visits);
      if (found === null) {
        expect(visits.some(({ phase }) => phase === "session")).toBe(false);
        return;
      }
      for (const [range, { fromDays, toDays }] of [
        [found.firstChange, firstChange],
        [found.collagenUntil, collagen],
        [found.fadeFrom, fade],
      ] as const) {
        expect(daysBetween(range.fromOn, range.toOn)).toBe(toDays - fromDays);
      }
      const { fadeFrom, firstChange: first } = expectedDays(expected, visits.toReversed()) ?? found;
      expect([fadeFrom, first]).toEqual([found.fadeFrom, found.firstChange]);
    }),
  );
});
