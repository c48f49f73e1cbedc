// What may be expected of a course, and when: ranges, never a promise?
import { addDays, type PlainDate } from "@/lib/time";
import type { Source } from "./source";

/** Days since a moment, both ends inclusive. */
export type DaysRange = { fromDays: number; toDays: number };

/** What a protocol says of the result. People differ: every figure is a range, shown as one. */
export type ExpectedResult = {
  /** Since the first session. */
  firstChange: DaysRange;
  /** Since any session: collagen builds, the skin heals under its surface. */
  collagen: DaysRange;
  /** Since the last session, or touch-up: the result begins to fade, sooner for some, later for others. */
  fade: DaysRange;
  source: Source;
};

/**
 * The default of all built-in protocols.
 *
 * Source: the product's article ("How Long Does Microneedling Last?"): first improvement in days, collagen over weeks, healing
 * under the skin for up to 2 months; a course lasts several months to over a year, sometimes only 4–6 months.
 */
export const STANDARD_EXPECTED: ExpectedResult = {
  firstChange: { fromDays: 3, toDays: 14 },
  collagen: { fromDays: 28, toDays: 60 },
  fade: { fromDays: 120, toDays: 400 },
  source: { title: "General advice on how long the result lasts", ref: "article" },
};

/** Calendar days, both ends inclusive. */
export type DayRange = { fromOn: PlainDate; toOn: PlainDate };

/** A treatment that the result counts from: it was given, or it is booked. */
export type CountedVisit = { phase: "session" | "touch_up"; number: number; on: PlainDate };

export type ExpectedDays = {
  /** The first visible change. */
  firstChange: DayRange;
  /** From the first session on collagen builds; between these days, after the last session, that comes to rest. */
  collagenUntil: DayRange;
  /** The result begins to fade, if nothing more is given. */
  fadeFrom: DayRange;
  /** Since which session the collagen is counted, and since which treatment the fade. */
  lastSession: CountedVisit;
  last: CountedVisit;
};

/**
 * What may be expected of a plan, and on which days, counted from its visits that were given or are booked; null when there is
 * no session among them. Ranges, never a promise: people differ.
 *
 * @param visits in any order
 */
export function expectedDays(expected: ExpectedResult, visits: readonly CountedVisit[]): ExpectedDays | null {
  const counted = [...visits].sort((a, b) => (a.on < b.on ? -1 : 1));
  const sessions = counted.filter(({ phase }) => phase === "session");
  const [first, lastSession, last] = [sessions[0], sessions.at(-1), counted.at(-1)];
  if (!first || !lastSession || !last) return null;
  return {
    firstChange: rangeAfter(first.on, expected.firstChange),
    collagenUntil: rangeAfter(lastSession.on, expected.collagen),
    fadeFrom: rangeAfter(last.on, expected.fade),
    lastSession,
    last,
  };
}

function rangeAfter(on: PlainDate, { fromDays, toDays }: DaysRange): DayRange {
  return { fromOn: addDays(on, fromDays), toOn: addDays(on, toDays) };
}
