// What may be expected of a course, and when: ranges, never a promise?
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
