// Which mistakes of a protocol can only be seen when several of its fields are read together?
import type { CareMoment, CareStep } from "@/lib/rules/care-timeline";
import type { Protocol } from "@/lib/rules/protocol";
import { catalogueOf } from "@/lib/words/say";

type Mistake = { path: (string | number)[]; message: string };

const MOST_KEY_LETTERS = 60;
const MOST_SOURCES = 40;
/** A visit lies inside one day of a clinic. */
const MOST_VISIT_MINUTES = 480;

/** Each with the field where it is to be corrected, and its code under `field` in the catalogue; empty when all is well. */
export function nonsenseIn(protocol: Protocol): Mistake[] {
  return [
    ...touchUpMistakes(protocol),
    ...protocol.phases.flatMap(({ needs }, index) =>
      Object.values(needs).some(Boolean) ? [] : [{ path: ["phases", index, "needs"], message: "phase-needs-nothing" }],
    ),
    ...lengthMistakes(protocol),
    ...protocol.careTimeline.flatMap((step, index) => careMistakes(step, index, protocol.careTimeline)),
    ...curveMistakes(protocol),
    ...(protocol.sources.length > MOST_SOURCES ? [{ path: ["sources"], message: "too-many" }] : []),
    ...protocol.factors.effects.flatMap(({ factor }, index, all) =>
      all.findIndex((one) => one.factor === factor) === index
        ? []
        : [{ path: ["factors", "effects", index], message: "factor-twice" }],
    ),
  ];
}

/** A touch-up counts from the last session, so it may not come sooner than one more session could. */
function touchUpMistakes({ gap, touchUp }: Protocol): Mistake[] {
  if (touchUp.earliestDays < gap.earliestDays) {
    return [{ path: ["touchUp", "earliestDays"], message: "touch-up-before-series" }];
  }
  if (touchUp.blockedUnderDays < gap.blockedUnderDays) {
    return [{ path: ["touchUp", "blockedUnderDays"], message: "touch-up-floor-under-sessions" }];
  }
  return [];
}

/** At the phase with which the visit gets too long. */
function lengthMistakes({ phases }: Protocol): Mistake[] {
  let sum = 0;
  const index = phases.findIndex(({ minutes }) => {
    sum += minutes;
    return sum > MOST_VISIT_MINUTES;
  });
  return index === -1 ? [] : [{ path: ["phases", index, "minutes"], message: "visit-too-long" }];
}

function careMistakes(step: CareStep, index: number, all: readonly CareStep[]): Mistake[] {
  const at = (...path: string[]) => ["careTimeline", index, ...path];
  const mistakes: Mistake[] = [];
  if (step.key.length > MOST_KEY_LETTERS) mistakes.push({ path: at("key"), message: "tooLong" });
  if (all.findIndex(({ key }) => key === step.key) !== index) {
    mistakes.push({ path: at("key"), message: "care-key-twice" });
  }
  if (step.words === undefined && !Object.hasOwn(catalogueOf("en").care, step.key)) {
    mistakes.push({ path: at("words", "title"), message: "required" });
  }
  if (step.when === "after" && step.from.value < 0) mistakes.push({ path: at("from"), message: "after-is-before" });
  if (step.when === "before") {
    if (step.from.value > 0) mistakes.push({ path: at("from"), message: "before-is-after" });
    if (step.until === null) mistakes.push({ path: at("until"), message: "before-has-no-end" });
    if (step.until !== null && step.until.value > 0) mistakes.push({ path: at("until"), message: "before-is-after" });
  }
  if (step.until !== null && !isSooner(step.from, step.until)) {
    mistakes.push({ path: at("until"), message: "until-before-from" });
  }
  return mistakes;
}

/** Whether one moment of a visit comes before another; days begin at midnight, and a visit is taken to start at noon. */
function isSooner(one: CareMoment, other: CareMoment): boolean {
  const hours = ({ unit, value }: CareMoment) => (unit === "hours" ? value : value * 24 - 12);
  return hours(one) < hours(other);
}

/** The range is one only where its lower line never rises over the upper one; growing slowly is what keeps a line low. */
function curveMistakes({ curve: { low, expected, high } }: Protocol): Mistake[] {
  return (["riseDays", "holdDays", "fadeDays", "gain"] as const).flatMap((field) => {
    const sign = field === "riseDays" ? -1 : 1;
    return [
      ...(sign * low[field] > sign * expected[field]
        ? [{ path: ["curve", "low", field], message: "range-crosses" }]
        : []),
      ...(sign * high[field] < sign * expected[field]
        ? [{ path: ["curve", "high", field], message: "range-crosses" }]
        : []),
    ];
  });
}
