// What does an address ask for, when it may hold anything at all?
import { notFound } from "next/navigation";
import { id } from "@/lib/schemas/series";
import { isPlainDate, type Minute, type PlainDate } from "@/lib/time";

const YEARS = 20;
const MINUTES_PER_YEAR = 525_960;

/** The id of a record, as a page's path names it; what is no id is "nothing here". */
export function recordId(asked: string): string {
  return isId(asked) ? asked : notFound();
}

export const isId = (asked: unknown): asked is string => id.safeParse(asked).success;

/** A day within twenty years of today; null for anything else. */
export function dayAsked(asked: unknown, today: PlainDate): PlainDate | null {
  if (typeof asked !== "string" || !isPlainDate(asked)) return null;
  return Math.abs(Number(asked.slice(0, 4)) - Number(today.slice(0, 4))) <= YEARS ? asked : null;
}

/** A moment within twenty years of now; null for anything else. */
export function minuteAsked(asked: unknown, now: Minute): Minute | null {
  const minute = typeof asked === "string" && asked !== "" ? Number(asked) : Number.NaN;
  return Number.isSafeInteger(minute) && Math.abs(minute - now) <= YEARS * MINUTES_PER_YEAR ? minute : null;
}

/** The page of a day that an address wants to go back to; null for anything that isn't one of ours. */
export function dayPageAsked(asked: unknown): string | null {
  return typeof asked === "string" && /^\/(?:clinic|desk)\?[\w=&-]{1,300}$/.test(asked) ? asked : null;
}

/** Words that were typed, at most 100 characters, without what no keyboard writes. */
export function wordsAsked(asked: unknown): string {
  return typeof asked === "string" ? asked.slice(0, 100).replace(/\p{Cc}/gu, " ") : "";
}

const LAST_PAGE = 1000;

/** Which page of a list, from 1. */
export function pageAsked(asked: unknown): number {
  return Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(asked)) || 1));
}
