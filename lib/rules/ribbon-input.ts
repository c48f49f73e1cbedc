// What has to be known of a plan to draw its ribbon?
import type { PlainDate } from "@/lib/time";
import type { ResultCurve } from "./result-curve";

export type RibbonVisit = {
  id: string;
  phase: "session" | "touch_up";
  number: number;
  /** Null for a visit that no earlier one binds, as the first session. `restartAfterOn`: from the day after it a clinician decides. */
  window: { earliestOn: PlainDate; targetOn: PlainDate; latestOn: PlainDate; restartAfterOn?: PlainDate } | null;
  /** The day that is done, booked, missed or, where nothing is booked, offered; null when there is none. */
  on: PlainDate | null;
  /** "at-risk" with a day is a booking that can't stand; without one, a visit that is not booked. */
  state: "done" | "booked" | "to-book" | "due" | "at-risk" | "overdue" | "missed" | "skipped";
  overridden?: boolean;
  grade?: string | null;
  /** Where the visit stood before it moved. */
  was?: PlainDate | null;
};

/** How time runs along the ribbon. */
export type RibbonTime =
  /** The whole plan: full size through the course, then slower. `labelWidth` is what one visit's words take, px. */
  | { kind: "slowing"; labelWidth: number }
  /** From one day to another, each day alike: rows of a list share it. */
  | { kind: "even"; startsOn: PlainDate; endsOn: PlainDate }
  /** Downwards: each visit gets at least the height of its words, in the visits' order, px. The model says how long it became. */
  | { kind: "rows"; heights: readonly number[] };

export type RibbonInput = {
  today: PlainDate;
  visits: readonly RibbonVisit[];
  /** The protocol's own figures of the result. */
  curve: ResultCurve;
  width: number;
  time: RibbonTime;
};
