// Which keys has the clinic given to other programs?
import type { Tx } from "@/lib/db/clinic-pool";

export type ApiKeyRecord = {
  id: string;
  name: string;
  madeBy: string;
  madeAt: Date;
  lastUsedAt: Date | null;
  revoked: { by: string; at: Date } | null;
};

/** Those in use first, each the newest first. */
export async function loadApiKeys(tx: Tx, clinicId: string): Promise<ApiKeyRecord[]> {
  const rows = await tx.apiKey.findMany({
    where: { clinicId },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { madeAt: "desc" }],
    select: {
      id: true,
      name: true,
      madeAt: true,
      lastUsedAt: true,
      revokedAt: true,
      maker: { select: { name: true } },
      revoker: { select: { name: true } },
    },
  });
  return rows.map(({ id, name, madeAt, lastUsedAt, revokedAt, maker, revoker }) => ({
    ...{ id, name, madeBy: maker.name, madeAt, lastUsedAt },
    revoked: revokedAt && revoker ? { by: revoker.name, at: revokedAt } : null,
  }));
}
