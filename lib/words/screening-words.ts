// What are a question of the screening and its answers called?
import { catalogueOf, type Locale } from "@/lib/words/say";

/** "Laser or IPL"; a question that the clinic worded itself has its words. */
export function questionName(locale: Locale, { key, words }: { key: string; words?: string }): string {
  const known: Readonly<Record<string, string>> = catalogueOf(locale).screening.question;
  return words ?? (Object.hasOwn(known, key) ? known[key] : undefined) ?? key;
}

export function choiceName(locale: Locale, choice: string): string {
  const known: Readonly<Record<string, string>> = catalogueOf(locale).screening.choice;
  return (Object.hasOwn(known, choice) ? known[choice] : undefined) ?? choice;
}

/** "Isotretinoin (acne tablets): stopped"; a plain yes is not said. */
export function findingName(
  locale: Locale,
  question: { key: string; words?: string } | undefined,
  finding: { question: string; choice: string | null },
): string {
  const name = questionName(locale, question ?? { key: finding.question });
  if (finding.choice === null || finding.choice === "yes") return name;
  return `${name}: ${choiceName(locale, finding.choice).toLowerCase()}`;
}
