// What does the course look like that the sign-in page draws?
import { type GapFigures, windowAfter } from "@/lib/rules/gap";
import type { RibbonVisit } from "@/lib/rules/ribbon-input";
import { addDays, type PlainDate } from "@/lib/time";

const SESSION_GAP: GapFigures = {
  blockedUnderDays: 14,
  earliestDays: 28,
  targetDays: 35,
  latestDays: 42,
  restartAfterDays: 84,
};
const TOUCH_UP_GAP: GapFigures = {
  blockedUnderDays: 14,
  earliestDays: 150,
  targetDays: 180,
  latestDays: 365,
  restartAfterDays: 730,
};

/** Days from today: two sessions are given, two are booked, and a touch-up is to come. */
const DAYS = [-54, -19, 16, 54] as const;

/** Nobody's: made up to show what a course is, around the day `today`. */
export function promiseCourse(today: PlainDate): RibbonVisit[] {
  const sessions = DAYS.map((days, index): RibbonVisit => {
    const before = DAYS[index - 1];
    return {
      id: `session-${index + 1}`,
      phase: "session",
      number: index + 1,
      window: before === undefined ? null : windowAfter(addDays(today, before), SESSION_GAP),
      on: addDays(today, days),
      state: days < 0 ? "done" : "booked",
    };
  });
  const window = windowAfter(addDays(today, DAYS[3]), TOUCH_UP_GAP);
  return [
    ...sessions,
    { id: "touch-up-1", phase: "touch_up", number: 1, window, on: window.targetOn, state: "to-book" },
  ];
}
