// Which protocol do tests prescribe when they don't care which? Four sessions five weeks apart, and touch-ups.
import { STANDARD_EXPECTED } from "@/lib/rules/expected-result";
import type { GapFigures } from "@/lib/rules/gap";
import type { Protocol } from "@/lib/rules/protocol";
import { STANDARD_CURVE } from "@/lib/rules/result-curve";
import { STANDARD_FACTORS } from "@/lib/rules/touch-up-factors";

export const SESSION_GAP: GapFigures = {
  blockedUnderDays: 14,
  earliestDays: 28,
  targetDays: 35,
  latestDays: 42,
  restartAfterDays: 84,
};

export const TOUCH_UP_GAP: GapFigures = {
  blockedUnderDays: 14,
  earliestDays: 150,
  targetDays: 180,
  latestDays: 365,
  restartAfterDays: 730,
};

export const STANDARD_PROTOCOL: Protocol = {
  key: "rejuvenation",
  name: "Rejuvenation",
  sessions: { min: 3, usual: 4, max: 6 },
  gap: SESSION_GAP,
  touchUp: TOUCH_UP_GAP,
  plannedTouchUps: 2,
  phases: [
    { name: "numbing", minutes: 30, needs: { client: true, clinician: false, room: true, device: false } },
    { name: "needling", minutes: 30, needs: { client: true, clinician: true, room: true, device: true } },
    { name: "cleaning", minutes: 10, needs: { client: false, clinician: false, room: true, device: true } },
  ],
  depthMm: { from: 0.25, to: 1.5 },
  offLabelOverMm: 1.5,
  notes: [],
  confidence: { course: "H", touchUp: "M" },
  careTimeline: [],
  expected: STANDARD_EXPECTED,
  curve: STANDARD_CURVE,
  factors: STANDARD_FACTORS,
  sources: [{ title: "Made for tests", ref: "tests" }],
};
