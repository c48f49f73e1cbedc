// How does a client get a sign-in of their own?
import { authorize, may } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { loadPortalAccess } from "@/lib/db/queries/portal-access";
import { Refusal } from "@/lib/errors";
import { reachesPeople } from "@/lib/notifications/channels/log";
import { newInvitationLink } from "@/lib/notifications/invitation-link";
import { writeMessages } from "@/lib/notifications/message-rows";
import { reachOf } from "@/lib/notifications/reach";
import type { InviteClientInput } from "@/lib/schemas/client";

const RULE = "portal-invitation";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Invitations to one client in a day, and of a clinic in an hour. */
const MOST = { client: 5, clinic: 60 };
const GOOD_FOR_MS = 24 * HOUR;

/**
 * Writes the client a message with a link under which they choose a password. The link is made when the message leaves and
 * stands nowhere in the clinic's own records, so that staff can't choose the password in the client's place.
 *
 * @returns the link, for an owner and only while no message reaches anybody: they hand it over, and the audit log says so
 * @throws Refusal "already-exists" when the client can sign in, "not-reachable" when they take no e-mail from the clinic,
 * "email-taken" when somebody of this clinic signs in with that address, "too-many-attempts" after five in a day
 */
export async function inviteClient(ctx: Context, { clientId }: InviteClientInput): Promise<{ link: string | null }> {
  authorize(ctx.actor, "client:invite");
  const { clinicId } = ctx.actor;
  const isHandedOver = !reachesPeople && may(ctx.actor, "invitation:hand-over");
  const email = await ctx.book(async (tx) => {
    const to = await addressFor(tx, clinicId, clientId);
    const lately = await invitationsSince(tx, ctx, 24 * HOUR, clientId);
    const [first] = lately;
    // A second press: the first one's message waits already.
    if (lately.some((at) => at.getTime() > ctx.now.getTime() - MINUTE)) {
      // Each press hands another link over, so each is told.
      if (isHandedOver) await tell(tx);
      return to;
    }
    if (lately.length >= MOST.client && first) throw tooMany(ctx, first, 24 * HOUR);
    const ofClinic = await invitationsSince(tx, ctx, HOUR);
    if (ofClinic.length >= MOST.clinic && ofClinic[0]) throw tooMany(ctx, ofClinic[0], HOUR);
    await writeMessages(tx, ctx, [
      {
        clientId,
        visitId: null,
        appointmentId: null,
        rule: RULE,
        occurrence: lately.length + 1,
        channel: "email",
        dedupeKey: `${clientId}:${RULE}:${ctx.now.getTime()}`,
        onDate: null,
        dueAt: ctx.now,
        validUntil: new Date(ctx.now.getTime() + GOOD_FOR_MS),
        text: null,
      },
    ]);
    await tell(tx);
    return to;
  });
  function tell(tx: Tx): Promise<void> {
    return record(tx, ctx, "client.invited", [{ type: "Client", id: clientId, after: { isHandedOver } }]);
  }
  return { link: isHandedOver ? await newInvitationLink({ clinicId, clientId, email }, ctx.now) : null };
}

async function addressFor(tx: Tx, clinicId: string, clientId: string): Promise<string> {
  const { email, joinedAt } = await loadPortalAccess(tx, clinicId, clientId);
  if (joinedAt !== null) throw new Refusal("already-exists");
  const reach = await reachOf(tx, clinicId, clientId);
  if (email === null || !reach.allows("email", "service")) throw new Refusal("not-reachable");
  const others = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Membership" WHERE "clinicId" = ${clinicId}::uuid AND lower(email) = ${email.toLowerCase()} LIMIT 1`;
  if (others.length > 0) throw new Refusal("email-taken");
  return email;
}

/** When invitations were written within so many milliseconds, the oldest first. */
async function invitationsSince(tx: Tx, ctx: Context, ms: number, clientId?: string): Promise<Date[]> {
  const rows = await tx.message.findMany({
    where: {
      clinicId: ctx.actor.clinicId,
      rule: RULE,
      createdAt: { gt: new Date(ctx.now.getTime() - ms) },
      ...(clientId !== undefined && { clientId }),
    },
    orderBy: { createdAt: "asc" },
    select: { createdAt: true },
  });
  return rows.map(({ createdAt }) => createdAt);
}

function tooMany(ctx: Context, oldest: Date, ms: number): Refusal {
  const minutes = Math.max(1, Math.ceil((oldest.getTime() + ms - ctx.now.getTime()) / MINUTE));
  return new Refusal("too-many-attempts", { minutes });
}
