// Is it said when to call, with the days that fit the treatment?
import { expect, test } from "vitest";
import { careOf } from "@/lib/rules/care-timeline";
import { RED_FLAGS, rednessHours } from "@/lib/rules/red-flags";
import { redFlagSentences } from "@/lib/words/red-flag-sentences";

const said = (isDeep: boolean) => redFlagSentences("en", RED_FLAGS, rednessHours([careOf({ isDeep })]));

test("after an ordinary session redness is a reason to call from the fourth day on, and a fever can't wait", () => {
  expect(said(false)).toEqual([
    "Call the same day: redness, pain or swelling that grows or comes back, discharge, spreading warmth, blisters or a cold sore, new dark patches, or redness after 72 hours.",
    "With a fever, go to urgent care.",
  ]);
});

test("after a deep one it is from the eighth day on", () => {
  expect(said(true)[0]).toContain("or redness after 7 days.");
});

test("of two courses the stricter counts, and a course that says nothing has the standard", () => {
  expect(rednessHours([careOf({ isDeep: true }), careOf({})])).toBe(72);
  expect(rednessHours([[]])).toBe(72);
  expect(rednessHours([])).toBe(72);
});
