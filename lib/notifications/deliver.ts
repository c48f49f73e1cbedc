// How is one due message claimed, worded and handed to its channel?
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { enqueueJobs } from "@/lib/db/jobs";
import { type Outgoing, writeToLog } from "@/lib/notifications/channels/log";
import { LINK_PLACE, newInvitationLink } from "@/lib/notifications/invitation-link";
import { reachOf } from "@/lib/notifications/reach";
import { holds, loadMessageFacts, renderMessage } from "@/lib/notifications/render-message";
import { wakeUp } from "@/lib/notifications/wake-up";
import { purposeOf } from "@/lib/rules/reminders";

/** How long a message waits after its first, second… failure; after the last one it is given up. */
const RETRY_MINUTES: readonly number[] = [5, 30, 120, 360];
export const MOST_ATTEMPTS = RETRY_MINUTES.length + 1;

type Settled = { status: string; failure?: string | null; dueAt?: Date; sentAt?: Date; sentTo?: string | null };

/**
 * Sends a message that is due and not being sent; does nothing otherwise. It is claimed first, so that two workers can't both
 * send it. One that can't be worded or sent is tried again by its own `dueAt`, four times within six hours or so and never past its
 * use, and is "failed" then, with the reason.
 *
 * At most once: where it goes is written down just before the channel gets it, and that it went just after. When the second
 * can't be written, or the process dies in between, nobody sends it again; the sweep settles it as failed.
 *
 * @throws whatever the database threw; the message stays "sending" then, and the sweep finds it
 */
export async function deliverMessage(ctx: Context, messageId: string): Promise<void> {
  const { clinicId } = ctx.actor;
  const claimed = await ctx.write((tx) =>
    tx.message.updateMany({
      where: { clinicId, id: messageId, status: "due", dueAt: { lte: ctx.now } },
      data: { status: "sending", claimedAt: ctx.now, attempts: { increment: 1 }, sentTo: null },
    }),
  );
  if (claimed.count === 0) return;

  let ready: Ready | "expired" | "withdrawn";
  try {
    ready = await prepare(ctx, messageId);
  } catch (error) {
    return failOrRetry(ctx, messageId, error);
  }
  if (typeof ready === "string") {
    await ctx.write((tx) => settle(tx, ctx, messageId, { status: ready }));
    return;
  }
  const { to, subject, body, link } = ready;
  const isOurs = await ctx.write((tx) =>
    tx.message.updateMany({ where: claimOf(ctx, messageId), data: { sentTo: to, subject, body } }),
  );
  if (isOurs.count === 0) return;

  let sentTo: string;
  try {
    // The link of an invitation goes out and is kept nowhere: the row above is read by staff.
    sentTo = await writeToLog({ to, subject, body: link === null ? body : body.replaceAll(LINK_PLACE, link) });
  } catch (error) {
    return failOrRetry(ctx, messageId, error);
  }
  await ctx.write((tx) => settle(tx, ctx, messageId, { status: "sent", sentAt: ctx.now, sentTo, failure: null }));
}

/** The words as they are kept; `link` takes the place that they leave for it. */
type Ready = Outgoing & { link: string | null };

/** Consent is asked again: it may have been taken back since the message was planned. */
async function prepare(ctx: Context, messageId: string): Promise<Ready | "expired" | "withdrawn"> {
  const { clinicId } = ctx.actor;
  const { facts, reach } = await ctx.read(async (tx) => {
    const facts = await loadMessageFacts(tx, clinicId, messageId, ctx.now);
    return { facts, reach: await reachOf(tx, clinicId, facts.clientId) };
  });
  if (facts.validUntil <= ctx.now) return "expired";
  const isAllowed = reach.allows(facts.channel, purposeOf(facts.rule));
  if (!holds(facts, ctx.now) || !isAllowed || facts.address === null) return "withdrawn";
  const to = facts.address;
  const link =
    facts.rule === "portal-invitation"
      ? await newInvitationLink({ clinicId, clientId: facts.clientId, email: to }, ctx.now)
      : null;
  return { to, link, ...(facts.text ?? renderMessage(facts, ctx.now)) };
}

/** The row as this sender claimed it: another one's claim, and a message that was settled meanwhile, are not touched. */
const claimOf = (ctx: Context, id: string) => ({
  clinicId: ctx.actor.clinicId,
  id,
  status: "sending",
  claimedAt: ctx.now,
});

async function settle(tx: Tx, ctx: Context, messageId: string, data: Settled): Promise<boolean> {
  const { count } = await tx.message.updateMany({ where: claimOf(ctx, messageId), data });
  return count > 0;
}

async function failOrRetry(ctx: Context, messageId: string, error: unknown): Promise<void> {
  const { clinicId } = ctx.actor;
  const failure = error instanceof Error ? error.message.slice(0, 300) : "unknown";
  await ctx.write(async (tx) => {
    const row = await tx.message.findUniqueOrThrow({ where: { clinicId_id: { clinicId, id: messageId } } });
    const minutes = RETRY_MINUTES[row.attempts - 1];
    const dueAt = minutes === undefined ? null : new Date(ctx.now.getTime() + minutes * 60_000);
    if (dueAt === null || dueAt >= row.validUntil) {
      await settle(tx, ctx, messageId, { status: "failed", failure, sentTo: null });
      return;
    }
    if (await settle(tx, ctx, messageId, { status: "due", dueAt, failure, sentTo: null })) {
      await enqueueJobs(tx, [wakeUp(clinicId, messageId, dueAt.getTime() - ctx.now.getTime())]);
    }
  });
}
