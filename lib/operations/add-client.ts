// How does a new client come into the clinic's list?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { toDbDate } from "@/lib/db/dates";
import { Refusal } from "@/lib/errors";
import { CONTACT_CHANNELS, consentKind, MESSAGE_PURPOSES } from "@/lib/rules/consent";
import { searchKeyOf } from "@/lib/rules/search-key";
import type { AddClientInput } from "@/lib/schemas/client";
import { dateOf, fromDate } from "@/lib/time";

const A_SECOND_PRESS_MS = 60_000;

/**
 * Adds a client; asked again within a minute with the same name, e-mail and phone, it is the press of a button that came twice.
 *
 * @returns the new client's id, the second time the same
 * @throws Refusal "already-exists" when somebody with this name and e-mail or phone is there
 * @throws Refusal "invalid-input" at `bornOn` for a day to come
 */
export async function addClient(ctx: Context, input: AddClientInput): Promise<{ clientId: string }> {
  authorize(ctx.actor, "client:add");
  const { clinicId } = ctx.actor;
  const { givenName, familyName, email, phone } = input;
  const emailKey = email === null ? null : email.toLowerCase();
  const clientId = uuid();
  const justBefore = new Date(ctx.now.getTime() - A_SECOND_PRESS_MS);
  if (input.bornOn !== null && input.bornOn > dateOf(fromDate(ctx.now), "UTC")) {
    throw new Refusal("invalid-input", {}, { bornOn: "date" });
  }
  // One after the other: two presses of the button must not make two clients.
  return ctx.book(async (tx) => {
    const location = await tx.location.findUnique({ where: { clinicId_id: { clinicId, id: input.locationId } } });
    if (!location) throw new Refusal("not-found");
    const same = [
      ...(emailKey === null ? [] : [{ emailKey }]),
      ...(phone === null ? [] : [{ phoneE164: phone }]),
      // Nothing tells two people of one name apart but the moment at which they were added.
      { emailKey: null, phoneE164: null, createdAt: { gt: justBefore } },
    ];
    const twin = await tx.client.findFirst({
      where: { clinicId, endedAt: null, givenName, familyName, OR: same },
      select: { id: true, emailKey: true, phoneE164: true, createdAt: true },
    });
    if (twin) {
      const isSecondPress =
        twin.emailKey === emailKey && twin.phoneE164 === phone && twin.createdAt.getTime() > justBefore.getTime();
      if (isSecondPress) return { clientId: twin.id };
      throw new Refusal("already-exists");
    }
    await tx.client.create({
      data: {
        clinicId,
        id: clientId,
        givenName,
        familyName,
        bornOn: input.bornOn === null ? null : toDbDate(input.bornOn),
        skinType: input.skinType,
        locale: "en",
        timeZone: location.timeZone,
        email,
        emailKey,
        phoneE164: phone,
        searchKey: searchKeyOf({ givenName, familyName, email, phoneE164: phone }),
        createdAt: ctx.now,
      },
    });
    await tx.contactConsent.createMany({
      data: CONTACT_CHANNELS.filter((channel) => (channel === "email" ? email : phone) !== null).flatMap((channel) =>
        MESSAGE_PURPOSES.map((purpose) => ({
          clinicId,
          id: uuid(),
          clientId,
          kind: consentKind(purpose),
          channel,
          given: input.mayWrite[purpose].includes(channel),
          how: "asked by staff",
          at: ctx.now,
          recordedBy: ctx.actor.kind === "member" ? ctx.actor.membershipId : null,
        })),
      ),
    });
    await record(tx, ctx, "client.added", [{ type: "Client", id: clientId }]);
    return { clientId };
  });
}
