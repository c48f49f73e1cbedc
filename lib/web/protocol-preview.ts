// What would a course by this protocol be like, from today on, in words and as a ribbon?
import { type ExampleVisit, exampleCourse } from "@/lib/rules/example-course";
import { type Occupancy, occupancyOf } from "@/lib/rules/occupancy";
import type { Protocol } from "@/lib/rules/protocol";
import { type Factor, type FactorEffect, touchUpTarget } from "@/lib/rules/touch-up-factors";
import type { ProtocolPreview } from "@/lib/schemas/protocol-preview";
import { daysBetween, type PlainDate } from "@/lib/time";
import { visitTitle } from "@/lib/web/plan-titles";
import { ribbonWords } from "@/lib/web/plan-view";
import { visitSentence } from "@/lib/web/visit-sentence";
import { sayDay, sayDays, sayMinutes } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** @param today the first day of the example, where the clinic is */
export function protocolPreview(locale: Locale, protocol: Protocol, today: PlainDate): ProtocolPreview {
  const say = speaker(locale, "protocolEditor");
  const course = exampleCourse(protocol, today);
  const visits = course.map((visit, index) => exampleRow(locale, visit, course[index - 1], today));
  const lastSession = course.findLast(({ phase }) => phase === "session");
  return {
    summary: say("summary", {
      sessions: protocol.sessions.usual,
      days: lastSession ? daysBetween(today, lastSession.on) : 0,
    }),
    visits,
    facts: [...visitFacts(locale, protocol), touchUpFact(locale, protocol), careFact(locale, protocol)],
    remarks: remarks(locale, protocol),
    ribbon: {
      today,
      curve: protocol.curve,
      visits: course.map(({ phase, number, on, window }) => ({
        ...{ id: `${phase}-${number}`, phase, number, window, on },
        state: "booked",
      })),
      labels: Object.fromEntries(
        course.map((visit, index) => [visits[index]?.id ?? "", exampleLabel(locale, visit, course[index - 1], today)]),
      ),
      words: ribbonWords(locale, say("exampleName"), protocol.name, protocol.curve),
    },
  };
}

function exampleRow(
  locale: Locale,
  { phase, number, on, window, gap }: ExampleVisit,
  before: ExampleVisit | undefined,
  today: PlainDate,
): ProtocolPreview["visits"][number] {
  const say = speaker(locale, "protocolEditor");
  const { title } = visitTitle(locale, { phase, number });
  const day = (one: PlainDate) => sayDay(locale, one, today);
  return {
    id: `${phase}-${number}`,
    title,
    text:
      window && before
        ? say("visit", {
            days: sayDays(locale, gap.earliestDays, gap.latestDays),
            after: visitTitle(locale, before).inText,
            on: day(on),
            from: day(window.earliestOn),
            until: day(window.latestOn),
          })
        : say("firstVisit", { on: day(on) }),
  };
}

function exampleLabel(
  locale: Locale,
  { phase, number, on, gap }: ExampleVisit,
  before: ExampleVisit | undefined,
  today: PlainDate,
) {
  const say = speaker(locale, "plan");
  const { title, short } = visitTitle(locale, { phase, number });
  const dayText = sayDay(locale, on, today);
  const days = gap.targetDays;
  const words = {
    ...{ title, state: "to-book" as const, dayText, timeText: null, who: null, where: null },
    ...{ gradeText: null, overrideReason: null, aboutOn: null, latestOn: null },
    gapText: before ? say("gapAfter", { days, visit: visitTitle(locale, before).inText }) : null,
  };
  return {
    ...{ title, short, day: dayText },
    ...(before && { gap: say("gapAfterShort", { days, mark: visitTitle(locale, before).mark }) }),
    sentence: visitSentence(locale, words, today),
  };
}

/** The minutes that a visit takes of each: who is needed in between is not given away. */
function visitFacts(locale: Locale, protocol: Protocol): ProtocolPreview["facts"] {
  const say = speaker(locale, "protocolForm");
  const occupancy: Occupancy = occupancyOf(protocol.phases);
  return (["client", "clinician", "room", "device"] as const).map((who) => {
    const part = occupancy[who];
    return {
      name: say(`needs.${who}`),
      value: part ? sayMinutes(locale, part.to - part.from) : speaker(locale, "protocolEditor")("notNeeded"),
    };
  });
}

/** Its target, and how far the factors can move it either way. */
function touchUpFact(locale: Locale, protocol: Protocol): ProtocolPreview["facts"][number] {
  const say = speaker(locale, "protocolEditor");
  const moving = (isSo: (days: number) => boolean): Factor[] =>
    protocol.factors.effects.flatMap((effect: FactorEffect) =>
      "days" in effect && isSo(effect.days) ? [effect.factor] : [],
    );
  const soonest = touchUpTarget(
    protocol,
    moving((days) => days < 0),
  ).days;
  const latest = touchUpTarget(
    protocol,
    moving((days) => days > 0),
  ).days;
  const target = sayDays(locale, protocol.touchUp.targetDays);
  return {
    name: say("touchUp"),
    value: soonest === latest ? target : say("touchUpFactors", { target, range: sayDays(locale, soonest, latest) }),
  };
}

function careFact(locale: Locale, { careTimeline }: Protocol): ProtocolPreview["facts"][number] {
  const say = speaker(locale, "protocolEditor");
  const before = careTimeline.filter(({ when }) => when === "before").length;
  return { name: say("care"), value: say("careCount", { before, after: careTimeline.length - before }) };
}

function remarks(locale: Locale, { depthMm, offLabelOverMm }: Protocol): string[] {
  const isOffLabel = depthMm !== null && depthMm.to > offLabelOverMm;
  return isOffLabel ? [speaker(locale, "protocolForm")("isOffLabel", { limit: offLabelOverMm })] : [];
}
