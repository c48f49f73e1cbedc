// Who waits for an earlier place, for what, and what were they offered?
import type { Tx } from "@/lib/db/clinic-pool";
import { OFFER_ANSWERS, type OfferAnswer, WAITLIST_MODES, type WaitlistMode, type Wishes } from "@/lib/rules/waitlist";
import { wishesSchema } from "@/lib/schemas/waitlist";
import { fromDate, type Minute } from "@/lib/time";

export type OfferRecord = {
  id: string;
  startsAt: Minute;
  timeZone: string;
  locationId: string;
  clinicianId: string;
  offeredAt: Minute;
  expiresAt: Minute;
  /** Null while it is open; one whose time is over counts as expired, also before its job has come. */
  answer: OfferAnswer | null;
};

export type WaitlistRecord = {
  id: string;
  clientId: string;
  clientName: string;
  clientPhone: string | null;
  planId: string;
  visitId: string;
  since: Minute;
  wishes: Wishes;
  /** The oldest first. */
  offers: OfferRecord[];
};

/** The entries that have not ended, who has waited longest first: four queries. */
export async function loadWaitlist(
  tx: Tx,
  clinicId: string,
  now: Date,
  of: { clientId?: string; planId?: string } = {},
): Promise<WaitlistRecord[]> {
  const rows = await tx.waitlistEntry.findMany({
    where: { clinicId, endedAt: null, ...of },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: {
      plan: { select: { client: { select: { givenName: true, familyName: true, phoneE164: true } } } },
      offers: {
        orderBy: [{ offeredAt: "asc" }, { id: "asc" }],
        include: { hold: { select: { startsAt: true, timeZone: true, locationId: true, clinicianId: true } } },
      },
    },
  });
  return rows.map(({ id, clientId, plan, planId, visitId, createdAt, wishes, offers }) => ({
    ...{ id, clientId, planId, visitId },
    clientName: `${plan.client.givenName} ${plan.client.familyName}`,
    clientPhone: plan.client.phoneE164,
    since: fromDate(createdAt),
    wishes: wishesSchema.parse(wishes),
    offers: offers.map((offer): OfferRecord => {
      const { timeZone, locationId, clinicianId } = offer.hold;
      const answer = OFFER_ANSWERS.find((one) => one === offer.answer) ?? null;
      return {
        ...{ id: offer.id, timeZone, locationId, clinicianId },
        startsAt: fromDate(offer.hold.startsAt),
        offeredAt: fromDate(offer.offeredAt),
        expiresAt: fromDate(offer.expiresAt),
        answer: answer ?? (offer.expiresAt <= now ? "expired" : null),
      };
    }),
  }));
}

/** How the clinic offers freed places: one query. */
export async function loadWaitlistChoice(
  tx: Tx,
  clinicId: string,
): Promise<{ mode: WaitlistMode; holdMinutes: number }> {
  const clinic = await tx.clinic.findUniqueOrThrow({
    where: { id: clinicId },
    select: { waitlistMode: true, waitlistHoldMinutes: true },
  });
  return {
    mode: WAITLIST_MODES.find((one) => one === clinic.waitlistMode) ?? "one",
    holdMinutes: clinic.waitlistHoldMinutes,
  };
}
