// Where can a client be reached, and about what?
import type { Tx } from "@/lib/db/clinic-pool";
import { Refusal } from "@/lib/errors";
import { type ContactChannel, type MessagePurpose, mayWrite } from "@/lib/rules/consent";

type Reach = {
  timeZone: string;
  /** Whether there is an address for the channel, and the client lets us use it for this. */
  allows: (channel: ContactChannel, purpose: MessagePurpose) => boolean;
};

/** @throws Refusal "not-found" */
export async function reachOf(tx: Tx, clinicId: string, clientId: string): Promise<Reach> {
  const client = await tx.client.findUnique({
    where: { clinicId_id: { clinicId, id: clientId } },
    select: { email: true, phoneE164: true, timeZone: true, consents: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
  });
  if (!client) throw new Refusal("not-found");
  const addresses = { email: client.email, sms: client.phoneE164 };
  return {
    timeZone: client.timeZone,
    allows: (channel, purpose) => addresses[channel] !== null && mayWrite(client.consents, channel, purpose),
  };
}
