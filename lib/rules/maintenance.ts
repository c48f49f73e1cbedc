// What keeps a finished course going: which touch-up comes next, and when is the client invited?

import { addDays, type PlainDate } from "@/lib/time";
import { occupancyOf } from "./occupancy";
import type { Protocol } from "./protocol";
import type { CourseVisit } from "./series";

/** What maintenance has to know of a visit. */
export type CourseProgress = Pick<CourseVisit, "phase" | "position" | "number"> & {
  state: "completed" | "skipped" | "open";
};

/**
 * The touch-ups to add to a plan after one of its visits was completed or skipped: as many as keep the protocol's number
 * of touch-ups open, so that the tail never ends by itself. None while that many are open.
 *
 * Source: results fade after some months to a year and periodic touch-ups keep them; the clinic sets how many are planned.
 */
export function touchUpsToAdd(protocol: Protocol, visits: readonly CourseProgress[]): CourseVisit[] {
  const touchUps = visits.filter((visit) => visit.phase === "touch_up");
  const open = touchUps.filter((visit) => visit.state === "open").length;
  const lastPosition = Math.max(0, ...visits.map((visit) => visit.position));
  const lastNumber = Math.max(0, ...touchUps.map((visit) => visit.number));
  const occupancy = occupancyOf(protocol.phases);
  return Array.from({ length: Math.max(0, protocol.plannedTouchUps - open) }, (_, index) => ({
    phase: "touch_up" as const,
    position: lastPosition + index + 1,
    number: lastNumber + index + 1,
    gap: protocol.touchUp,
    occupancy,
  }));
}

/** The days on which a client is asked back to a touch-up that is not booked. After the last one nothing more is sent. */
export type RecallDays = { invitedOn: PlainDate; dueOn: PlainDate; lastAskedOn: PlainDate };

/**
 * When the client is invited to a touch-up with that target day: 21 days before, on the day, and 14 days after it.
 *
 * Source: the clinic's default rhythm of recalls; a recall counts as marketing and needs its own consent.
 */
export function recallDays(targetOn: PlainDate): RecallDays {
  return { invitedOn: addDays(targetOn, -21), dueOn: targetOn, lastAskedOn: addDays(targetOn, 14) };
}
