// Which program is asking, by the key that it sends?
import type { Key } from "@/lib/access/actor";
import { inClinic } from "@/lib/db/clinic-pool";
import { apiKeyHash, clinicOfApiKey, isSameHash } from "@/lib/secrets/api-key";

/** The last use is noted once in so many milliseconds: asking is to stay cheap. */
const NOTED_EVERY_MS = 60_000;

/**
 * The key that an Authorization header carries, or null alike for one that is malformed, unknown, of another clinic or revoked.
 * It is looked up inside the clinic that it names, behind the same wall as everything else.
 */
export async function keyOfHeader(authorization: string | null, now: Date): Promise<Key | null> {
  const sent = /^bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const clinicId = clinicOfApiKey(sent);
  if (clinicId === null) return null;
  const secretHash = apiKeyHash(sent);
  return inClinic(clinicId, "write", now, async (tx) => {
    const row = await tx.apiKey.findUnique({
      where: { clinicId_secretHash: { clinicId, secretHash } },
      select: {
        id: true,
        name: true,
        secretHash: true,
        lastUsedAt: true,
        revokedAt: true,
        clinic: { select: { locale: true } },
      },
    });
    if (!row || row.revokedAt !== null || !isSameHash(row.secretHash, secretHash)) return null;
    if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) >= NOTED_EVERY_MS) {
      await tx.apiKey.updateMany({ where: { clinicId, id: row.id, revokedAt: null }, data: { lastUsedAt: now } });
    }
    return { kind: "key", clinicId, keyId: row.id, name: row.name, locale: row.clinic.locale };
  });
}
