// Does an address that holds anything at all fall back, and never break a page?
import { describe, expect, test } from "vitest";
import { dayAsked, isId, minuteAsked, wordsAsked } from "@/lib/web/asked-address";
import { locationToShow } from "@/lib/web/remembered-location";

test.each([
  "9999-12-31",
  "0001-01-01",
  "2026-02-30",
  "2047-01-01",
  "",
  "x",
  "2026-11-24\u0000",
  undefined,
  ["2026-11-24"],
  5,
])("%j is no day to show", (asked) => expect(dayAsked(asked, "2026-11-24")).toBeNull());

test.each(["2026-11-24", "2006-01-01", "2046-12-31"])("%s is one", (asked) =>
  expect(dayAsked(asked, "2026-11-24")).toBe(asked),
);

test.each(["", " ", "1e400", "9007199254740991", "-9007199254740991", "5.5", "x", undefined, ["5"]])(
  "%j is no moment",
  (asked) => expect(minuteAsked(asked, 29_900_000)).toBeNull(),
);

test("a moment near now is one", () => expect(minuteAsked("29900015", 29_900_000)).toBe(29_900_015));

test.each(["bad", "", "123", "01890000-0000-7000-8000-00000000000", undefined, ["a"]])("%j is no id", (asked) =>
  expect(isId(asked)).toBe(false),
);

test("what was typed loses what no keyboard writes", () => {
  expect(wordsAsked("am\u0000ara\u001b")).toBe("am ara ");
  expect(wordsAsked("x".repeat(500))).toHaveLength(100);
  expect(wordsAsked(["a", "b"])).toBe("");
});

describe("the location that is shown", () => {
  const [first, second] = [{ id: "a" }, { id: "b" }];
  test.each([
    ["b", "a", second],
    [undefined, "b", second],
    ["gone", "b", second],
    ["gone", "gone too", first],
    [undefined, null, first],
  ])("asked for %s and %s remembered", (asked, remembered, shown) => {
    expect(locationToShow([first, second], asked, remembered)).toBe(shown);
  });
  test("is none in a clinic without one", () => expect(locationToShow([], "a")).toBeUndefined());
});
