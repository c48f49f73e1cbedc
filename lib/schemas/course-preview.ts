// What does a screen get to show of a course that is not booked yet? Words and days, ready to be shown.
import { z } from "zod";
import type { ResultCurve } from "@/lib/rules/result-curve";
import type { RibbonVisit } from "@/lib/rules/ribbon-input";
import type { Slot } from "@/lib/scheduling/types";
import type { PlainDate } from "@/lib/time";
import { plainDate, seriesSchema } from "./series";

const position = z.int("invalid").min(1, "invalid").max(40, "invalid");

/** Other days for the visit at this position. */
export const otherDaysSchema = seriesSchema.extend({ position });
export type OtherDaysInput = z.infer<typeof otherDaysSchema>;

/** The free times of one day for the visit at this position. */
export const timesOfDaySchema = seriesSchema.extend({ position, on: plainDate });
export type TimesOfDayInput = z.infer<typeof timesOfDaySchema>;

export type CourseRow = {
  position: number;
  phase: "session" | "touch_up";
  /** "Session 2", "S2", and "2" where the rest is clear. */
  title: string;
  short: string;
  mark: string;
  /** Where it stands; null while it has no place. */
  slot: Slot | null;
  on: PlainDate | null;
  /** "Tue 29 Dec", or "about Sun 5 Mar 2028" */
  dayText: string;
  timeText: string | null;
  /** "Dr Okafor · Room 2 · Pen A" */
  placeText: string | null;
  /** "35 days after session 1", and how good that is or what kept it from better. */
  gapText: string | null;
  noteText: string | null;
  noteTone: "quiet" | "risk";
  why: string[];
  source: string | null;
  /** A clinician signs for this day. */
  isSigned: boolean;
  canUntick: boolean;
  /** What its controls are called. */
  labels: { change: string; why: string; pin: string; unpin: string; bookTouchUp: string };
};

export type CourseRibbon = {
  today: PlainDate;
  visits: RibbonVisit[];
  curve: ResultCurve;
  labels: Record<string, { title: string; short: string; day: string; gap?: string; sentence: string }>;
  words: {
    name: string;
    today: string;
    expectedResult: string;
    resultSign: string;
    stopsHere: string;
    withTouchUps: string;
    without: string;
  };
};

export type CoursePreview = {
  /** Every visit that is to be booked has a place. */
  isPlaced: boolean;
  /** "4 sessions in 107 days, 1 touch-up" */
  summary: string;
  /** "Every gap inside 28–42 days" */
  gapsText: string | null;
  areGapsKept: boolean;
  bookLabel: string;
  bookingLabel: string;
  rows: CourseRow[];
  ribbon: CourseRibbon;
  problem: CourseProblem | null;
  /** Chosen places that were gone, and the sentence that says so. */
  dropped: { positions: number[]; sentence: string } | null;
  protocol: ProtocolFacts;
};

/** Which visit has no place, what is lacking, and what to do. */
export type CourseProblem = {
  position: number;
  title: string;
  detail: string;
  advice: string;
  /** Chosen places of which letting go, of one alone, mends the course. */
  releases: { position: number; label: string }[];
  /** Whether letting go of all chosen places does. */
  canFreeAll: boolean;
};

export type ProtocolFacts = {
  name: string;
  sessions: { min: number; max: number };
  facts: { name: string; value: string }[];
  sources: { title: string; ref: string }[];
  touchUp: { name: string; value: string }[];
  care: { title: string; note: string; steps: { day: number; isBefore: boolean }[] };
};

/** Another day for one visit. */
export type OtherDay = {
  slot: Slot;
  dayText: string;
  timeText: string;
  placeText: string;
  gapText: string | null;
  gradeText: string | null;
  /** "nothing else moves" */
  movesText: string;
};

/** The free times of one day, or why it can't be. */
export type TimesOfDay = {
  dayText: string;
  gapText: string | null;
  /** A clinician has to sign for it, and what that means. */
  needsSigning: boolean;
  signingText: string | null;
  /** Why not, and what would do; null when there are times. */
  refusal: string | null;
  clinicians: { name: string; times: { slot: Slot; timeText: string }[] }[];
};

/** What came of booking: where to go on, or what has changed meanwhile. */
export type BookedCourse =
  | { booked: true; href: string }
  | { booked: false; preview: CoursePreview; changed: number[]; sentence: string };
