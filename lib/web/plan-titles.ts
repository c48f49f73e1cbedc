// What are plans and their visits called?
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import type { Protocol } from "@/lib/rules/protocol";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

/** "Rejuvenation, face". */
export function planTitle(locale: Locale, protocol: Pick<Protocol, "key" | "name">, area: string): string {
  return speaker(locale, "plan")("title", { protocol: protocolName(locale, protocol), area: areaName(locale, area) });
}

/** Ours have a short name in the catalogue, until the clinic gives them another; its own have the name that it gave. */
export function protocolName(locale: Locale, { key, name }: Pick<Protocol, "key" | "name">): string {
  const known: Readonly<Record<string, string>> = catalogueOf(locale).protocol;
  const isOurs = BUILT_IN_PROTOCOLS.some((one) => one.key === key && one.name === name);
  return isOurs ? (known[key] ?? name) : name;
}

export function areaName(locale: Locale, area: string): string {
  const known: Readonly<Record<string, string>> = catalogueOf(locale).area;
  return known[area] ?? area;
}

export type VisitTitle = {
  /** "Session 2" */
  title: string;
  /** "S2" */
  short: string;
  /** "session 2", inside a sentence. */
  inText: string;
  /** "2", and "T1" for a touch-up: the least that tells it apart. */
  mark: string;
};

export function visitTitle(
  locale: Locale,
  { phase, number }: { phase: "session" | "touch_up"; number: number },
): VisitTitle {
  const say = speaker(locale, "plan");
  const short = say(`${phase}Short`, { number });
  return {
    title: say(phase, { number }),
    short,
    inText: say(`${phase}InText`, { number }),
    mark: phase === "session" ? String(number) : short,
  };
}
