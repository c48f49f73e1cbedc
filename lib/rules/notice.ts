// Until when may a client still move a visit without a call?
import type { Minute } from "@/lib/time";

/** The first start that a client may still move, or move to: what begins earlier is inside the clinic's notice period. */
export function noticeEndsAt(now: Minute, noticeHours: number): Minute {
  return now + noticeHours * 60;
}
