// Is a booked visit whose window has no other day left still moved: by the first days behind it, graded?
import { describe, expect, test } from "vitest";
import { placesToMove } from "@/lib/scheduling/alternatives";
import { decideMove } from "@/lib/scheduling/decide-move";
import { placePlan } from "@/lib/scheduling/place-plan";
import type { PlanVisit } from "@/lib/scheduling/plan-request";
import { addDays, type PlainDate } from "@/lib/time";
import { clock, facility, question, slot, visitsOf } from "./plan-request-cases";

const FIRST = "2027-01-04";
const day = (days: number): PlainDate => addDays(FIRST, days);

/** Session 1 given, session 2 booked so many days after it. */
function secondOn(days: number): PlanVisit[] {
  return visitsOf("rejuvenation", 3).map((visit, index) => {
    const at = [0, days][index];
    if (at === undefined) return visit;
    const status = index === 0 ? ("completed" as const) : ("booked" as const);
    return { ...visit, appointment: { status, on: day(at), slot: slot(day(at), clock(10)), overridden: false } };
  });
}

const asked = (today: number, visits: PlanVisit[]) =>
  question(day(today), visits, { notBefore: slot(day(today), clock(9)).start });
const year = facility({ from: FIRST, until: day(400) });

describe("on the last day of its window", () => {
  test("the first days behind it are offered, a little late, and each of them holds", () => {
    const known = asked(42, secondOn(42));
    const places = placesToMove(year, known, "session-2", 3);
    expect(places.map(({ on, grade }) => [on, grade])).toEqual([
      [day(43), "a-little-late"],
      [day(44), "a-little-late"],
      [day(45), "a-little-late"],
    ]);
    for (const { slot: to } of places) {
      expect(decideMove(year, known, { visitId: "session-2", slot: to, override: false })).toMatchObject({ ok: true });
    }
  });
});

test("booked late already, it may go later still, up to the protocol's last day", () => {
  const known = asked(50, secondOn(50));
  expect(placesToMove(year, known, "session-2", 1)).toMatchObject([{ on: day(51), grade: "a-little-late" }]);
  const beyond = { visitId: "session-2", slot: slot(day(85), clock(10)), override: false };
  expect(decideMove(year, known, beyond)).toMatchObject({ ok: false, code: "outside-window" });
});

describe("on a day that is barred now", () => {
  const barred = { barredDays: [{ from: day(35), to: day(35) }] };
  const today = { notBefore: slot(day(1), clock(9)).start, ...barred };

  test("the best other day is offered first, and each of them holds", () => {
    const known = question(day(1), secondOn(35), today);
    const best = placePlan(year, known).visits.find(({ visitId }) => visitId === "session-2");
    expect(best?.on).toBe(day(34));
    const places = placesToMove(year, known, "session-2", 6);
    expect(places.map(({ on }) => on)).toContain(day(34));
    expect(places.map(({ on }) => on)).not.toContain(day(35));
    expect(places[0]?.on).toBe(day(34));
    for (const { slot: to } of places) {
      expect(decideMove(year, known, { visitId: "session-2", slot: to, override: false })).toMatchObject({ ok: true });
    }
  });

  test("what moves behind it is counted from where it is booked, as in the move itself", () => {
    const visits = secondOn(35).map((visit, index) => {
      if (index !== 2) return visit;
      const on = day(63);
      return {
        ...visit,
        appointment: { status: "booked" as const, on, slot: slot(on, clock(10)), overridden: false },
      };
    });
    // Session 2 can stand from day 36 on only, and session 3, which is too near then, on day 72 only.
    const barredDays = [
      { from: day(23), to: day(35) },
      { from: day(64), to: day(71) },
      { from: day(73), to: day(90) },
    ];
    const known = question(day(1), visits, { ...today, barredDays });
    const places = placesToMove(year, known, "session-2", 6);
    expect(places.length).toBeGreaterThan(1);
    for (const { slot: to, moves } of places) {
      expect(moves).toMatchObject([{ visitId: "session-3", on: day(72) }]);
      const decided = decideMove(year, known, { visitId: "session-2", slot: to, override: false });
      expect(decided).toMatchObject({ ok: true, moves });
    }
  });
});

test("while its window has another day, a later one is not offered, and is refused", () => {
  const known = asked(38, secondOn(42));
  const places = placesToMove(year, known, "session-2", 12);
  expect(places.every(({ on }) => on <= day(42))).toBe(true);
  const late = { visitId: "session-2", slot: slot(day(44), clock(10)), override: false };
  expect(decideMove(year, known, late)).toMatchObject({ ok: false, code: "outside-window" });
});
