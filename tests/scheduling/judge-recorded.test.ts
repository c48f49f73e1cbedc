// What of a plan can't stand any more, once its next visit was given elsewhere than it was booked?
import { describe, expect, test } from "vitest";
import { judgeRecorded } from "@/lib/scheduling/judge-recorded";
import type { PlanVisit } from "@/lib/scheduling/plan-request";
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { clock, facility, question, slot, visitsOf } from "./plan-request-cases";

const FIRST = "2027-01-04";
const day = (days: number): PlainDate => addDays(FIRST, days);

/** The standard course of four: these sessions given or booked so many days after the first. */
function course(given: readonly number[], booked: readonly number[]): PlanVisit[] {
  return visitsOf("rejuvenation", 4).map((visit, index) => {
    const days = given[index] ?? booked[index - given.length];
    if (days === undefined) return visit;
    const on = day(days);
    const status = index < given.length ? ("completed" as const) : ("booked" as const);
    return { ...visit, appointment: { status, on, slot: slot(on, clock(10)), overridden: false } };
  });
}

function judge(
  visits: PlanVisit[],
  days: number,
  open: { leave?: Record<string, PlainDate[]>; until?: PlainDate } = {},
) {
  const place = facility({ from: FIRST, until: open.until ?? day(400), ...(open.leave && { leave: open.leave }) });
  const next = visits.find(({ appointment }) => appointment?.status !== "completed");
  const asked = question(day(days), visits, { notBefore: slot(day(days), clock(18)).start });
  return judgeRecorded(place, asked, { visitId: next?.id ?? "", slot: slot(day(days), clock(10)) });
}

describe("given earlier than booked", () => {
  test("what is inside its window from the new day stays, and nothing moves", () => {
    const judged = judge(course([0], [35, 70, 105]), 30);
    expect(judged).toMatchObject({ gapDays: 30, grade: "on-cadence", isEarly: false, moves: [] });
  });

  test("what is too late from the new day is pulled after it, the fewest of them", () => {
    const judged = judge(course([0], [35, 70, 103]), 20);
    expect(judged).toMatchObject({ gapDays: 20, grade: "early", isEarly: true });
    const [moved, ...rest] = judged?.moves ?? [];
    expect(moved?.visitId).toBe("session-3");
    expect(daysBetween(day(20), moved?.on ?? "")).toBeLessThanOrEqual(42);
    expect(rest).toEqual([]);
  });
});

describe("given later than booked", () => {
  test("what is too soon moves on, and what is behind it only if it must", () => {
    const judged = judge(course([0], [35, 70, 105]), 45);
    expect(judged?.moves.map(({ visitId }) => visitId)).toEqual(["session-3"]);
    expect(daysBetween(day(45), judged?.moves[0]?.on ?? "")).toBeGreaterThanOrEqual(28);
  });

  test("what finds no place at all loses its own when its least gap is gone, and stays when that holds", () => {
    const until = day(80);
    expect(judge(course([0], [35, 70]), 60, { until })?.moves).toEqual([
      { visitId: "session-3", slot: null, on: null },
    ]);
    expect(judge(course([0], [35, 75]), 46, { until })?.moves).toEqual([]);
  });
});

test("only the plan's next visit is recorded, and only on a later day than the one before it", () => {
  const visits = course([0, 35], [70]);
  const place = facility({ from: FIRST, until: day(400) });
  const asked = question(day(60), visits, { notBefore: slot(day(60), clock(18)).start });
  const at = (days: number) => slot(day(days), clock(10));
  expect(judgeRecorded(place, asked, { visitId: "session-2", slot: at(50) })).toBeNull();
  expect(judgeRecorded(place, asked, { visitId: "session-4", slot: at(50) })).toBeNull();
  expect(judgeRecorded(place, asked, { visitId: "session-3", slot: at(35) })).toBeNull();
  expect(judgeRecorded(place, asked, { visitId: "session-3", slot: at(36) })).toMatchObject({
    gapDays: 1,
    grade: "blocked",
  });
});
