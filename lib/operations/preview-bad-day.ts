// Who is hit when somebody or something is lost, and where could each of them go?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { offeredFrom } from "@/lib/rules/notice";
import type { PreviewBadDayInput } from "@/lib/schemas/bad-day";
import { fromDate } from "@/lib/time";
import { type BadDayFacts, loadBadDay } from "./bad-day-facts";
import type { Proposal } from "./lost-group";
import { proposeMoves } from "./propose-moves";

export type BadDayPreview = { facts: BadDayFacts; proposal: Proposal };

/** What the first search may take; it runs in a thread of its own. */
const LIMIT_MS = 5000;

/**
 * Nothing is saved. The search takes a moment, ten seconds at the very most: a page must not wait for it.
 *
 * @throws Refusal "not-found" for what the clinic doesn't have, "in-the-past" for a loss that would begin before today
 */
export async function previewBadDay(ctx: Context, input: PreviewBadDayInput): Promise<BadDayPreview> {
  authorize(ctx.actor, "day:repair");
  const facts = await ctx.read((tx) => loadBadDay(tx, ctx, input.loss));
  const notBefore = offeredFrom(fromDate(ctx.now));
  return { facts, proposal: await proposeMoves(facts, input, { notBefore, limitMs: LIMIT_MS }) };
}
