// What is said of a client beside the name?
import type { ClientRecord } from "@/lib/db/queries/clients";
import { ageOn } from "@/lib/rules/age";
import type { PlainDate } from "@/lib/time";
import { initialsOf } from "@/lib/web/initials";
import { type Locale, speaker } from "@/lib/words/say";

export type ClientFacts = {
  id: string;
  name: string;
  initials: string;
  /** "34", "Skin type V": what is known. */
  facts: string[];
};

const ROMAN = ["I", "II", "III", "IV", "V", "VI"];

export function clientFacts(locale: Locale, client: ClientRecord, today: PlainDate): ClientFacts {
  const say = speaker(locale, "clients");
  const name = `${client.givenName} ${client.familyName}`;
  const skinType = client.skinType === null ? undefined : ROMAN[client.skinType - 1];
  return {
    id: client.id,
    name,
    initials: initialsOf(name),
    facts: [
      ...(client.bornOn ? [say("age", { years: ageOn(client.bornOn, today) })] : []),
      ...(skinType === undefined ? [] : [say("skinType", { type: skinType })]),
    ],
  };
}
