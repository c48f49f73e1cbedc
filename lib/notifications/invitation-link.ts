// How does an invited client come by a link that nobody else can read?
import { ownerPool } from "@/lib/db/owner-pool";
import { env } from "@/lib/env";
import { invitationHash, newInvitationToken } from "@/lib/secrets/invitation-token";

const GOOD_FOR_MS = 7 * 24 * 3_600_000;

/**
 * Stands for the link in the words that are kept: the message log is read by staff, and whoever has the link chooses the
 * client's password.
 */
export const LINK_PLACE = "[link]";

/** A link of seven days that works once. It is known here only: what is stored is its hash. */
export async function newInvitationLink(
  to: { clinicId: string; clientId: string; email: string },
  now: Date,
): Promise<string> {
  const token = newInvitationToken(to);
  await ownerPool().signInToken.deleteMany({ where: { expiresAt: { lte: now } } });
  await ownerPool().signInToken.create({
    data: {
      tokenHash: invitationHash(token),
      emailKey: to.email.toLowerCase(),
      expiresAt: new Date(now.getTime() + GOOD_FOR_MS),
    },
  });
  return `${env().appUrl}/welcome/${token}`;
}
