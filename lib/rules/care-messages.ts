// Which steps of care does a message name?
import type { Minute } from "@/lib/time";
import type { CareKind } from "./care-timeline";
import { type CaredVisit, type CareLine, careFor } from "./care-today";
import { remindersFor } from "./reminders";

/** Messages that name care, before a visit and after it. */
const CARE_RULES = {
  before: ["prepare-14", "prepare-7", "prepare-5", "reminder"],
  after: ["care-day", "comfort-check", "result-check", "sun"],
} as const;

const ORDER: readonly CareKind[] = ["do", "avoid", "expect", "ask", "allow"];

export type CareMessage = {
  rule: string;
  occurrence: number;
  /** The visit that it is about, and when that was booked. */
  visit: { visitId: string; startsAt: Minute; bookedAt: Minute };
  /** All visits of the client whose care may meet. */
  visits: readonly CaredVisit[];
  /** Of the location, and of the client. */
  timeZone: string;
  clientTimeZone: string;
};

/** Whether a message of this rule is about care. */
export function namesCare(rule: string): boolean {
  return [...CARE_RULES.before, ...CARE_RULES.after].some((one) => one === rule);
}

/**
 * The care of a visit that begins with this message, or began since the message before it, and still holds: each step is
 * told once, the first message after a late booking tells all. The last message before a visit tells what begins until
 * then too. Merged over all visits as on the client's own page; what is said there only is left out.
 */
export function careInMessage(message: CareMessage): CareLine[] {
  const { rule, occurrence, visit, timeZone, clientTimeZone } = message;
  const { visitId, startsAt, bookedAt } = visit;
  const isBefore = CARE_RULES.before.some((one) => one === rule);
  const ofThisSide = (one: { rule: string }) =>
    CARE_RULES[isBefore ? "before" : "after"].some((known) => known === one.rule);
  const sent = (now: Minute) => remindersFor({ startsAt, clientTimeZone, now }).filter(ofThisSide);
  const momentOf = (one: { rule: string; dueAt: Minute }) => (one.rule === "reminder" ? startsAt - 1 : one.dueAt);

  const own = sent(Number.NEGATIVE_INFINITY).find((one) => one.rule === rule && one.occurrence === occurrence);
  if (!own) return [];
  const earlier = sent(bookedAt).filter(({ dueAt }) => dueAt < own.dueAt);
  const toldUntil = Math.max(Number.NEGATIVE_INFINITY, ...earlier.map(momentOf));
  const visits = message.visits.map((one) => (one.visitId === visitId ? { ...one, given: !isBefore } : one));
  const care = careFor({ now: momentOf(own), timeZone, visits });
  return ORDER.flatMap((kind) => care[kind]).filter(
    (line) => line.visitId === visitId && line.channel === "message" && line.beginsAt > toldUntil,
  );
}
