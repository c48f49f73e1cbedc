// Where does one more session go in a plan that is under way?
import { type GapFigures, NO_GAP } from "./gap";
import type { CourseProgress } from "./maintenance";
import type { Protocol } from "./protocol";

export type AddedSession = {
  position: number;
  number: number;
  gap: GapFigures;
  /** The plan has as many sessions as its protocol calls for at most: a prescriber says why it gets one more. */
  isBeyondMost: boolean;
};

/**
 * The session to add when the skin needs one more: after the last session, or after the last visit that was given when that
 * is a touch-up. What stands at its position or behind moves one on.
 */
export function sessionToAdd(protocol: Protocol, visits: readonly CourseProgress[]): AddedSession {
  const sessions = visits.filter(({ phase }) => phase === "session");
  const fixed = visits.filter(({ phase, state }) => phase === "session" || state === "completed");
  const position = Math.max(0, ...fixed.map((visit) => visit.position)) + 1;
  return {
    position,
    number: Math.max(0, ...sessions.map((visit) => visit.number)) + 1,
    gap: position === 1 ? NO_GAP : protocol.gap,
    isBeyondMost: sessions.filter(({ state }) => state !== "skipped").length >= protocol.sessions.max,
  };
}
