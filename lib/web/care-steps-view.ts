// How does a care timeline read to staff: when, what, for whom, by what source?
import { type CareKind, type CareMoment, type CareStep, withSunscreenFrom } from "@/lib/rules/care-timeline";
import { careWords } from "@/lib/words/care-words";
import { type Locale, speaker } from "@/lib/words/say";

export type CareStepView = {
  key: string;
  kind: CareKind;
  /** "14 days before to the visit" */
  when: string;
  title: string;
  detail: string;
  /** Source, range, whom it is for and where it is said. */
  facts: string[];
};

export type CareGroupView = { key: "before" | "after" | "forGood"; title: string; steps: CareStepView[] };

/** The steps in the timeline's order; those without words, and groups without steps, are left out. */
export function careStepsView(
  locale: Locale,
  timeline: readonly CareStep[],
  sunscreenStartHours: number,
): CareGroupView[] {
  const steps = withSunscreenFrom(timeline, sunscreenStartHours);
  const say = speaker(locale, "careSettings");
  const groupOf = ({ when, until }: CareStep) => (until === null ? "forGood" : when);
  return (["before", "after", "forGood"] as const).flatMap((key) => {
    const group = steps
      .filter((one) => groupOf(one) === key)
      .flatMap((one) => stepView(locale, one, sunscreenStartHours));
    return group.length > 0 ? [{ key, title: say(key), steps: group }] : [];
  });
}

function stepView(locale: Locale, step: CareStep, sunscreenStartHours: number): CareStepView[] {
  const { key, kind, source, range, audience, channel, until } = step;
  const say = speaker(locale, "careSettings");
  const end = until === null ? "" : momentText(locale, until);
  // A visit's own day and hour stand there for a client.
  const endForClients = until?.value === 0 ? say("itsTime") : end;
  const words = careWords(locale, step, { until: endForClients, sunscreenStartHours });
  if (words === null) return [];
  const from = momentText(locale, step.from);
  return [
    {
      key,
      kind,
      when: until === null ? say("spanOpen", { from }) : say("span", { from, until: end }),
      ...words,
      facts: [
        say("source", { source }),
        ...(range === undefined ? [] : [say("range", { range })]),
        audience === "staff" ? say("staff") : say(channel ?? "message"),
      ],
    },
  ];
}

/** "14 days before", "24 hours after", "the visit". */
function momentText(locale: Locale, { unit, value }: CareMoment): string {
  const say = speaker(locale, "careSettings");
  if (value === 0) return say(unit === "hours" ? "moment.visit" : "moment.day");
  return say(`moment.${unit}${value < 0 ? "Before" : "After"}`, { count: Math.abs(value) });
}
