// What keeps a finished course going: which touch-up comes next, and when is the client invited?

import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import type { GapFigures } from "./gap";
import { occupancyOf } from "./occupancy";
import type { Protocol } from "./protocol";
import type { CourseVisit } from "./series";
import { insideWindow } from "./touch-up-factors";

/** What maintenance has to know of a visit. */
export type CourseProgress = Pick<CourseVisit, "phase" | "position" | "number"> & {
  state: "completed" | "skipped" | "open";
};

/**
 * The touch-ups to add to a plan after one of its visits was completed or skipped: as many as keep the protocol's number
 * of touch-ups open, so that the tail never ends by itself. None while that many are open.
 *
 * @param targetDays the target for this client: what a clinician found, else what is known of them makes of the protocol's own
 * Source: results fade after some months to a year and periodic touch-ups keep them; the clinic sets how many are planned.
 */
export function touchUpsToAdd(
  protocol: Protocol,
  visits: readonly CourseProgress[],
  targetDays: number,
): CourseVisit[] {
  const touchUps = visits.filter((visit) => visit.phase === "touch_up");
  const open = touchUps.filter((visit) => visit.state === "open").length;
  const lastPosition = Math.max(0, ...visits.map((visit) => visit.position));
  const lastNumber = Math.max(0, ...touchUps.map((visit) => visit.number));
  const occupancy = occupancyOf(protocol.phases);
  const gap = withTarget(protocol.touchUp, targetDays);
  return Array.from({ length: Math.max(0, protocol.plannedTouchUps - open) }, (_, index) => ({
    phase: "touch_up" as const,
    position: lastPosition + index + 1,
    number: lastNumber + index + 1,
    gap,
    occupancy,
  }));
}

/** The figures with another target, the nearest one that lies inside of them. */
function withTarget(gap: GapFigures, targetDays: number): GapFigures {
  return { ...gap, targetDays: insideWindow(targetDays, gap) };
}

/** What maintenance has to know of a stored visit; `appointment`: the live one. */
export type TailVisit = {
  id: string;
  phase: "session" | "touch_up";
  position: number;
  number: number;
  gap: GapFigures;
  skipped: boolean;
  appointment: { id: string; status: string; on: PlainDate } | null;
};

export type Tail = {
  /** The last visit that was given, and how long ago; null before the first. */
  last: { phase: "session" | "touch_up"; number: number; on: PlainDate; daysAgo: number } | null;
  /** Whether a session is still to come: there is no result yet that could fade. */
  hasOpenSessions: boolean;
  /** The next touch-up, booked or not; null where none is left. */
  next: TailVisit | null;
  /** The touch-ups that are not booked, in order. */
  unbooked: TailVisit[];
};

/** How a plan's maintenance stands on the local day `today`. */
export function tailOf(visits: readonly TailVisit[], today: PlainDate): Tail {
  const ordered = [...visits].sort((a, b) => a.position - b.position);
  const isGiven = ({ appointment }: TailVisit) => appointment?.status === "completed";
  const given = ordered.findLast(isGiven);
  const open = ordered.filter((one) => !one.skipped && one.position > (given?.position ?? 0));
  const touchUps = open.filter(({ phase }) => phase === "touch_up");
  const on = given?.appointment?.on;
  return {
    last:
      given && on !== undefined
        ? { phase: given.phase, number: given.number, on, daysAgo: daysBetween(on, today) }
        : null,
    hasOpenSessions: open.some(({ phase }) => phase === "session"),
    next: touchUps[0] ?? null,
    unbooked: touchUps.filter(({ appointment }) => appointment === null),
  };
}

/** A visit whose target changes, and to how many days. */
export type NewTarget = { visitId: string; targetDays: number };

/** What a target that a clinician found does to the touch-ups that are not booked: each gets it, inside its own window. */
export function targetsAfterFactors({ unbooked }: Tail, targetDays: number): NewTarget[] {
  return unbooked.flatMap(({ id: visitId, gap }) => {
    const days = insideWindow(targetDays, gap);
    return days === gap.targetDays ? [] : [{ visitId, targetDays: days }];
  });
}

/**
 * What it does that the result fades, or that something new came up: the next touch-up is due now, or on its earliest day
 * where that is later; a target that is past already stays. One that is booked is left where it is.
 *
 * Source: touch-ups are due when the result fades or a new concern comes, at a time that the clinician picks; how soon the
 * skin may be treated again stays the protocol's figure.
 */
export function targetsDueNow({ last, next }: Tail): NewTarget[] {
  if (last === null || next === null || next.appointment !== null) return [];
  const days = insideWindow(last.daysAgo, next.gap);
  return days < next.gap.targetDays ? [{ visitId: next.id, targetDays: days }] : [];
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
