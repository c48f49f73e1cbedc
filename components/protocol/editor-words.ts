// Which words does the editor of a protocol need from its caller?
import type { CareStep } from "@/lib/rules/care-timeline";
import type { ExpectedResult } from "@/lib/rules/expected-result";
import type { GapFigures } from "@/lib/rules/gap";
import type { Phase } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import type { CurveShape, ResultCurve } from "@/lib/rules/result-curve";
import type { Factor } from "@/lib/rules/touch-up-factors";

type Section =
  | "course"
  | "gap"
  | "touchUp"
  | "visit"
  | "depth"
  | "expected"
  | "factors"
  | "care"
  | "evidence"
  | "curve";

/** Words with "{title}", "{number}" or "{count}" in them hold the place of what only the browser knows. */
export type EditorWords = {
  section: Record<Section, string>;
  figure: Record<keyof GapFigures, string>;
  figureHint: Record<keyof GapFigures, string>;
  phase: Record<Phase["name"], string>;
  needs: Record<keyof Phase["needs"], string>;
  confidence: Record<Protocol["confidence"]["course"], string>;
  expected: Record<Exclude<keyof ExpectedResult, "source">, { name: string; hint: string }>;
  factor: Record<Factor, string>;
  kind: Record<CareStep["kind"], string>;
  when: Record<CareStep["when"], string>;
  unit: Record<CareStep["from"]["unit"], string>;
  audience: Record<NonNullable<CareStep["audience"]>, string>;
  channel: Record<NonNullable<CareStep["channel"]>, string>;
  curveOf: Record<"expected" | "low" | "high", string>;
  curveFigure: Record<keyof CurveShape, string>;
  curveGain: Record<keyof ResultCurve["gainOf"], string>;
  form: Record<
    | "name"
    | "sessionsMin"
    | "sessionsUsual"
    | "sessionsMax"
    | "plannedTouchUps"
    | "plannedTouchUpsHint"
    | "phaseName"
    | "phaseMinutes"
    | "needsLegend"
    | "hasDepth"
    | "depthAsBase"
    | "depthFrom"
    | "depthUntil"
    | "depthFromHint"
    | "offLabel"
    | "confidenceCourse"
    | "confidenceTouchUp"
    | "sourceTitle"
    | "sourceRef"
    | "expectedSource"
    | "rangeFrom"
    | "rangeTo"
    | "matureFromAge"
    | "deepFromMm"
    | "effectIsDays"
    | "effectIsKeep"
    | "effectKind"
    | "effectAmount"
    | "effectHint"
    | "curveSource"
    | "softening"
    | "fullHeight",
    string
  >;
  editor: Record<
    | "inDays"
    | "sections"
    | "publish"
    | "publishing"
    | "published"
    | "unchanged"
    | "changesOne"
    | "changesMany"
    | "wrongOne"
    | "wrongMany"
    | "toCorrect"
    | "checking"
    | "previewIsOld"
    | "nothingYet"
    | "offline"
    | "failed"
    | "failedReference"
    | "newer"
    | "goOn"
    | "restored"
    | "discard"
    | "discardTitle"
    | "discardLead"
    | "keep"
    | "leaveTitle"
    | "leaveLead"
    | "leave"
    | "stay"
    | "example"
    | "inShort"
    | "differs"
    | "was"
    | "added"
    | "removed"
    | "moveUp"
    | "moveDown"
    | "remove"
    | "addPhase"
    | "phaseNumber"
    | "addSource"
    | "sourceNumber"
    | "addNote"
    | "noteNumber"
    | "noNote"
    | "addStep"
    | "newStep"
    | "careLead"
    | "careKind"
    | "careWhen"
    | "careFrom"
    | "careUntil"
    | "careUnitOf"
    | "careLasting"
    | "careTopic"
    | "careTopicHint"
    | "careAudience"
    | "careChannel"
    | "careSource"
    | "careRange"
    | "careRangeHint"
    | "careOwnWords"
    | "careOwnSource"
    | "careTitle"
    | "careDetail"
    | "careDetailHint"
    | "careSunscreen"
    | "momentHoursBefore"
    | "momentHoursAfter"
    | "momentDaysBefore"
    | "momentDaysAfter"
    | "momentVisit"
    | "momentVisitDay"
    | "momentLasting"
    | "momentSpan"
    | "curveLead"
    | "showFigures"
    | "expectedLead"
    | "touchUpLead"
    | "gapLead",
    string
  >;
};

/** The words with what stands for their one place put in. */
export function filled(words: string, value: string | number): string {
  return words.replace(/\{(title|number|count|name|factor)\}/, String(value));
}
