// What does a deferral do to a plan: to what is booked, and to what is yet to be placed?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlanAnswer, placePlan } from "@/lib/scheduling/place-plan";
import type { DayRange, PlanVisit } from "@/lib/scheduling/plan-request";
import { addDays, daysBetween } from "@/lib/time";
import { clock, facility, question, slot, visitsOf } from "./plan-request-cases";

const TODAY = "2026-11-24";
const year = facility({ until: "2027-11-24" });
const until = (to: string): DayRange => ({ from: TODAY, to: addDays(to, -1), ground: "deferral" });
const visit = (answer: PlanAnswer, id: string) => answer.visits.find(({ visitId }) => visitId === id);
const rules = (answer: PlanAnswer, id: string) => visit(answer, id)?.why.map(({ rule }) => rule) ?? [];

/** Three sessions, booked five weeks apart from that day on. */
function bookedFrom(firstOn: string): PlanVisit[] {
  return visitsOf("rejuvenation", 3).map((one, index): PlanVisit => {
    const on = addDays(firstOn, index * 35);
    return index < 3
      ? { ...one, appointment: { status: "booked", slot: slot(on, clock(10)), on, overridden: false } }
      : one;
  });
}

const untickedTail = ["touch_up-1", "touch_up-2"];

describe("a deferral over booked visits", () => {
  test("moves them to the nearest day after it, and those that the gap asks for with them", () => {
    const asked = question(TODAY, bookedFrom("2026-11-26"), {
      barredDays: [until("2026-12-08")],
      unticked: untickedTail,
    });
    const answer = placePlan(year, asked);
    expect(visit(answer, "session-1")).toMatchObject({ on: "2026-12-08", moved: true });
    // 31 December is 23 days after that, so session 2 moves; 35 days later session 3 has 28 left and stays.
    expect(visit(answer, "session-2")?.moved).toBe(true);
    expect(visit(answer, "session-3")?.moved).toBe(false);
    expect(rules(answer, "session-1")).toEqual(expect.arrayContaining(["had-to-move", "deferred"]));
    expect(rules(answer, "session-2")).not.toContain("deferred");
  });

  test("that ends before them moves nothing", () => {
    const asked = question(TODAY, bookedFrom("2026-12-08"), {
      barredDays: [until("2026-12-08")],
      unticked: untickedTail,
    });
    expect(placePlan(year, asked).visits.some(({ moved }) => moved)).toBe(false);
  });

  test("longer than the search for a first day still finds one, at its end", () => {
    const asked = question(TODAY, visitsOf("rejuvenation", 3), { barredDays: [until("2027-05-24")] });
    const answer = placePlan(year, asked);
    expect(visit(answer, "session-1")?.on).toBe("2027-05-24");
    expect(rules(answer, "session-1")).toContain("target-deferred");
  });
});

test("wherever a deferral ends, nothing that is still to come stands on its days, and nothing moves that could stay", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 90 }), (begins, length) => {
      const first = addDays(TODAY, begins);
      const end = addDays(TODAY, length);
      const visits = bookedFrom(first);
      const answer = placePlan(year, question(TODAY, visits, { barredDays: [until(end)], unticked: untickedTail }));
      expect(answer.ok).toBe(true);
      const placed = answer.visits.filter(({ state }) => state === "placed");
      for (const { on } of placed) expect(on !== null && on >= (first < end ? end : first)).toBe(true);
      if (first >= end) expect(placed.some(({ moved }) => moved)).toBe(false);
      // Behind the last one that moved, the rest keep their places.
      const days = placed.map(({ on }) => on ?? "");
      for (const [index, on] of days.entries()) {
        const before = days[index - 1];
        if (before !== undefined) expect(daysBetween(before, on)).toBeGreaterThanOrEqual(28);
      }
    }),
    { numRuns: 30 },
  );
});
