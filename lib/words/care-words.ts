// How is one step of care said to a client?
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

type KnownStep = keyof ReturnType<typeof catalogueOf>["care"];

/** A step as the care timeline gives it: the clinic's own words win over the catalogue's. */
type SpokenStep = { key: string; words?: { title: string; detail: string } | null };

/** Steps whose hour the clinic chose where others differ: a client is told so. */
const CHOSEN_BY_CLINIC: readonly string[] = ["sunscreen-after", "no-sunscreen-yet"];

/**
 * The title and the detail of a step; null for one without words of its own that the catalogue doesn't know.
 *
 * @param about `until`: the day, or the hour, at which it ends, in words; "" where it does not. In a clinic's own words
 * "{until}" stands for it
 */
export function careWords(
  locale: Locale,
  { key, words }: SpokenStep,
  { until, sunscreenStartHours }: { until: string; sunscreenStartHours: number },
): { title: string; detail: string } | null {
  if (words) return { title: words.title, detail: words.detail.replaceAll("{until}", until) };
  if (!isKnown(locale, key)) return null;
  const say = speaker(locale, "care");
  const detail = say(`${key}.detail`, { until });
  const chosen = CHOSEN_BY_CLINIC.includes(key)
    ? ` ${speaker(locale, "careNote")("sunscreenChosen", { hours: sunscreenStartHours })}`
    : "";
  return { title: say(`${key}.title`), detail: `${detail}${chosen}` };
}

function isKnown(locale: Locale, key: string): key is KnownStep {
  return Object.hasOwn(catalogueOf(locale).care, key);
}
