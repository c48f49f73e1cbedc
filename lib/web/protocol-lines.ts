// What does a protocol say, line by line, in words?
import type { GapFigures } from "@/lib/rules/gap";
import type { Protocol } from "@/lib/rules/protocol";
import type { FactorEffect } from "@/lib/rules/touch-up-factors";
import { careLines } from "@/lib/web/care-step-words";
import { type Locale, speaker } from "@/lib/words/say";

/** `id` names the field: two versions of a protocol differ where lines with one id do. */
export type ProtocolLine = { id: string; label: string; value: string };

export const PROTOCOL_SECTIONS = [
  "course",
  "gap",
  "touchUp",
  "visit",
  "depth",
  "expected",
  "factors",
  "care",
  "evidence",
  "curve",
] as const;
export type ProtocolSectionId = (typeof PROTOCOL_SECTIONS)[number];

export type ProtocolSection = { id: ProtocolSectionId; title: string; lines: ProtocolLine[] };

/** The whole protocol, every figure of it, in the order of the editor. */
export function protocolSections(locale: Locale, protocol: Protocol): ProtocolSection[] {
  const lines: Record<ProtocolSectionId, ProtocolLine[]> = {
    course: courseLines(locale, protocol),
    gap: gapLines(locale, "gap", protocol.gap),
    touchUp: gapLines(locale, "touchUp", protocol.touchUp),
    visit: visitLines(locale, protocol),
    depth: depthLines(locale, protocol),
    expected: expectedLines(locale, protocol),
    factors: factorLines(locale, protocol),
    care: careLines(locale, protocol.careTimeline),
    evidence: evidenceLines(locale, protocol),
    curve: curveLines(locale, protocol),
  };
  const say = speaker(locale, "protocolForm");
  return PROTOCOL_SECTIONS.map((id) => ({ id, title: say(`section.${id}`), lines: lines[id] }));
}

/** A note is the key of one of ours, or the clinic's own. */
export function noteText(locale: Locale, note: string): string {
  const say = speaker(locale, "protocolNote");
  const known = NOTES.find((one) => one === note);
  return known === undefined ? note : say(known);
}

/** The notes of built-in protocols; each has its words under `protocolNote`. */
export const NOTES = [
  "no-standard-protocol",
  "off-label-depth",
  "two-week-gaps-pigment",
  "melasma-clinician-only",
  "depth-as-base",
] as const;

/** "0.25–1.5 mm", "to 1.5 mm"; for a protocol without a depth of its own, that it is as its base. */
function depthText(locale: Locale, depthMm: Protocol["depthMm"]): string {
  const say = speaker(locale, "protocolForm");
  if (depthMm === null) return say("depthAsBase");
  const { from, to } = depthMm;
  if (from === null) return say("depthTo", { to });
  return from === to ? say("mm", { depth: to }) : say("depthRange", { from, to });
}

function courseLines(locale: Locale, { name, sessions, plannedTouchUps }: Protocol): ProtocolLine[] {
  const say = speaker(locale, "protocolForm");
  const count = (sessionCount: number) => say("sessionsValue", { count: sessionCount });
  return [
    { id: "name", label: say("name"), value: name },
    { id: "sessions.min", label: say("sessionsMin"), value: count(sessions.min) },
    { id: "sessions.usual", label: say("sessionsUsual"), value: count(sessions.usual) },
    { id: "sessions.max", label: say("sessionsMax"), value: count(sessions.max) },
    {
      id: "plannedTouchUps",
      label: say("plannedTouchUps"),
      value: say("touchUpsValue", { count: plannedTouchUps }),
    },
  ];
}

const FIGURES = ["blockedUnderDays", "earliestDays", "targetDays", "latestDays", "restartAfterDays"] as const;

function gapLines(locale: Locale, of: "gap" | "touchUp", gap: GapFigures): ProtocolLine[] {
  const say = speaker(locale, "protocolForm");
  return FIGURES.map((figure) => ({
    id: `${of}.${figure}`,
    label: say(`figure.${figure}`),
    value: say("days", { count: gap[figure] }),
  }));
}

