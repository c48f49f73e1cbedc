// What are some clients called, and how are they reached by phone?
import type { Tx } from "@/lib/db/clinic-pool";

export type ClientName = { id: string; name: string; phone: string | null };

/** By id; one query, none for nobody. */
export async function loadClientNames(
  tx: Tx,
  clinicId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClientName>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.client.findMany({
    where: { clinicId, id: { in: [...new Set(ids)] } },
    select: { id: true, givenName: true, familyName: true, phoneE164: true },
  });
  return new Map(
    rows.map(({ id, givenName, familyName, phoneE164 }) => [
      id,
      { id, name: `${givenName} ${familyName}`, phone: phoneE164 },
    ]),
  );
}
