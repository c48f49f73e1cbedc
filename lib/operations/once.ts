// How does a request that is sent twice happen once?
import type { z } from "zod";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import type { Prisma } from "@/lib/db/generated/client";
import { Refusal } from "@/lib/errors";

/** `scope` and `key` name the request, `hash` stands for all that it asks. */
export type NamedRequest = { scope: string; key: string; hash: string };

/** An answer is kept for a week: by then whoever sent the request has heard it, or asks anew. */
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Runs an operation with one booking, unless the same request was answered before: then that answer comes again and nothing
 * happens. The answer is kept in the operation's own transaction, so neither stands without the other. Of two at once one books;
 * the other, which finds the plan changed, hears the first one's answer.
 *
 * @param answer the shape of what the operation's transaction gives back
 * @throws Refusal "request-repeated-otherwise" when the name was used for something else
 * @throws Refusal whatever the operation refuses: a refusal is not kept, the next try may find a place
 */
export async function once<T extends Prisma.InputJsonObject>(
  ctx: Context,
  request: NamedRequest,
  answer: z.ZodType<T>,
  operation: (ctx: Context) => Promise<T>,
): Promise<T> {
  const before = await answerBefore(ctx, request, answer);
  if (before !== null) return before;
  try {
    return await operation({
      ...ctx,
      book: (work) =>
        ctx.book(async (tx) => {
          const given = await work(tx);
          await keep(tx, ctx, request, answer.parse(given));
          return given;
        }),
    });
  } catch (error) {
    const meanwhile = error instanceof Refusal ? await answerBefore(ctx, request, answer) : null;
    if (meanwhile === null) throw error;
    return meanwhile;
  }
}

async function answerBefore<T>(
  ctx: Context,
  { scope, key, hash }: NamedRequest,
  answer: z.ZodType<T>,
): Promise<T | null> {
  const { clinicId } = ctx.actor;
  const row = await ctx.read((tx) =>
    tx.idempotency.findUnique({ where: { clinicId_scope_key: { clinicId, scope, key } } }),
  );
  if (!row || isOld(ctx, row.createdAt)) return null;
  if (row.requestHash !== hash) throw new Refusal("request-repeated-otherwise");
  return answer.parse(row.answer);
}

/**
 * Whoever holds the booking lock tidies up: an old answer must not be in the way of its own name.
 *
 * @throws Refusal "request-repeated-otherwise" when another request took the name since this one looked
 */
async function keep(
  tx: Tx,
  ctx: Context,
  { scope, key, hash }: NamedRequest,
  answer: Prisma.InputJsonObject,
): Promise<void> {
  const { clinicId } = ctx.actor;
  const meanwhile = await tx.idempotency.findUnique({
    where: { clinicId_scope_key: { clinicId, scope, key } },
    select: { createdAt: true },
  });
  if (meanwhile && !isOld(ctx, meanwhile.createdAt)) throw new Refusal("request-repeated-otherwise");
  await tx.idempotency.deleteMany({ where: { clinicId, createdAt: { lt: new Date(ctx.now.getTime() - KEPT_MS) } } });
  await tx.idempotency.create({ data: { clinicId, scope, key, requestHash: hash, answer, createdAt: ctx.now } });
}

function isOld(ctx: Context, at: Date): boolean {
  return at.getTime() < ctx.now.getTime() - KEPT_MS;
}
