// In which order are the protocols offered?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import type { OrderProtocolInput } from "@/lib/schemas/protocol";

/**
 * Lets a protocol change places with the one in use before or after it; at either end nothing changes.
 *
 * @throws Refusal "not-found" when the protocol is not in use
 */
export async function orderProtocol(ctx: Context, { protocolId, to }: OrderProtocolInput): Promise<void> {
  authorize(ctx.actor, "protocol:publish");
  const { clinicId } = ctx.actor;
  // One after the other: two who order at once must not give one place twice.
  await ctx.book(async (tx) => {
    const inOrder = await tx.protocol.findMany({
      where: { clinicId, endedAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, position: true },
    });
    const index = inOrder.findIndex(({ id }) => id === protocolId);
    const moved = inOrder[index];
    if (!moved) throw new Refusal("not-found");
    const neighbour = inOrder[to === "earlier" ? index - 1 : index + 1];
    if (!neighbour) return;
    await place(moved.id, neighbour.position);
    await place(neighbour.id, moved.position);
    const change = { before: { position: moved.position }, after: { position: neighbour.position } };
    await record(tx, ctx, "protocol.ordered", [{ type: "Protocol", id: protocolId, ...change }]);

    async function place(id: string, position: number): Promise<void> {
      await tx.protocol.update({ where: { clinicId_id: { clinicId, id } }, data: { position } });
    }
  });
}