function visitLines(locale: Locale, { phases }: Protocol): ProtocolLine[] {
  const say = speaker(locale, "protocolForm");
  const and = new Intl.ListFormat(locale);
  return phases.map(({ name, minutes, needs }, index) => {
    const needed = (["client", "clinician", "room", "device"] as const).filter((who) => needs[who]);
    const listed =
      needed.length === 0 ? say("needsNothing") : and.format(needed.map((who) => say(`needsInText.${who}`)));
    return {
      id: `phases.${index}`,
      label: say("phaseLine", { number: index + 1 }),
      value: say("phaseValue", { name: say(`phase.${name}`), minutes, needs: listed }),
    };
  });
}

function depthLines(locale: Locale, { depthMm, offLabelOverMm }: Protocol): ProtocolLine[] {
  const say = speaker(locale, "protocolForm");
  return [
    { id: "depthMm", label: say("depth"), value: depthText(locale, depthMm) },
    { id: "offLabelOverMm", label: say("offLabelLine"), value: say("mm", { depth: offLabelOverMm }) },
  ];
}

function expectedLines(locale: Locale, { expected }: Protocol): ProtocolLine[] {
  const say = speaker(locale, "protocolForm");
  return [
    ...(["firstChange", "collagen", "fade"] as const).map((what) => ({
      id: `expected.${what}`,
      label: say(what),
      value: say("range", { from: expected[what].fromDays, to: expected[what].toDays }),
    })),
    { id: "expected.source", label: say("expectedSource"), value: say("sourceValue", expected.source) },
  ];
}

function factorLines(locale: Locale, { factors }: Protocol): ProtocolLine[] {
  const say = speaker(locale, "protocolForm");
  return [
    { id: "factors.matureFromAge", label: say("matureLine"), value: say("years", { count: factors.matureFromAge }) },
    { id: "factors.deepFromMm", label: say("deepLine"), value: say("mm", { depth: factors.deepFromMm }) },
    ...factors.effects.map((effect) => ({
      id: `factors.${effect.factor}`,
      label: say(`factor.${effect.factor}`),
      value: effectText(locale, effect),
    })),
  ];
}

function effectText(locale: Locale, effect: FactorEffect): string {
  const say = speaker(locale, "protocolForm");
  if (!("days" in effect)) return say("effectKeep");
  const { days } = effect;
  return say("effectDays", { count: Math.abs(days), side: days < 0 ? "sooner" : days > 0 ? "later" : "none" });
}

function evidenceLines(locale: Locale, { confidence, sources, notes }: Protocol): ProtocolLine[] {
  const say = speaker(locale, "protocolForm");
  return [
    {
      id: "confidence.course",
      label: say("confidenceCourse"),
      value: say(`confidence.${confidence.course}`),
    },
    {
      id: "confidence.touchUp",
      label: say("confidenceTouchUp"),
      value: say(`confidence.${confidence.touchUp}`),
    },
    ...sources.map((source, index) => ({
      id: `sources.${index}`,
      label: say("sourceLine", { number: index + 1 }),
      value: say("sourceValue", source),
    })),
    ...notes.map((note, index) => ({
      id: `notes.${index}`,
      label: say("noteLine", { number: index + 1 }),
      value: noteText(locale, note),
    })),
  ];
}

function curveLines(locale: Locale, { curve }: Protocol): ProtocolLine[] {
  const say = speaker(locale, "protocolForm");
  return [
    ...(["expected", "low", "high"] as const).flatMap((line) =>
      (["riseDays", "holdDays", "fadeDays", "gain"] as const).map((figure) => ({
        id: `curve.${line}.${figure}`,
        label: say("curveName", { line: say(`curveOf.${line}`), figure: say(`curveFigure.${figure}`) }),
        value: String(curve[line][figure]),
      })),
    ),
    { id: "curve.gainOf.session", label: say("gainSession"), value: String(curve.gainOf.session) },
    { id: "curve.gainOf.touch_up", label: say("gainTouchUp"), value: String(curve.gainOf.touch_up) },
    { id: "curve.softening", label: say("softening"), value: String(curve.softening) },
    { id: "curve.fullHeight", label: say("fullHeight"), value: String(curve.fullHeight) },
    { id: "curve.source", label: say("curveSource"), value: curve.source },
  ];
}
