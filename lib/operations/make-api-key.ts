// How does another program come to a key of the clinic?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import type { MakeApiKeyInput } from "@/lib/schemas/api-key";
import { apiKeyHash, newApiKey } from "@/lib/secrets/api-key";
import { memberOf } from "./plan-bookings";

/**
 * Makes a key. What comes back is all of it, this once: the database has its hash.
 *
 * @throws Refusal "not-allowed" unless an owner asks
 */
export async function makeApiKey(
  ctx: Context,
  { name }: MakeApiKeyInput,
): Promise<{ keyId: string; name: string; key: string }> {
  authorize(ctx.actor, "key:manage");
  const { clinicId } = ctx.actor;
  const madeBy = memberOf(ctx);
  const id = uuid();
  const key = newApiKey(clinicId);
  await ctx.write(async (tx) => {
    await tx.apiKey.create({
      data: { clinicId, id, name, secretHash: apiKeyHash(key), madeBy, madeAt: ctx.now },
    });
    await record(tx, ctx, "api-key.made", [{ type: "ApiKey", id, after: { name } }]);
  });
  return { keyId: id, name, key };
}
