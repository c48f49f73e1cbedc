// Which words does the editor of a protocol speak?
import { FACTORS } from "@/lib/rules/touch-up-factors";
import { PROTOCOL_SECTIONS } from "@/lib/web/protocol-lines";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

type Editor = ReturnType<typeof catalogueOf>["protocolEditor"];

const FIGURES = ["blockedUnderDays", "earliestDays", "targetDays", "latestDays", "restartAfterDays"] as const;

const FORM_KEYS = [
  ...(["name", "sessionsMin", "sessionsUsual", "sessionsMax", "plannedTouchUps", "plannedTouchUpsHint"] as const),
  ...(["phaseName", "phaseMinutes", "needsLegend", "hasDepth", "depthAsBase", "depthFrom", "depthUntil"] as const),
  ...(["depthFromHint", "offLabel", "confidenceCourse", "confidenceTouchUp", "sourceTitle", "sourceRef"] as const),
  ...(["expectedSource", "matureFromAge", "deepFromMm", "effectIsDays", "effectIsKeep", "effectHint"] as const),
  ...(["curveSource", "softening", "fullHeight"] as const),
];

/** Finished words; where one has a place for what only the browser knows, the place stays in it. */
export function protocolEditorWords(locale: Locale) {
  const say = speaker(locale, "protocolForm");
  const editor = speaker(locale, "protocolEditor");
  const places = {
    number: "{number}",
    count: "{count}",
    title: "{title}",
    reference: "{reference}",
    from: "{from}",
    until: "{until}",
  };
  return {
    section: spoken(PROTOCOL_SECTIONS, (id) => say(`section.${id}`)),
    figure: spoken(FIGURES, (id) => say(`figure.${id}`)),
    figureHint: spoken(FIGURES, (id) => say(`figureHint.${id}`)),
    phase: spoken(["numbing", "needling", "cleaning"], (id) => say(`phase.${id}`)),
    needs: spoken(["client", "clinician", "room", "device"], (id) => say(`needs.${id}`)),
    confidence: spoken(["H", "M", "L"], (id) => say(`confidence.${id}`)),
    expected: spoken(["firstChange", "collagen", "fade"], (id) => ({ name: say(id), hint: say(`${id}Hint`) })),
    factor: spoken(FACTORS, (id) => say(`factor.${id}`)),
    kind: spoken(["avoid", "do", "ask", "expect", "allow"], (id) => say(`kind.${id}`)),
    when: spoken(["before", "after"], (id) => say(`when.${id}`)),
    unit: spoken(["hours", "days"], (id) => say(`unit.${id}`)),
    audience: spoken(["client", "staff"], (id) => say(`audience.${id}`)),
    channel: spoken(["message", "portal"], (id) => say(`channel.${id}`)),
    curveOf: spoken(["expected", "low", "high"], (id) => say(`curveOf.${id}`)),
    curveFigure: spoken(["riseDays", "holdDays", "fadeDays", "gain"], (id) => say(`curveFigure.${id}`)),
    curveGain: { session: say("gainSession"), touch_up: say("gainTouchUp") },
    form: {
      ...spoken(FORM_KEYS, (key) => say(key)),
      ...spoken(["rangeFrom", "rangeTo"], (key) => say(key, { name: "{name}" })),
      ...spoken(["effectKind", "effectAmount"], (key) => say(key, { factor: "{factor}" })),
    },
    editor: spoken(editorKeys(locale), (key) => editor(key, places)),
  };
}

/** All of them but those that the preview speaks itself, which are made of figures. */
function editorKeys(locale: Locale): Exclude<keyof Editor, PreviewKey>[] {
  return (Object.keys(catalogueOf(locale).protocolEditor) as (keyof Editor)[]).filter(
    (key): key is Exclude<keyof Editor, PreviewKey> => !PREVIEW_KEYS.some((one) => one === key),
  );
}

const PREVIEW_KEYS = [
  "summary",
  "visit",
  "firstVisit",
  "exampleName",
  "notNeeded",
  "touchUp",
  "touchUpFactors",
  "care",
  "careCount",
] as const;
type PreviewKey = (typeof PREVIEW_KEYS)[number];

function spoken<Key extends string, Words>(keys: readonly Key[], say: (key: Key) => Words): Record<Key, Words> {
  return Object.fromEntries(keys.map((key) => [key, say(key)])) as Record<Key, Words>;
}
