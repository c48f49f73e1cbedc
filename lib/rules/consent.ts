// May a client be written to, by this channel and about this?

export type ContactChannel = "sms" | "email";
/** A "service" message needs no consent beyond the treatment's; an "invitation" counts as marketing and has its own. */
export type MessagePurpose = "service" | "invitation";

/** One word of a client about one channel, given or taken back. */
export type ConsentWord = { kind: string; channel: string; given: boolean };

/**
 * The latest word on a channel counts. Without one a service message may go out and an invitation may not.
 *
 * Source: reminders are part of the treatment, a recall is marketing and needs a consent that was given (PECR regulation 22,
 * TCPA); a "no" holds for both from the moment it is said.
 *
 * @param words all words of the client, the oldest first
 */
export function mayWrite(words: readonly ConsentWord[], channel: ContactChannel, purpose: MessagePurpose): boolean {
  const kind = purpose === "service" ? "service" : "marketing";
  return words.findLast((word) => word.channel === channel && word.kind === kind)?.given ?? purpose === "service";
}
