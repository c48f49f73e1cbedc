// How is an offered place declined?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import type { AnswerOfferInput } from "@/lib/schemas/waitlist";
import { closeOffers } from "./close-offers";

/**
 * Declines an offer: the client goes on waiting for another place, and this one goes to the next. So may staff for them. An
 * offer that was answered or has ended stays as it is.
 *
 * @throws Refusal "not-found", also for a client who answers somebody else's offer
 */
export async function declineOffer(ctx: Context, { offerId }: AnswerOfferInput): Promise<void> {
  const { clinicId } = ctx.actor;
  await ctx.book(async (tx) => {
    const offer = await tx.waitlistOffer.findUnique({
      where: { clinicId_id: { clinicId, id: offerId } },
      include: { entry: { select: { clientId: true } } },
    });
    if (!offer) throw new Refusal("not-found");
    authorize(ctx.actor, "waitlist:answer", offer.entry.clientId);
    if (offer.answer === null) await closeOffers(tx, ctx, [offer], "declined");
  });
}
