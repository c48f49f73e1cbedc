// How do the offers of a place end that nobody took in time?
import type { Context } from "@/lib/db/context";
import { enqueueJobs } from "@/lib/db/jobs";
import { closeOffers } from "./close-offers";
import { endOffersJob } from "./offers-job";

/**
 * Ends the offers of one hold whose time is over, and passes the place on to the next who waits. Twice does nothing more, and
 * a hold that was cancelled when it ran out is passed on all the same: what is open are its offers.
 *
 * @returns how many offers ended
 */
export async function endOffers(ctx: Context, holdId: string): Promise<number> {
  const { clinicId } = ctx.actor;
  return ctx.book(async (tx) => {
    const open = await tx.waitlistOffer.findMany({
      where: { clinicId, holdId, answer: null },
      select: { id: true, holdId: true, expiresAt: true },
    });
    const over = open.filter(({ expiresAt }) => expiresAt <= ctx.now);
    await closeOffers(tx, ctx, over, "expired");
    const [next] = open.filter((one) => !over.includes(one));
    // Clocks differ a little: a job that comes too early comes again.
    if (next) await enqueueJobs(tx, [endOffersJob(ctx, next)]);
    return over.length;
  });
}
