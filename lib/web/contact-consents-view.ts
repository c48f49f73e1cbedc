// What may be written to a client, as they or the staff see it and change it?
import {
  CONTACT_CHANNELS,
  type ConsentWord,
  type ContactChannel,
  latestWord,
  MESSAGE_PURPOSES,
  type MessagePurpose,
} from "@/lib/rules/consent";
import { type Locale, speaker } from "@/lib/words/say";

export type ContactConsentsView = {
  clientId: string;
  title: string;
  /** One a purpose; none where the client has no address. */
  groups: {
    purpose: MessagePurpose;
    title: string;
    hint: string;
    choices: { channel: ContactChannel; label: string; isGiven: boolean; blocked: string | null }[];
  }[];
  /** Stands where there are no groups. */
  none: string;
  words: { saved: string; failed: string; failedReference: string };
};

/** @param who reads it: the sentences speak to them */
export function contactConsentsView(
  locale: Locale,
  client: { id: string; email: string | null; phone: string | null },
  said: readonly ConsentWord[],
  who: "client" | "staff",
): ContactConsentsView {
  const say = speaker(locale, "consent");
  const addresses = { email: client.email, sms: client.phone };
  const channels = CONTACT_CHANNELS.flatMap((channel) => {
    const address = addresses[channel];
    return address === null ? [] : [{ channel, label: say(`${channel}To`, { address }) }];
  });
  return {
    clientId: client.id,
    title: say("title", { who }),
    groups: MESSAGE_PURPOSES.filter(() => channels.length > 0).map((purpose) => ({
      purpose,
      title: say(purpose),
      hint: say(`${purpose}Hint`, { who }),
      choices: channels.map(({ channel, label }) => ({
        channel,
        label,
        isGiven: latestWord(said, channel, purpose),
        blocked: purpose === "invitation" && !latestWord(said, channel, "service") ? say("blocked") : null,
      })),
    })),
    none: say("none", { who }),
    words: {
      saved: say("saved"),
      failed: say("failed"),
      failedReference: say("failedReference", { reference: "{reference}" }),
    },
  };
}
