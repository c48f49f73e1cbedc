// How do freed places go round among those who wait, and offers end?
import { z } from "zod";
import { now } from "@/lib/clock";
import { contextFor } from "@/lib/db/context";
import { endOffers } from "@/lib/operations/end-offers";
import { offerFreedPlace as offer } from "@/lib/operations/offer-freed-place";
import { freedPlaceSchema } from "@/lib/schemas/waitlist";

const holdSchema = z.object({ clinicId: z.uuid(), holdId: z.uuid() });

/** The calendars say whether the place is still free: a job that comes twice or late does nothing. */
export async function offerFreedPlace(payload: unknown): Promise<void> {
  const { clinicId, ...freed } = freedPlaceSchema.parse(payload);
  await offer(contextFor({ kind: "system", clinicId }, now()), freed);
}

/** The offers say whether there is something to end. */
export async function endOffersOfHold(payload: unknown): Promise<void> {
  const { clinicId, holdId } = holdSchema.parse(payload);
  await endOffers(contextFor({ kind: "system", clinicId }, now()), holdId);
}
