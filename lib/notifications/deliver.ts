// How is one due message claimed, worded and handed to its channel?
import type { Context } from "@/lib/db/context";
import { writeToLog } from "@/lib/notifications/channels/log";
import { loadMessageFacts, renderMessage } from "@/lib/notifications/render-message";

const MOST_ATTEMPTS = 5;

/**
 * Sends a message that is due and not being sent; does nothing otherwise. It is claimed first, so that two workers can't both
 * send it, and recorded as sent after the channel took it.
 *
 * @throws whatever the channel threw, so that the job is tried again; after five tries the message is "failed" instead
 */
export async function deliverMessage(ctx: Context, messageId: string): Promise<void> {
  const { clinicId } = ctx.actor;
  const claimed = await ctx.write((tx) =>
    tx.message.updateMany({
      where: { clinicId, id: messageId, status: "due", dueAt: { lte: ctx.now } },
      data: { status: "sending", claimedAt: ctx.now, attempts: { increment: 1 } },
    }),
  );
  if (claimed.count === 0) return;
  const settle = (data: {
    status: string;
    failure?: string | null;
    sentAt?: Date;
    sentTo?: string;
    subject?: string;
    body?: string;
  }) => ctx.write((tx) => tx.message.updateMany({ where: { clinicId, id: messageId, status: "sending" }, data }));

  const facts = await ctx.read((tx) => loadMessageFacts(tx, clinicId, messageId));
  if (facts.validUntil < ctx.now) {
    await settle({ status: "expired" });
    return;
  }
  if (!facts.stillTrue || facts.address === null) {
    await settle({ status: "withdrawn" });
    return;
  }
  const { subject, body } = renderMessage(facts, ctx.now);
  try {
    const sentTo = await writeToLog({ to: facts.address, subject, body });
    await settle({ status: "sent", sentAt: ctx.now, sentTo, subject, body, failure: null });
  } catch (error) {
    const failure = error instanceof Error ? error.message.slice(0, 300) : "unknown";
    await settle({ status: facts.attempts >= MOST_ATTEMPTS ? "failed" : "due", failure });
    if (facts.attempts < MOST_ATTEMPTS) throw error;
  }
}
