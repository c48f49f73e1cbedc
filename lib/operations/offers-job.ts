// Which job ends the offers of a hold?
import type { Context } from "@/lib/db/context";
import type { Job } from "@/lib/db/jobs";

/** The one job of a hold, due when its offers end. */
export function endOffersJob(ctx: Context, { holdId, expiresAt }: { holdId: string; expiresAt: Date }): Job {
  const { clinicId } = ctx.actor;
  return {
    task: "end-offers",
    key: `${clinicId}:hold:${holdId}`,
    payload: { clinicId, holdId },
    delayMs: Math.max(0, expiresAt.getTime() - ctx.now.getTime()),
  };
}
