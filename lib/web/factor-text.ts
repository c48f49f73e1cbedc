// How does a finding about a client read, and what it does to a touch-up's target?
import type { Factor, FactorTable } from "@/lib/rules/touch-up-factors";
import { type Locale, speaker } from "@/lib/words/say";

/** "Mature skin (50 and over)" */
export function factorName(locale: Locale, factor: Factor, table: FactorTable): string {
  return speaker(locale, "maintenance")(`factor.${factor}`, { age: table.matureFromAge });
}

/** "−30 days", "not sooner than the target". */
export function effectText(locale: Locale, factor: Factor, { effects: all }: Pick<FactorTable, "effects">): string {
  const say = speaker(locale, "maintenance");
  const effects = all.filter((effect) => effect.factor === factor);
  if (effects.length === 0) return say("noEffect");
  return effects
    .map((effect) =>
      "days" in effect
        ? say("effectDays", { sign: effect.days < 0 ? "−" : "+", days: Math.abs(effect.days) })
        : say("notSooner"),
    )
    .join(", ");
}
