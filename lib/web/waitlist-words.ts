// How is it said what somebody waits for, what they are offered, and what can be wished?
import type { OfferRecord } from "@/lib/db/queries/waitlist";
import type { Wishes } from "@/lib/rules/waitlist";
import { dateOf, type Minute } from "@/lib/time";
import { sayDayAndTime, sayTime, sayWeekdays } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

type Named = { id: string; name: string };

/** The hours in which an earlier visit can be wished for; both ends together mean any time. */
const DAY = { from: 7 * 60, until: 21 * 60 };
const STEP = 60;

/** "Tue or Thu, 9:00–12:00, with Dr Okafor"; "Any day and time". */
export function wishesText(locale: Locale, wishes: Wishes, clinicians: readonly Named[]): string {
  const say = speaker(locale, "waitlist");
  const { weekdays = [], from, until, clinicianId } = wishes;
  const days = sayWeekdays(locale).filter(({ value }) => weekdays.includes(value));
  const clinician = clinicians.find(({ id }) => id === clinicianId)?.name;
  const parts = [
    days.length > 0 ? days.map(({ short }) => short).join(", ") : null,
    from === undefined && until === undefined
      ? null
      : say("hours", { from: sayTime(from ?? DAY.from), until: sayTime(until ?? DAY.until) }),
    clinician === undefined ? null : say("with", { clinician }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? say("anyTime") : parts.join(", ");
}

export type OfferView = { id: string; sentence: string; until: string; takeLabel: string; declineLabel: string };

/** An open offer, by the clock of its location. */
export function offerView(
  locale: Locale,
  offer: OfferRecord,
  names: { clinicians: readonly Named[]; locations: readonly Named[] },
  now: Minute,
): OfferView {
  const say = speaker(locale, "waitlist");
  const at = (moment: Minute) => sayDayAndTime(locale, moment, offer.timeZone, dateOf(now, offer.timeZone));
  const nameOf = (list: readonly Named[], id: string) => list.find((one) => one.id === id)?.name ?? "";
  const when = at(offer.startsAt);
  const clinician = nameOf(names.clinicians, offer.clinicianId);
  const location = nameOf(names.locations, offer.locationId);
  return {
    id: offer.id,
    sentence: say("offered", { when, clinician, location }),
    until: say("keptUntil", { until: at(offer.expiresAt) }),
    takeLabel: say("takeOf", { when }),
    declineLabel: say("declineOf", { when }),
  };
}

/** What a form of wishes offers, and what it shows first. */
export type WishChoices = {
  weekdays: { value: 1 | 2 | 3 | 4 | 5 | 6 | 7; short: string; long: string }[];
  times: { minute: number; label: string }[];
  any: { from: number; until: number };
  clinicians: { value: string; label: string }[];
};

export function wishChoices(locale: Locale, clinicians: readonly Named[]): WishChoices {
  const count = (DAY.until - DAY.from) / STEP + 1;
  return {
    weekdays: sayWeekdays(locale),
    times: Array.from({ length: count }, (_, index) => {
      const minute = DAY.from + index * STEP;
      return { minute, label: sayTime(minute) };
    }),
    any: DAY,
    clinicians: [
      { value: "", label: speaker(locale, "waitlist")("anyClinician") },
      ...clinicians.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
}

/** The words of the form and of the answers to an offer. */
export function waitlistWords(locale: Locale) {
  const say = speaker(locale, "waitlist");
  return {
    days: say("days"),
    between: say("between"),
    from: say("from"),
    until: say("until"),
    to: say("to"),
    clinician: say("clinician"),
    visit: say("visit"),
    join: say("join"),
    joining: say("joining"),
    save: say("save"),
    saving: say("saving"),
    leave: say("leave"),
    leaving: say("leaving"),
    take: say("take"),
    taking: say("taking"),
    decline: say("decline"),
    declining: say("declining"),
    failed: say("failed"),
    failedReference: say("failedReference", { reference: "{reference}" }),
  };
}
