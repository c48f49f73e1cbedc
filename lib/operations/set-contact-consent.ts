// How does a client, or staff for them, say what may be written and by which channel?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { loadClient } from "@/lib/db/queries/clients";
import { loadConsentWords } from "@/lib/db/queries/contact-consents";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { consentKind, latestWord } from "@/lib/rules/consent";
import type { SetContactConsentInput } from "@/lib/schemas/client";

/**
 * Writes the client's word down, given or taken back, beside all earlier ones; what waits to be sent follows at once. A word
 * that says what holds already is not written again.
 *
 * @throws Refusal "not-found" for an unknown client, and for a client who asks about another
 */
export async function setContactConsent(ctx: Context, input: SetContactConsentInput): Promise<void> {
  const { clientId, purpose, channel, given } = input;
  authorize(ctx.actor, "consent:set", clientId);
  const { clinicId } = ctx.actor;
  const isOwn = ctx.actor.kind === "member" && ctx.actor.role === "client";
  await ctx.book(async (tx) => {
    await loadClient(tx, clinicId, clientId);
    const words = await loadConsentWords(tx, clinicId, clientId);
    const kind = consentKind(purpose);
    const isSaid = words.some((word) => word.kind === kind && word.channel === channel);
    if (isSaid && latestWord(words, channel, purpose) === given) return;
    await tx.contactConsent.create({
      data: {
        clinicId,
        id: uuid(),
        clientId,
        kind,
        channel,
        given,
        how: isOwn ? "portal" : "asked by staff",
        at: ctx.now,
        recordedBy: ctx.actor.kind === "member" ? ctx.actor.membershipId : null,
      },
    });
    const after = { kind, channel, given };
    await record(tx, ctx, given ? "consent.given" : "consent.withdrawn", [{ type: "Client", id: clientId, after }]);
    await scheduleReminders(tx, ctx, clientId);
  });
}
