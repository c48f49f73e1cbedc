// What has a client said about being written to?
import type { Tx } from "@/lib/db/clinic-pool";
import type { ConsentWord } from "@/lib/rules/consent";

/** All words of a client about all channels, the oldest first. */
export function loadConsentWords(tx: Tx, clinicId: string, clientId: string): Promise<ConsentWord[]> {
  return tx.contactConsent.findMany({
    where: { clinicId, clientId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { kind: true, channel: true, given: true },
  });
}
