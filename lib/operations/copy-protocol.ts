// How does a clinic begin a protocol of its own?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { loadNewestVersion } from "@/lib/db/queries/protocols";
import type { NamedProtocolInput } from "@/lib/schemas/protocol";
import { localeOf, speaker } from "@/lib/words/say";

const MOST_LETTERS = 80;

/**
 * Makes a protocol that says what the newest version of another says, under a name and a key of its own, as the last in
 * the clinic's order.
 *
 * @throws Refusal "not-found" when the clinic has no such protocol
 */
export async function copyProtocol(ctx: Context, input: NamedProtocolInput): Promise<{ protocolId: string }> {
  authorize(ctx.actor, "protocol:publish");
  const { actor } = ctx;
  const { clinicId } = actor;
  const say = speaker(localeOf(actor.kind === "member" ? actor.locale : "en"), "protocols");
  const protocolId = uuid();
  // One after the other: two copies must not take one key, or one place in the order.
  return ctx.book(async (tx) => {
    const original = await loadNewestVersion(tx, clinicId, input.protocolId);
    const all = await tx.protocol.findMany({ where: { clinicId }, select: { key: true, name: true, position: true } });
    const number = firstFree((one) => !all.some(({ key }) => key === keyOfCopy(original.protocol.key, one)));
    const key = keyOfCopy(original.protocol.key, number);
    const { name: copied } = original.protocol;
    const name = (number === 1 ? say("copyOf", { name: copied }) : say("copyNumber", { name: copied, number }))
      .slice(0, MOST_LETTERS)
      // A character of two halves may have been cut in two.
      .replace(/\p{Cs}$/u, "")
      .trim();
    const position = Math.max(0, ...all.map((one) => one.position)) + 1;
    await tx.protocol.create({ data: { clinicId, id: protocolId, key, name, position } });
    await tx.protocolVersion.create({
      data: {
        ...{ clinicId, id: uuid(), protocolId, number: 1, createdAt: ctx.now },
        body: { ...original.protocol, key, name },
        createdBy: actor.kind === "member" ? actor.membershipId : null,
      },
    });
    const after = { key, copyOf: input.protocolId, number: original.number };
    await record(tx, ctx, "protocol.copied", [{ type: "Protocol", id: protocolId, after }]);
    return { protocolId };
  });
}

const keyOfCopy = (key: string, number: number) => (number === 1 ? `${key}-copy` : `${key}-copy-${number}`);

function firstFree(isFree: (number: number) => boolean): number {
  let number = 1;
  while (!isFree(number)) number += 1;
  return number;
}
