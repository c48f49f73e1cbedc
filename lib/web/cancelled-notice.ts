// What is said of a visit that was cancelled, and what can be done about it?
import type { CancelledVisit } from "@/lib/db/queries/days";
import type { PlaceNames } from "@/lib/db/queries/names";
import type { PlanRecord } from "@/lib/db/queries/plans";
import type { PlainDate } from "@/lib/time";
import { dueOffer } from "@/lib/web/due-offer";
import { visitTitle } from "@/lib/web/plan-titles";
import { planView } from "@/lib/web/plan-view";
import { sayDayAndTime } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

export type CancelledFacts = {
  visit: CancelledVisit;
  plan: PlanRecord | null;
  names: PlaceNames;
  today: PlainDate;
  /** The last day that may be booked. */
  horizonOn: PlainDate;
};

/** Where it is booked again by now, its sentence says so. `again` is null where nothing of its plan can be booked now, and for a consultation. */
export function cancelledNotice(locale: Locale, { visit, plan, names, today, horizonOn }: CancelledFacts) {
  const say = speaker(locale, "desk");
  const { client, timeZone } = visit;
  const view = plan && planView(locale, { plan, names, today, timeZone });
  const offer = view && dueOffer(locale, view, horizonOn);
  const again = view?.visits.find(({ id, dayText }) => id === visit.visit?.id && dayText !== null);
  const told = {
    visit: visit.visit ? visitTitle(locale, visit.visit).title : say("consultation"),
    client: client ? `${client.givenName} ${client.familyName}` : say("someone"),
    when: sayDayAndTime(locale, visit.start, timeZone, today),
  };
  return {
    sentence: again
      ? speaker(locale, "cascade")("cancelledRebooked", {
          ...told,
          again: [again.dayText, again.timeText].filter(Boolean).join(", "),
        })
      : say(client ? "cancelled" : "cancelledNobody", told),
    again: offer?.kind === "book" ? { href: offer.href, label: say("bookAgain") } : null,
    record: client && { href: `/clinic/clients/${client.id}`, label: say("record") },
  };
}
