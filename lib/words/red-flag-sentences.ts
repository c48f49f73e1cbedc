// How is it said what to call about the same day, and what can't wait?
import { sayDays } from "@/lib/words/dates";
import { type catalogueOf, type Locale, speaker } from "@/lib/words/say";

type Flag = Exclude<keyof ReturnType<typeof catalogueOf>["redFlag"], "sameDay" | "urgentCare" | "hours">;
type RedFlag = { key: Flag; urgency: "same-day" | "urgent-care" };

const LONG_HOURS = 72;

/** One sentence for all that is to be told the clinic on the same day, one for each that can't wait for it. */
export function redFlagSentences(locale: Locale, flags: readonly RedFlag[], rednessHours: number): string[] {
  const say = speaker(locale, "redFlag");
  const phrase = ({ key }: RedFlag) => say(key, { period: periodText(locale, rednessHours) });
  const sameDay = flags.filter(({ urgency }) => urgency === "same-day").map(phrase);
  const urgent = flags.filter(({ urgency }) => urgency === "urgent-care").map(phrase);
  return [
    ...(sameDay.length > 0
      ? [say("sameDay", { flags: new Intl.ListFormat(locale, { type: "disjunction" }).format(sameDay) })]
      : []),
    ...urgent.map((flag) => say("urgentCare", { flag })),
  ];
}

/** "72 hours", and "7 days" where it is longer than three. */
function periodText(locale: Locale, hours: number): string {
  return hours > LONG_HOURS && hours % 24 === 0
    ? sayDays(locale, hours / 24)
    : speaker(locale, "redFlag")("hours", { hours });
}
