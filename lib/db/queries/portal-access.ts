// Can a client sign in, and were they invited?
import type { Tx } from "@/lib/db/clinic-pool";
import { Refusal } from "@/lib/errors";

export type PortalAccess = {
  email: string | null;
  /** Since when they have a sign-in of their own. */
  joinedAt: Date | null;
  /** When the last invitation was written. */
  invitedAt: Date | null;
};

/**
 * Three queries.
 *
 * @throws Refusal "not-found"
 */
export async function loadPortalAccess(tx: Tx, clinicId: string, clientId: string): Promise<PortalAccess> {
  const client = await tx.client.findUnique({
    where: { clinicId_id: { clinicId, id: clientId } },
    select: { email: true, memberships: { select: { createdAt: true } } },
  });
  if (!client) throw new Refusal("not-found");
  const invited = await tx.message.findFirst({
    where: { clinicId, clientId, rule: "portal-invitation" },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return {
    email: client.email,
    joinedAt: client.memberships[0]?.createdAt ?? null,
    invitedAt: invited?.createdAt ?? null,
  };
}
