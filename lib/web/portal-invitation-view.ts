// Does a client have a sign-in, and what can staff do about it?
import type { PortalAccess } from "@/lib/db/queries/portal-access";
import { type ConsentWord, mayWrite } from "@/lib/rules/consent";
import { dateOf, fromDate } from "@/lib/time";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

export type PortalInvitationView = {
  clientId: string;
  title: string;
  /** How it stands, in a sentence. */
  sentence: string;
  /** What the button says; null when nothing can be sent. */
  button: string | null;
  words: {
    busy: string;
    sent: string;
    handOver: string;
    link: string;
    copy: string;
    copied: string;
    failed: string;
    failedReference: string;
  };
};

/** @param said all words of the client on being written to, the oldest first */
export function portalInvitationView(
  locale: Locale,
  clientId: string,
  { email, joinedAt, invitedAt }: PortalAccess,
  said: readonly ConsentWord[],
  { now, timeZone }: { now: Date; timeZone: string },
): PortalInvitationView {
  const say = speaker(locale, "invitation");
  const dayOf = (at: Date) => sayDay(locale, dateOf(fromDate(at), timeZone), dateOf(fromDate(now), timeZone));
  const state = () => {
    if (joinedAt !== null) return { sentence: say("joined", { day: dayOf(joinedAt) }), button: null };
    if (email === null) return { sentence: say("noEmail"), button: null };
    if (!mayWrite(said, "email", "service")) return { sentence: say("noMessages"), button: null };
    if (invitedAt !== null) return { sentence: say("invited", { day: dayOf(invitedAt) }), button: say("again") };
    return { sentence: say("none"), button: say("invite") };
  };
  return {
    clientId,
    title: say("title"),
    ...state(),
    words: {
      busy: say("busy"),
      sent: say("sent", { email: email ?? "" }),
      handOver: say("handOver"),
      link: say("link"),
      copy: say("copy"),
      copied: say("copied"),
      failed: say("failed"),
      failedReference: say("failedReference", { reference: "{reference}" }),
    },
  };
}
