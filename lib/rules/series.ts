// Which visits does a plan begin with?

import { Refusal } from "@/lib/errors";
import { type GapFigures, NO_GAP } from "./gap";
import { type Occupancy, occupancyOf } from "./occupancy";
import type { Protocol } from "./protocol";

/** A visit that a course calls for, before anything is booked. */
export type CourseVisit = {
  phase: "session" | "touch_up";
  /** 1-based through the whole plan. */
  position: number;
  /** 1-based within its phase. */
  number: number;
  /** Since the visit before it; `NO_GAP` for the first. */
  gap: GapFigures;
  occupancy: Occupancy;
};

/**
 * The visits of a new plan in order: its sessions, then its planned touch-ups.
 *
 * @param touchUpTargetDays the target of the touch-ups for this client, inside the protocol's earliest and latest day
 * @throws Refusal "invalid-input" at `sessions` when the protocol doesn't allow so many
 */
export function generateSeries(
  protocol: Protocol,
  sessions: number,
  touchUpTargetDays = protocol.touchUp.targetDays,
): CourseVisit[] {
  const { min, max } = protocol.sessions;
  if (!Number.isInteger(sessions) || sessions < min || sessions > max) {
    throw new Refusal("invalid-input", { min, max }, { sessions: "sessions-out-of-range" });
  }
  const occupancy = occupancyOf(protocol.phases);
  const touchUp = { ...protocol.touchUp, targetDays: touchUpTargetDays };
  return Array.from({ length: sessions + protocol.plannedTouchUps }, (_, index): CourseVisit => {
    const position = index + 1;
    if (position <= sessions) {
      return { phase: "session", position, number: position, gap: index === 0 ? NO_GAP : protocol.gap, occupancy };
    }
    return { phase: "touch_up", position, number: position - sessions, gap: touchUp, occupancy };
  });
}
