// What does a treatment course call for?

import type { CareStep } from "./care-timeline";
import type { ExpectedResult } from "./expected-result";
import type { GapFigures } from "./gap";
import type { Phase } from "./occupancy";
import type { ResultCurve } from "./result-curve";
import type { Source } from "./source";
import type { FactorTable } from "./touch-up-factors";

/** How sure a figure is. H: label, regulator or trial. M: several clinics agree. L: one source, or sources conflict. */
type Confidence = "H" | "M" | "L";

/**
 * A protocol as one version of it is stored, plain JSON: a plan keeps the version that it was made from. Every figure is
 * a default that the clinic may edit and that its medical lead signs off.
 */
export type Protocol = {
  /** Stable through all versions, kebab-case. */
  key: string;
  name: string;
  sessions: { min: number; usual: number; max: number };
  /** Between two sessions. */
  gap: GapFigures;
  /** Between the last session, or a touch-up, and the next touch-up. */
  touchUp: GapFigures;
  /** How many touch-ups are kept open as the plan's tail. */
  plannedTouchUps: number;
  /** What a visit is made of, in order. */
  phases: Phase[];
  /** Needle depth; `from` is null where only a limit is given; null altogether where another protocol's depth holds. */
  depthMm: { from: number | null; to: number } | null;
  /** Deeper than this, the use is off-label. */
  offLabelOverMm: number;
  /** Keys under `protocolNote` in the catalogue, or the clinic's own words. */
  notes: string[];
  confidence: { course: Confidence; touchUp: Confidence };
  careTimeline: CareStep[];
  expected: ExpectedResult;
  /** How the ribbon draws the result. */
  curve: ResultCurve;
  /** What moves the target of a touch-up, inside `touchUp`'s earliest and latest day. */
  factors: FactorTable;
  /** The first is the one for the gap between sessions; no study sets the interval of touch-ups, the clinic does. */
  sources: [Source, ...Source[]];
};
