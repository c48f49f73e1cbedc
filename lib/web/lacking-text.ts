// How is it said what a visit lacks that has no place?
import type { Lacking } from "@/lib/scheduling/types";
import { type Locale, speaker } from "@/lib/words/say";

export function lackingText(locale: Locale, lacking: Lacking): string {
  return speaker(locale, "lacking")(lacking);
}
