// What does a client call about the same day, and what can't wait for the clinic?
import { type CareStep, STANDARD_CARE } from "./care-timeline";

/** The words stand under `redFlag.<key>` in the catalogue. */
export const RED_FLAGS = [
  { key: "growing", urgency: "same-day" },
  { key: "discharge", urgency: "same-day" },
  { key: "warmth", urgency: "same-day" },
  { key: "blisters", urgency: "same-day" },
  { key: "dark-patches", urgency: "same-day" },
  { key: "long-redness", urgency: "same-day" },
  { key: "fever", urgency: "urgent-care" },
] as const satisfies readonly { key: string; urgency: "same-day" | "urgent-care" }[];

/**
 * After how many hours redness is no longer normal: the least that one of the timelines says, else the standard.
 *
 * Source: redness of 24 to 72 hours is expected, after deep needling up to 7 days; longer is a reason to call.
 */
export function rednessHours(timelines: readonly (readonly CareStep[])[]): number {
  const until = (all: readonly (readonly CareStep[])[]) =>
    all.flat().flatMap(({ topic, kind, until: end }) => {
      if (topic !== "redness" || kind !== "expect" || end === null) return [];
      return [end.unit === "hours" ? end.value : end.value * 24];
    });
  const own = until(timelines);
  return Math.min(...(own.length > 0 ? own : until([STANDARD_CARE])));
}
