// Which step may an appointment take next?
import { describe, expect, test } from "vitest";
import { statusAfter, stepsNow } from "@/lib/rules/day-steps";

const TODAY = "2026-11-24";
const TOMORROW = "2026-11-25";
const YESTERDAY = "2026-11-23";

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
  ])("today, %s may take %j", (status, steps) => {
    expect(stepsNow(status, TODAY, TODAY)).toEqual(steps);
  });

  test("nobody arrives, is treated or is missed before the day", () => {
    expect(stepsNow("booked", TOMORROW, TODAY)).toEqual(["confirm", "cancel"]);
  });

  test("a slip is undone on its own day only", () => {
    expect(statusAfter("revert", "missed", YESTERDAY, TODAY)).toBeNull();
    expect(statusAfter("revert", "missed", TODAY, TODAY)).toBe("booked");
  });

  test("a treatment that nobody marked as complete before midnight can be completed the next day", () => {
    expect(statusAfter("complete", "in_treatment", YESTERDAY, TODAY)).toBe("completed");
    expect(stepsNow("confirmed", YESTERDAY, TODAY)).toEqual(["arrive", "miss", "cancel"]);
  });

  test("who did not come yesterday can still be marked as missed today", () => {
    expect(statusAfter("miss", "booked", YESTERDAY, TODAY)).toBe("missed");
  });
});
