// May a client be written to, by this channel and about this?

export const CONTACT_CHANNELS = ["email", "sms"] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];
/** A "service" message needs no consent beyond the treatment's; an "invitation" counts as marketing and has its own. */
export const MESSAGE_PURPOSES = ["service", "invitation"] as const;
export type MessagePurpose = (typeof MESSAGE_PURPOSES)[number];

/** One word of a client about one channel, given or taken back. */
export type ConsentWord = { kind: string; channel: string; given: boolean };

/** The kind of consent that a purpose needs, as the law calls it. */
export const consentKind = (purpose: MessagePurpose): "service" | "marketing" =>
  purpose === "service" ? "service" : "marketing";

/** The client's latest word on a channel and a purpose; without any, a service message may go out and an invitation may not. */
export function latestWord(words: readonly ConsentWord[], channel: ContactChannel, purpose: MessagePurpose): boolean {
  const kind = consentKind(purpose);
  const word = words.findLast((one) => one.channel === channel && one.kind === kind);
  return word?.given ?? purpose === "service";
}

/**
 * The latest word on a channel and a kind counts. Without one a service message may go out and an invitation may not; who
 * takes no service messages by a channel takes no invitation by it either.
 *
 * Source: reminders are part of the treatment; a recall is marketing and needs a consent that was given (PECR regulation 22,
 * TCPA).
 *
 * @param words all words of the client, the oldest first
 */
export function mayWrite(words: readonly ConsentWord[], channel: ContactChannel, purpose: MessagePurpose): boolean {
  return latestWord(words, channel, "service") && (purpose === "service" || latestWord(words, channel, purpose));
}
