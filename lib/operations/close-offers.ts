// What becomes of offers that were answered or came to nothing, and of the place that was held for them?
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { slotOf } from "@/lib/db/queries/plans";
import type { OfferAnswer } from "@/lib/rules/waitlist";
import { freePlaces } from "./free-places";

export type OpenOffer = { id: string; holdId: string };

/**
 * Ends offers that are open, each audited. A hold that is offered to nobody any more ends with them, and its place goes on to
 * the next who waits. The caller holds the booking lock.
 */
export async function closeOffers(
  tx: Tx,
  ctx: Context,
  offers: readonly OpenOffer[],
  answer: OfferAnswer,
): Promise<void> {
  if (offers.length === 0) return;
  const { clinicId } = ctx.actor;
  await answerOffers(tx, ctx, offers, answer);
  const holdIds = [...new Set(offers.map(({ holdId }) => holdId))];
  const stillOffered = await tx.waitlistOffer.findMany({
    where: { clinicId, holdId: { in: holdIds }, answer: null },
    select: { holdId: true },
  });
  const left = holdIds.filter((id) => !stillOffered.some(({ holdId }) => holdId === id));
  const holds = await tx.appointment.findMany({ where: { clinicId, id: { in: left } } });
  await tx.appointment.updateMany({
    where: { clinicId, id: { in: left }, status: "held" },
    data: { status: "cancelled", holdExpiresAt: null },
  });
  await freePlaces(
    tx,
    ctx,
    holds.map((hold) => ({ appointmentId: hold.id, slot: slotOf(hold) })),
  );
}

/** Writes down how open offers ended, and nothing else. */
export async function answerOffers(
  tx: Tx,
  ctx: Context,
  offers: readonly OpenOffer[],
  answer: OfferAnswer,
): Promise<void> {
  if (offers.length === 0) return;
  await tx.waitlistOffer.updateMany({
    where: { clinicId: ctx.actor.clinicId, id: { in: offers.map(({ id }) => id) }, answer: null },
    data: { answer, answeredAt: ctx.now },
  });
  await record(
    tx,
    ctx,
    "waitlist.answered",
    offers.map(({ id }) => ({ type: "WaitlistOffer", id, after: { answer } })),
  );
}
