// How does a key of another program end?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import type { RevokeApiKeyInput } from "@/lib/schemas/api-key";
import { memberOf } from "./plan-bookings";

/**
 * Ends a key: the next request with it is refused. One that is revoked already stays as it was revoked first.
 *
 * @throws Refusal "not-allowed" unless an owner asks, "not-found" for a key that the clinic doesn't have
 */
export async function revokeApiKey(ctx: Context, { keyId }: RevokeApiKeyInput): Promise<void> {
  authorize(ctx.actor, "key:manage");
  const { clinicId } = ctx.actor;
  const revokedBy = memberOf(ctx);
  await ctx.write(async (tx) => {
    const key = await tx.apiKey.findUnique({
      where: { clinicId_id: { clinicId, id: keyId } },
      select: { name: true },
    });
    if (!key) throw new Refusal("not-found");
    const { count } = await tx.apiKey.updateMany({
      where: { clinicId, id: keyId, revokedAt: null },
      data: { revokedAt: ctx.now, revokedBy },
    });
    if (count === 0) return;
    await record(tx, ctx, "api-key.revoked", [{ type: "ApiKey", id: keyId, before: { name: key.name } }]);
  });
}
