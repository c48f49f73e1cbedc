// What does a message say of the care around its visit?
import type { Tx } from "@/lib/db/clinic-pool";
import { loadPlansOfClient } from "@/lib/db/queries/plans";
import { type CareMessage, careInMessage, namesCare } from "@/lib/rules/care-messages";
import { caredVisitsOf } from "@/lib/rules/care-today";
import { RED_FLAGS, rednessHours } from "@/lib/rules/red-flags";
import { fromDate } from "@/lib/time";
import { careWords } from "@/lib/words/care-words";
import { redFlagSentences } from "@/lib/words/red-flag-sentences";
import { type Locale, localeOf } from "@/lib/words/say";

/** The one message that says all that there is to call about. */
const ASKS_HOW_THE_SKIN_IS = "comfort-check";

/** `steps`: the titles, in the clinic's own words where it has some. `flags`: when to call, in the message that asks how the skin is. */
export type CareInWords = { steps: string[]; flags: string };

/** @param message its visits with the clinic's choice of sunscreen */
export function careInWords(locale: Locale, message: CareMessage, sunscreenStartHours: number): CareInWords {
  const steps = careInMessage(message).flatMap((line) => {
    const words = careWords(locale, line, { until: "", sunscreenStartHours });
    return words ? [words.title] : [];
  });
  if (message.rule !== ASKS_HOW_THE_SKIN_IS) return { steps, flags: "" };
  const own = message.visits.filter(({ visitId }) => visitId === message.visit.visitId);
  const hours = rednessHours(own.map(({ careTimeline }) => careTimeline));
  return { steps, flags: redFlagSentences(locale, RED_FLAGS, hours).join(" ") };
}

type Told = {
  rule: string;
  occurrence: number;
  visitId: string | null;
  clientId: string;
  client: { locale: string; timeZone: string };
  clinic: { sunscreenStartHours: number };
  appointment: { startsAt: Date; createdAt: Date; timeZone: string } | null;
};

/** Null for a message that is not about care, or about no visit of a plan; seven queries otherwise. */
export async function loadCare(tx: Tx, clinicId: string, told: Told): Promise<CareInWords | null> {
  const { rule, occurrence, visitId, clientId, client, clinic, appointment } = told;
  if (!namesCare(rule) || visitId === null || appointment === null) return null;
  const plans = await loadPlansOfClient(tx, clinicId, clientId);
  return careInWords(
    localeOf(client.locale),
    {
      rule,
      occurrence,
      visit: { visitId, startsAt: fromDate(appointment.startsAt), bookedAt: fromDate(appointment.createdAt) },
      visits: caredVisitsOf(plans, clinic.sunscreenStartHours),
      timeZone: appointment.timeZone,
      clientTimeZone: client.timeZone,
    },
    clinic.sunscreenStartHours,
  );
}
