// What does a newer version of its protocol ask of the visits of a plan?
import type { GapFigures } from "./gap";
import type { Protocol } from "./protocol";
import { hasCome } from "./still-to-come";
import { insideWindow, type KnownClient, knownTarget } from "./touch-up-factors";

/** A visit of the plan that moves to the newer version. */
export type VersionedVisit = {
  id: string;
  phase: "session" | "touch_up";
  position: number;
  gap: GapFigures;
  skipped: boolean;
  /** The status of its live appointment; null without one. */
  status: string | null;
};

/**
 * The figures of each visit under the newer version, by its id. What was given, or is being given, keeps the figures that it
 * was given by, and the first visit has no gap at all. A touch-up whose target was set for this client keeps it, inside the
 * newer earliest and latest day; one that stands by the protocol, or by what is known of the client, gets the newer one's.
 */
export function figuresUnder(
  from: Protocol,
  to: Protocol,
  visits: readonly VersionedVisit[],
  known: KnownClient,
): Map<string, GapFigures> {
  const byTable = [from.touchUp.targetDays, knownTarget(from, known).days];
  const newer = { ...to.touchUp, targetDays: knownTarget(to, known).days };
  const first = Math.min(...visits.map(({ position }) => position));
  return new Map(
    visits.flatMap((visit): [string, GapFigures][] => {
      const { id, phase, position, gap, status } = visit;
      if (position === first || hasCome(status)) return [];
      if (phase === "session") return [[id, to.gap]];
      const isOwn = !byTable.includes(gap.targetDays);
      return [[id, isOwn ? { ...to.touchUp, targetDays: insideWindow(gap.targetDays, to.touchUp) } : newer]];
    }),
  );
}

/**
 * The touch-ups that the newer version has no room for: of those that are not booked the last, as many as are open beyond its
 * `plannedTouchUps`. None when both versions plan the same number, or the newer one more.
 */
export function touchUpsTooMany(from: Protocol, to: Protocol, visits: readonly VersionedVisit[]): string[] {
  if (to.plannedTouchUps >= from.plannedTouchUps) return [];
  const open = visits
    .filter(({ phase, skipped, status }) => phase === "touch_up" && !skipped && !hasCome(status))
    .sort((a, b) => a.position - b.position);
  const tooMany = Math.max(0, open.length - to.plannedTouchUps);
  const unbooked = open.filter(({ status }) => status === null).map(({ id }) => id);
  return tooMany === 0 ? [] : unbooked.slice(-tooMany);
}
