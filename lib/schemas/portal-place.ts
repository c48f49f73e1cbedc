// What does a client get to see of the days that a visit could be on? Words and days, ready to be shown.
import type { PlainDate } from "@/lib/time";

/** A place that may be chosen; `Ask`: what is asked for then. */
export type PortalPlace<Ask> = {
  /** Names it among the others. */
  key: string;
  on: PlainDate;
  /** What is asked for when it is chosen, and where the client is led once it is done. */
  ask: Ask;
  doneHref: string;
  when: string;
  detail: string;
  /** Visits that move or are booked with it; `from` is null for one that has no day yet. */
  also: { id: string; title: string; from: string | null; to: string }[];
  /** "Session 3 to Wed 27 Jan, session 4 to Wed 3 Mar" */
  summary: string;
  button: string;
  busy: string;
  /** Where the visits would stand on the ribbon. */
  ribbon: { id: string; on: PlainDate }[];
};

export type PossibleDay = {
  on: PlainDate;
  number: number;
  /** Inside the window in which the course keeps its rhythm. */
  isInWindow: boolean;
  /** The day that the visit has now. */
  isNow: boolean;
  /** The place that the day has, and how it is called; null where none is offered. */
  place: { key: string; label: string } | null;
};

export type PossibleMonths = {
  /** From Monday. */
  weekdays: { short: string; long: string }[];
  /** Those with a day that is offered, in order; `lead`: so many days of the first week belong to the month before. */
  months: { key: string; title: string; lead: number; days: PossibleDay[] }[];
};
