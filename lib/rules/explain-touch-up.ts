// Why is a touch-up due so many days after the visit before it?
import type { GapFigures } from "./gap";

/** As data: the figures, and whose they are. The sentences stand under `reason` and `clientReason` in the catalogue. */
export type TouchUpReason = {
  rule: "touch-up-interval" | "touch-up-adjusted";
  values: { protocolDays: number; targetDays: number; daysOff: number };
};

/**
 * The protocol's own interval, or by how many days a clinician's assessment moved it; none for a session. It doesn't tell
 * what was found: a client's page may show it.
 *
 * Source: the clinic sets the interval and what moves it; no study does. The sentences say so.
 */
export function explainTouchUp(
  { phase, gap }: { phase: "session" | "touch_up"; gap: GapFigures },
  { targetDays: protocolDays }: GapFigures,
): TouchUpReason[] {
  if (phase !== "touch_up") return [];
  const daysOff = gap.targetDays - protocolDays;
  const values = { protocolDays, targetDays: gap.targetDays, daysOff };
  return [{ rule: daysOff === 0 ? "touch-up-interval" : "touch-up-adjusted", values }];
}
