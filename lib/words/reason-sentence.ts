// How is it said why a visit stands on its day?
import { isPlainDate, type PlainDate } from "@/lib/time";
import { sayDay, sayTime, sayWeekdays } from "@/lib/words/dates";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

type Rule = keyof ReturnType<typeof catalogueOf>["reason"];
type ShortRule = keyof ReturnType<typeof catalogueOf>["reasonShort"];

/** A reason as the scheduling engine gives it: days are PlainDates, minutes count from local midnight. */
export type SpokenReason = { rule: Rule; values: Readonly<Record<string, string | number>> };

/** Whom it is said to, the day from which the year is left out, and what the ids are called. */
export type ReasonListener = {
  audience: "staff" | "client";
  today: PlainDate;
  clinicianName: (id: string) => string;
};

/** One sentence. Every rule has one for staff and one for clients, who hear of their skin and not of the protocol. */
export function reasonSentence(locale: Locale, reason: SpokenReason, listener: ReasonListener): string {
  const values = spokenValues(locale, reason, listener);
  return listener.audience === "client"
    ? speaker(locale, "clientReason")(reason.rule, values)
    : speaker(locale, "reason")(reason.rule, values);
}

/** "the target day is full": what kept a visit off its target day, in a few words; null for any other reason. */
export function shortReason(locale: Locale, reason: SpokenReason, listener: ReasonListener): string | null {
  const { rule } = reason;
  return isShort(locale, rule) ? speaker(locale, "reasonShort")(rule, spokenValues(locale, reason, listener)) : null;
}

function isShort(locale: Locale, rule: Rule): rule is ShortRule {
  return rule in catalogueOf(locale).reasonShort;
}

function spokenValues(
  locale: Locale,
  { values }: SpokenReason,
  { today, clinicianName }: ReasonListener,
): Record<string, string | number> {
  const spoken: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    spoken[name] = typeof value === "string" && isPlainDate(value) ? sayDay(locale, value, today) : value;
  }
  spoken.phase ??= "session";
  const { afterPhase, afterNumber, laterPhase, laterNumber, clinicianId, weekday, from, until, daysOff } = values;
  if (afterPhase !== undefined && afterNumber !== undefined) {
    const visit = afterPhase === "touch_up" ? "touch_upInText" : "sessionInText";
    spoken.after = speaker(locale, "plan")(visit, { number: afterNumber });
  }
  if (laterPhase !== undefined && laterNumber !== undefined) {
    const visit = laterPhase === "touch_up" ? "touch_upInText" : "sessionInText";
    spoken.later = speaker(locale, "plan")(visit, { number: laterNumber });
  }
  if (typeof clinicianId === "string") spoken.clinician = clinicianName(clinicianId);
  if (weekday !== undefined) {
    spoken.weekday = sayWeekdays(locale).find(({ value }) => value === weekday)?.long ?? "";
  }
  if (typeof from === "number") spoken.from = sayTime(from);
  if (typeof until === "number") spoken.until = sayTime(until);
  if (typeof daysOff === "number") {
    spoken.days = Math.abs(daysOff);
    spoken.side = daysOff < 0 ? "earlier" : "later";
  }
  return spoken;
}
