// How does an expected "no" sound?
import type { RefusalCode, RefusalValues } from "@/lib/errors";
import { isPlainDate, type PlainDate } from "@/lib/time";
import { sayDay } from "@/lib/words/dates";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

type FieldCode = keyof ReturnType<typeof catalogueOf>["field"];

/**
 * The sentence of a refusal; a value that is a PlainDate is spoken as a day. `phase` ("session" or "touch_up") and `number`
 * name the visit that it is about; where it comes without (a constraint of the database has no values), the sentence does too.
 *
 * @param today the day from which the year is left out
 */
export function refusalSentence(locale: Locale, code: RefusalCode, values: RefusalValues, today: PlainDate): string {
  const spoken = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === "string" && isPlainDate(value) ? sayDay(locale, value, today) : value,
  ]);
  return speaker(locale, "refusal")(code, { phase: "none", ...Object.fromEntries(spoken) });
}

/** The sentence at each field that was refused; an unknown code says that the value can't be used. */
export function fieldSentences(locale: Locale, codes: Readonly<Record<string, string>>): Record<string, string> {
  const say = speaker(locale, "field");
  return Object.fromEntries(
    Object.entries(codes).map(([path, code]) => [path, say(isFieldCode(locale, code) ? code : "invalid")]),
  );
}

function isFieldCode(locale: Locale, code: string): code is FieldCode {
  return Object.hasOwn(catalogueOf(locale).field, code);
}
