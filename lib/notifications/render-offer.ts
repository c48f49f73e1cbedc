// Which words tell of a place that fell free?
import { dateOf, fromDate } from "@/lib/time";
import { sayDayAndTime } from "@/lib/words/dates";
import { localeOf, speaker } from "@/lib/words/say";

type Addressee = {
  givenName: string;
  locale: string;
  /** Whether they have a sign-in of their own, and can take it by themself. */
  canSignIn: boolean;
  clinic: { name: string; phone: string };
};
type OfferedPlace = { startsAt: Date; timeZone: string; location: string; expiresAt: Date };

/** When the place begins, where it is, and until when it is kept, by the clock there. No treatment is named. */
export function renderOffer(to: Addressee, place: OfferedPlace, now: Date): { subject: string; body: string } {
  const locale = localeOf(to.locale);
  const say = speaker(locale, "message");
  const at = (moment: Date) =>
    sayDayAndTime(locale, fromDate(moment), place.timeZone, dateOf(fromDate(now), place.timeZone));
  const { name: clinic, phone } = to.clinic;
  const values = { name: to.givenName, clinic, phone, location: place.location };
  const body = to.canSignIn ? "waitlist-offer.body" : "waitlist-offer.bodyByPhone";
  return {
    subject: say("waitlist-offer.subject", values),
    body: say(body, { ...values, at: at(place.startsAt), until: at(place.expiresAt) }),
  };
}
