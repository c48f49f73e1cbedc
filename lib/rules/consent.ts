// May a client be written to, by this channel and about this?

export type ContactChannel = "sms" | "email";
/** A "service" message needs no consent beyond the treatment's; an "invitation" counts as marketing and has its own. */
export type MessagePurpose = "service" | "invitation";

/** One word of a client about one channel, given or taken back. */
export type ConsentWord = { kind: string; channel: string; given: boolean };

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
  const latest = (kind: string) => words.findLast((word) => word.channel === channel && word.kind === kind)?.given;
  const takesMessages = latest("service") ?? true;
  return takesMessages && (purpose === "service" || latest("marketing") === true);
}
