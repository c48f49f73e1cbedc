// Whom does a freed place suit by their wishes, who is asked first, and until when may they answer?
import { addDays, dateOf, instantAt, type Minute, minuteOfDay, weekdayOf } from "@/lib/time";
import { offeredFrom } from "./notice";
import { SERVICE_HOURS } from "./reminders";

/** "one": one client after the other; "first": all at once, and the first who takes it has it. */
export const WAITLIST_MODES = ["one", "first"] as const;
export type WaitlistMode = (typeof WAITLIST_MODES)[number];

/** Why somebody waits no longer. */
export const WAITING_ENDS = [
  "served",
  "withdrawn",
  "given",
  "cancelled",
  "left-out",
  "plan-paused",
  "plan-ended",
] as const;
export type WaitingEnd = (typeof WAITING_ENDS)[number];

/** How an offer ended: "withdrawn" by the clinic, or because another one took the place. */
export const OFFER_ANSWERS = ["taken", "declined", "expired", "withdrawn"] as const;
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];

/** ISO weekdays, none or empty: any; local minutes of the day, `from < until`. Unlike a plan's preferences they must hold. */
export type Wishes = { weekdays?: number[]; from?: number; until?: number; clinicianId?: string };

/** Whether a visit that the client spends there from `start` to `end` is as they wish. */
export function suitsWishes(
  { weekdays = [], from = 0, until = 1440, clinicianId }: Wishes,
  place: { start: Minute; end: Minute; clinicianId: string },
  timeZone: string,
): boolean {
  const day = dateOf(place.start, timeZone);
  const begins = minuteOfDay(place.start, timeZone);
  const ends = begins + place.end - place.start;
  return (
    (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) &&
    from <= begins &&
    ends <= until &&
    (clinicianId === undefined || clinicianId === place.clinicianId)
  );
}

/** `askedAt`: when the client hears of it. The last minute of the offer is the one before `expiresAt`. */
export type OfferTimes = { askedAt: Minute; expiresAt: Minute };

/**
 * When an offer made now is told, and when it ends. Nobody is asked at night: then the client hears of it in the morning, and
 * the hold's minutes begin to count there, so that no offer ends before it could be read.
 */
export function offerTimes(now: Minute, holdMinutes: number, clientTimeZone: string): OfferTimes {
  const minute = minuteOfDay(now, clientTimeZone);
  const { from, until } = SERVICE_HOURS;
  const on = dateOf(now, clientTimeZone);
  const askedAt =
    minute < from
      ? instantAt(on, from, clientTimeZone)
      : minute < until
        ? now
        : instantAt(addDays(on, 1), from, clientTimeZone);
  return { askedAt, expiresAt: askedAt + holdMinutes };
}

/**
 * Whether a place is too near to be offered: whoever answers in the last minute of the offer has to have time left to come.
 * One that is too near is simply free.
 */
export function isTooNear(start: Minute, { expiresAt }: OfferTimes): boolean {
  return start < offeredFrom(expiresAt);
}

/** What decides who is asked first. `since`: waiting since then. */
export type Waiter = { entryId: string; isAtRisk: boolean; daysSooner: number; since: Minute };

/** Sorts who is asked first: at risk, then by how many days it helps, then who has waited longest. */
export function byNeed(a: Waiter, b: Waiter): number {
  return (
    Number(b.isAtRisk) - Number(a.isAtRisk) ||
    b.daysSooner - a.daysSooner ||
    a.since - b.since ||
    (a.entryId < b.entryId ? -1 : 1)
  );
}
