// Which step may an appointment take next?
import { describe, expect, test } from "vitest";
import { statusAfter, stepsNow } from "@/lib/rules/day-steps";

const NOON = 1_000_000;
const CLOCK = { today: "2026-11-24", now: NOON };
const EARLIER = { on: "2026-11-24", start: NOON - 60 };
const LATER = { on: "2026-11-24", start: NOON + 60 };
const TOMORROW = { on: "2026-11-25", start: NOON + 1440 };
const YESTERDAY = { on: "2026-11-23", start: NOON - 1440 };

describe("the steps of a day", () => {
  test.each([
    ["booked", ["confirm", "arrive", "miss", "cancel"]],
    ["confirmed", ["arrive", "miss", "cancel"]],
    ["arrived", ["start", "cancel", "revert"]],
    ["in_treatment", ["complete"]],
    ["completed", []],
    ["missed", ["revert"]],
    ["cancelled", []],
    ["held", []],
  ])("today, once it has begun, %s may take %j", (status, steps) => {
    expect(stepsNow(status, EARLIER, CLOCK, true)).toEqual(steps);
  });

  test("nobody arrives, is treated or is missed before the day", () => {
    expect(stepsNow("booked", TOMORROW, CLOCK, true)).toEqual(["confirm", "cancel"]);
  });

  test.each([
    [LATER, null],
    [{ on: "2026-11-24", start: NOON }, "missed"],
    [EARLIER, "missed"],
    [YESTERDAY, "missed"],
  ])("nobody has missed what has not begun: %j is %s", (begins, status) => {
    expect(statusAfter("miss", "booked", begins, CLOCK)).toBe(status);
  });

  test("before it begins, a client can arrive and be treated, but not be missed", () => {
    expect(stepsNow("booked", LATER, CLOCK, true)).toEqual(["confirm", "arrive", "cancel"]);
    expect(stepsNow("arrived", LATER, CLOCK, true)).toEqual(["start", "cancel", "revert"]);
  });

  test.each([
    ["booked", ["miss", "cancel"]],
    ["arrived", ["cancel"]],
    ["in_treatment", ["complete"]],
    ["missed", []],
  ])("of a plan that is paused or has ended, %s may take %j only", (status, steps) => {
    expect(stepsNow(status, EARLIER, CLOCK, false)).toEqual(steps);
  });

  test("a slip is undone on its own day only", () => {
    expect(statusAfter("revert", "missed", YESTERDAY, CLOCK)).toBeNull();
    expect(statusAfter("revert", "missed", EARLIER, CLOCK)).toBe("booked");
  });

  test("a treatment that nobody marked as complete before midnight can be completed the next day", () => {
    expect(statusAfter("complete", "in_treatment", YESTERDAY, CLOCK)).toBe("completed");
    expect(stepsNow("confirmed", YESTERDAY, CLOCK, true)).toEqual(["arrive", "miss", "cancel"]);
  });
});
