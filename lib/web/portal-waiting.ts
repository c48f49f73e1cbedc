// What does a client see of the earlier times that they wait for, and of those that they are offered?
import type { OfferRecord, WaitlistRecord } from "@/lib/db/queries/waitlist";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import type { PortalFacts } from "@/lib/web/portal-facts";
import { whenOf } from "@/lib/web/portal-next";
import { offerView, type WishChoices, waitlistWords, wishChoices, wishesText } from "@/lib/web/waitlist-words";
import { type Locale, speaker } from "@/lib/words/say";

type WaitForm = {
  planId: string;
  visits: { id: string; label: string }[];
  entry: { id: string; wishes: WaitlistRecord["wishes"] } | null;
};

export type PortalWaiting = {
  offers: {
    id: string;
    title: string;
    sentence: string;
    until: string;
    takeLabel: string;
    declineLabel: string;
  }[];
  /** The next visit of each course that can wait, by its appointment. */
  waits: { appointmentId: string; summary: string; wishes: string | null; form: WaitForm }[];
  choices: WishChoices;
  words: ReturnType<typeof waitlistWords>;
};

export function portalWaiting(locale: Locale, facts: PortalFacts): PortalWaiting {
  const { plans, names, waiting, now } = facts;
  const say = speaker(locale, "portalWait");
  const running = plans.filter(({ status }) => status === "active");
  const words = waitlistWords(locale);
  return {
    offers: waiting.flatMap((entry) =>
      entry.offers.filter(({ answer }) => answer === null).map((offer) => offerOf(locale, facts, entry, offer)),
    ),
    waits: running.flatMap((plan): PortalWaiting["waits"] => {
      const next = plan.visits.find(
        ({ appointment }) => appointment !== null && isStillToCome(appointment.status) && appointment.slot.start > now,
      );
      if (!next?.appointment) return [];
      const entry = waiting.find(({ visitId }) => visitId === next.id);
      const { title, inText } = visitTitle(locale, next);
      const several = running.length > 1;
      const visit = speaker(locale, "portal")("visitOf", {
        visit: inText,
        course: planTitle(locale, plan.protocol, plan.area),
      });
      return [
        {
          appointmentId: next.appointment.id,
          summary: entry
            ? several
              ? say("askedOf", { visit })
              : say("asked")
            : several
              ? say("askOf", { visit })
              : say("ask"),
          wishes: entry ? say("wishes", { wishes: wishesText(locale, entry.wishes, names.clinicians) }) : null,
          form: {
            planId: plan.id,
            visits: [{ id: next.id, label: title }],
            entry: entry ? { id: entry.id, wishes: entry.wishes } : null,
          },
        },
      ];
    }),
    choices: wishChoices(
      locale,
      names.clinicians.filter(({ inUse }) => inUse),
    ),
    words: { ...words, join: say("join"), save: say("save"), leave: say("leave") },
  };
}

function offerOf(locale: Locale, facts: PortalFacts, entry: WaitlistRecord, offer: OfferRecord) {
  const say = speaker(locale, "portalWait");
  const { plans, names, now } = facts;
  const appointment = plans.flatMap(({ visits }) => visits).find(({ id }) => id === entry.visitId)?.appointment;
  const location = names.locations.find(({ id }) => id === offer.locationId);
  const values = {
    when: whenOf(locale, facts, offer.startsAt, location),
    clinician: names.clinicians.find(({ id }) => id === offer.clinicianId)?.name ?? "",
    location: location?.name ?? "",
  };
  const until = whenOf(locale, facts, offer.expiresAt, location);
  const { takeLabel, declineLabel } = offerView(locale, offer, names, now);
  return {
    ...{ id: offer.id, title: say("offerTitle"), takeLabel, declineLabel },
    sentence: appointment
      ? say("offer", { ...values, was: whenOf(locale, facts, appointment.slot.start, location) })
      : say("offerDue", values),
    until: say(appointment ? "until" : "untilDue", { until }),
  };
}
