// How does a clinic stop making new plans from a protocol, and begin again?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import type { RetireProtocolInput } from "@/lib/schemas/protocol";

/**
 * Takes a protocol out of use or brings it back, as the last in the clinic's order. Running plans go on as they are. What
 * is so already stays so, and nothing is noted.
 *
 * @throws Refusal "not-found" when the clinic has no such protocol
 */
export async function retireProtocol(ctx: Context, { protocolId, inUse }: RetireProtocolInput): Promise<void> {
  authorize(ctx.actor, "protocol:publish");
  const { clinicId } = ctx.actor;
  // One after the other, as whoever copies or orders them.
  await ctx.book(async (tx) => {
    const all = await tx.protocol.findMany({
      where: { clinicId },
      select: { id: true, position: true, endedAt: true },
    });
    const protocol = all.find(({ id }) => id === protocolId);
    if (!protocol) throw new Refusal("not-found");
    if (inUse === (protocol.endedAt === null)) return;
    await tx.protocol.update({
      where: { clinicId_id: { clinicId, id: protocolId } },
      data: inUse
        ? { endedAt: null, position: Math.max(0, ...all.map(({ position }) => position)) + 1 }
        : { endedAt: ctx.now },
    });
    await record(tx, ctx, inUse ? "protocol.brought-back" : "protocol.retired", [{ type: "Protocol", id: protocolId }]);
  });
}
