// Until when may a client still move a visit without a call, and how soon may a place begin that is offered to them?
import type { Minute } from "@/lib/time";

/** The first start that a client may still move, or move to: what begins earlier is inside the clinic's notice period. */
export function noticeEndsAt(now: Minute, noticeHours: number): Minute {
  return now + noticeHours * 60;
}

/** So many minutes are left to a client to come to a place that nobody asked for by its time. */
const LEAD_MINUTES = 60;

/**
 * The first start that is offered by itself: who is called now can't be there in a few minutes. A time that somebody asks for
 * may be any that has not passed.
 */
export function offeredFrom(now: Minute): Minute {
  return now + LEAD_MINUTES;
}
