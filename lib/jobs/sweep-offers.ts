// Which offers have lost the job that ends them?
import { contextFor } from "@/lib/db/context";
import { ownerPool } from "@/lib/db/owner-pool";
import { log } from "@/lib/log";
import { endOffers } from "@/lib/operations/end-offers";

const LATE_MS = 60_000;

/**
 * Ends offers that should have ended a minute before `moment`: a worker that died took their job with it. One hold's error is
 * logged and keeps no other waiting.
 */
export async function sweepOffers(moment: Date): Promise<void> {
  const late = new Date(moment.getTime() - LATE_MS);
  const holds = await ownerPool().$queryRaw<{ clinicId: string; holdId: string }[]>`
    SELECT DISTINCT "clinicId", "holdId" FROM "WaitlistOffer" WHERE answer IS NULL AND "expiresAt" <= ${late}::timestamptz`;
  for (const { clinicId, holdId } of holds) {
    try {
      await endOffers(contextFor({ kind: "system", clinicId }, moment), holdId);
    } catch (error) {
      log().error({ err: error, clinicId }, "an offer could not be ended");
    }
  }
}
