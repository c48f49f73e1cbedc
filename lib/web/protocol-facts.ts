// What should a prescriber know of a protocol while making a plan?
import type { ProtocolRecord } from "@/lib/db/queries/protocols";
import { forClients } from "@/lib/rules/care-timeline";
import type { Protocol } from "@/lib/rules/protocol";
import type { TouchUpTarget } from "@/lib/rules/touch-up-factors";
import type { ProtocolFacts } from "@/lib/schemas/course-preview";
import { effectText, factorName } from "@/lib/web/factor-text";
import { protocolName } from "@/lib/web/plan-titles";
import { noteText } from "@/lib/web/protocol-lines";
import { type Locale, speaker } from "@/lib/words/say";

/**
 * @param target of the client's touch-ups, by what is known of them
 * @param sunscreenStartHours the clinic's own choice
 */
export function protocolFacts(
  locale: Locale,
  record: ProtocolRecord,
  { target, sunscreenStartHours }: { target: TouchUpTarget; sunscreenStartHours: number },
): ProtocolFacts {
  const { protocol, number } = record;
  const { sessions, gap } = protocol;
  const careTimeline = forClients(protocol.careTimeline);
  const say = speaker(locale, "builder");
  return {
    name: protocolName(locale, protocol),
    sessions: { min: sessions.min, max: sessions.max },
    facts: [
      { name: say("factSessions"), value: say("factSessionsValue", sessions) },
      {
        name: say("factGap"),
        value: say("factGapValue", { from: gap.earliestDays, to: gap.latestDays, target: gap.targetDays }),
      },
      { name: say("factFloor"), value: say("factFloorValue", { days: gap.blockedUnderDays }) },
      { name: say("factDepth"), value: depth(locale, record) },
      { name: say("factVersion"), value: String(number) },
      ...(protocol.notes.length > 0
        ? [{ name: say("factNotes"), value: protocol.notes.map((note) => noteText(locale, note)).join(" ") }]
        : []),
    ],
    sources: protocol.sources.map(({ title, ref }) => ({ title, ref })),
    touchUp: touchUpRows(locale, protocol, target),
    care: {
      title: say("care", { count: careTimeline.filter(({ until }) => until !== null).length }),
      note: say("careNote", { hours: sunscreenStartHours }),
      steps: careTimeline.map(({ from, when }) => ({
        day: from.unit === "days" ? from.value : from.value / 24,
        isBefore: when === "before",
      })),
    },
  };
}

/** The protocol's own target, what each known finding does to it, and what comes out inside the bounds. */
function touchUpRows(
  locale: Locale,
  { touchUp, factors, plannedTouchUps }: Protocol,
  { days, effects, boundedBy }: TouchUpTarget,
): ProtocolFacts["touchUp"] {
  const say = speaker(locale, "builder");
  const found = [...new Set(effects.map(({ factor }) => factor))];
  return [
    { name: say("touchUpUsual"), value: say("touchUpUsualValue", { days: touchUp.targetDays }) },
    ...found.map((factor) => ({
      name: factorName(locale, factor, factors),
      value: effectText(locale, factor, { effects: effects.filter((effect) => effect.factor === factor) }),
    })),
    {
      name: say("touchUpRange"),
      value: say("touchUpRangeValue", { from: touchUp.earliestDays, to: touchUp.latestDays }),
    },
    {
      name: say(found.length === 0 ? "touchUpNothingKnown" : "touchUpForClient"),
      value: say(boundedBy === null ? "touchUpUsualValue" : "touchUpBoundedValue", { days }),
    },
    { name: say("touchUpPlanned"), value: say("touchUpPlannedValue", { count: plannedTouchUps }) },
  ];
}

function depth(locale: Locale, { protocol: { depthMm } }: ProtocolRecord): string {
  const say = speaker(locale, "builder");
  if (depthMm === null) return say("factDepthAsBase");
  const { from, to } = depthMm;
  if (from === null) return say("factDepthTo", { to });
  return from === to ? say("factDepthTo", { to }) : say("factDepthRange", { from, to });
}
