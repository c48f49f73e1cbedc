// How is one step of a care timeline said to who edits it: what, when, where, and on whose word?
import type { CareMoment, CareStep } from "@/lib/rules/care-timeline";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

type KnownStep = keyof ReturnType<typeof catalogueOf>["care"];
export type StepWords = { title: string; detail: string };

/** The words of our own steps, by key, as a step has them while the clinic gives it none; "{until}" stands for the day on which it ends. */
export function catalogueWords(locale: Locale): Readonly<Record<string, StepWords>> {
  const say = speaker(locale, "care");
  const keys = Object.keys(catalogueOf(locale).care) as KnownStep[];
  return Object.fromEntries(
    keys.map((key) => [key, { title: say(`${key}.title`), detail: say(`${key}.detail`, { until: "{until}" }) }]),
  );
}

/** Each step's title, and all else about it in one text: two versions of a step differ where one of the two does. */
export function careLines(locale: Locale, steps: readonly CareStep[]): { id: string; label: string; value: string }[] {
  const say = speaker(locale, "protocolForm");
  const ours = catalogueWords(locale);
  const moment = ({ unit, value }: CareMoment) =>
    say(`moment.${unit}`, { side: value < 0 ? "before" : value > 0 ? "after" : "at", count: Math.abs(value) });
  return steps.map((step) => {
    const { from, until, words, range } = step;
    const details = [
      say("careTopic", { topic: step.topic }),
      ...(words ? [say("careOwnWords", { detail: words.detail })] : []),
      say(`audience.${step.audience ?? "client"}`),
      say(`channel.${step.channel ?? "message"}`),
      say("careSource", { source: step.source }),
      ...(range === undefined ? [] : [say("careRange", { range })]),
    ];
    const span =
      until === null
        ? say("spanLasting", { from: moment(from) })
        : say("span", { from: moment(from), until: moment(until) });
    return {
      id: `care.${step.key}`,
      label: words?.title ?? ours[step.key]?.title ?? step.key,
      value: say("careValue", { kind: say(`kind.${step.kind}`), span, details: details.join("; ") }),
    };
  });
}
