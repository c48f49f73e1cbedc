// Does one press for all no keep what was chosen before it?
import { expect, test } from "vitest";
import { type FormQuestion, isAsBefore, NO, openAsNo, shownAnswers } from "@/components/screening/screening-answers";

const questions: FormQuestion[] = ["keloid", "pregnant", "tan"].map((key) => ({
  key,
  label: key,
  inArea: false,
  choices: [{ key: "yes", label: "Yes", day: null }],
}));
const YES = { ...NO, choice: "yes" };

test("no to what is open keeps a yes", () => {
  expect(openAsNo(questions, { keloid: YES })).toEqual({ keloid: YES, pregnant: NO, tan: NO });
  expect(openAsNo(questions, {})).toEqual({ keloid: NO, pregnant: NO, tan: NO });
});

test("a form is as before until something is chosen, and again when it is taken back", () => {
  expect(isAsBefore(questions, {}, null)).toBe(true);
  expect(isAsBefore(questions, { tan: NO }, null)).toBe(false);
  const last = { keloid: { choice: "yes" as const } };
  const shown = shownAnswers(questions, last);
  expect(isAsBefore(questions, shown, last)).toBe(true);
  expect(isAsBefore(questions, { ...shown, keloid: NO }, last)).toBe(false);
  expect(isAsBefore(questions, { ...shown, tan: { ...NO, on: "2026-11-24" } }, last)).toBe(false);
});
