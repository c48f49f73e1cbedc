// Who is asking, by the cookie of this request and the rights of this moment?
import { getServerSession } from "next-auth";
import { cache } from "react";
import { type Member, ROLES } from "@/lib/access/actor";
import { authOptions } from "@/lib/auth/options";
import type { SignedIn } from "@/lib/auth/sign-in";
import { ownerPool } from "@/lib/db/owner-pool";

/**
 * The member that a cookie's content stands for now, or null: the membership was ended, the person deactivated, or everybody
 * signed out (the epoch has moved on). One query by key.
 */
export async function memberOf(signedIn: SignedIn): Promise<Member | null> {
  const row = await ownerPool().membership.findUnique({
    where: { clinicId_userId: { clinicId: signedIn.clinicId, userId: signedIn.userId } },
    select: {
      id: true,
      role: true,
      name: true,
      clientId: true,
      clinicianId: true,
      deactivatedAt: true,
      user: { select: { sessionEpoch: true } },
      clinic: { select: { locale: true } },
    },
  });
  const role = ROLES.find((known) => known === row?.role);
  if (!row || !role || row.deactivatedAt !== null || row.user.sessionEpoch !== signedIn.sessionEpoch) return null;
  return {
    kind: "member",
    clinicId: signedIn.clinicId,
    membershipId: row.id,
    role,
    name: row.name,
    locale: row.clinic.locale,
    clientId: row.clientId,
    clinicianId: row.clinicianId,
  };
}

/** The member who sent this request, or null. Read once a request, so that a changed right holds at the next one. */
export const actorOfRequest = cache(async (): Promise<Member | null> => {
  const session = await getServerSession(authOptions());
  return session?.signedIn ? memberOf(session.signedIn) : null;
});
