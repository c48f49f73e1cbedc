// How does a clinic's own wording of a protocol become its next version?
import { isDeepStrictEqual } from "node:util";
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { loadNewestVersion } from "@/lib/db/queries/protocols";
import { Refusal } from "@/lib/errors";
import type { PublishProtocolInput } from "@/lib/schemas/protocol";

/**
 * Publishes it as one version more. New plans are made from it; a running plan keeps the version that it was made from.
 * The protocol's key stays, whatever the body says.
 *
 * @returns the new version
 * @throws Refusal "protocol-changed" when somebody published since `basedOn` was read; nothing has changed then
 * @throws Refusal "protocol-unchanged" when the newest version says the same
 * @throws Refusal "not-found" when the clinic has no such protocol
 */
export async function publishProtocol(
  ctx: Context,
  { protocolId, basedOn, body }: PublishProtocolInput,
): Promise<{ versionId: string; number: number }> {
  authorize(ctx.actor, "protocol:publish");
  const { actor } = ctx;
  const { clinicId } = actor;
  const versionId = uuid();
  return ctx.write(async (tx) => {
    // Whoever else publishes this protocol waits here, and then finds this version.
    await tx.protocol.updateMany({ where: { clinicId, id: protocolId }, data: { name: body.name } });
    const newest = await loadNewestVersion(tx, clinicId, protocolId);
    if (newest.versionId !== basedOn) {
      const publisher = newest.publishedBy === null ? null : await nameOf(newest.publishedBy);
      throw new Refusal("protocol-changed", { number: newest.number, name: publisher ?? "Needlepoint" });
    }
    const published = { ...body, key: newest.protocol.key };
    if (isDeepStrictEqual(published, newest.protocol)) {
      throw new Refusal("protocol-unchanged", { number: newest.number });
    }
    const number = newest.number + 1;
    await tx.protocolVersion.create({
      data: {
        ...{ clinicId, id: versionId, protocolId, number, body: published, createdAt: ctx.now },
        createdBy: actor.kind === "member" ? actor.membershipId : null,
      },
    });
    await record(tx, ctx, "protocol.published", [
      { type: "Protocol", id: protocolId, before: { number: newest.number }, after: { number, versionId } },
    ]);
    return { versionId, number };

    async function nameOf(membershipId: string): Promise<string | null> {
      const member = await tx.membership.findUnique({
        where: { clinicId_id: { clinicId, id: membershipId } },
        select: { name: true },
      });
      return member?.name ?? null;
    }
  });
}
