// What does the screen of a bad day get back when it asks to look again, or to book?
import type { Context } from "@/lib/db/context";
import { previewBadDay } from "@/lib/operations/preview-bad-day";
import { repairBadDay } from "@/lib/operations/repair-bad-day";
import type { PreviewBadDayInput, RepairBadDayInput } from "@/lib/schemas/bad-day";
import type { BadDayScreen } from "@/lib/schemas/bad-day-screen";
import { storedHref } from "@/lib/web/bad-day-address";
import { badDayView } from "@/lib/web/bad-day-view";
import type { PageContext } from "@/lib/web/page";
import { localeOf } from "@/lib/words/say";

/** Fresh places for these choices. */
export async function solveBadDay(ctx: PageContext, input: PreviewBadDayInput): Promise<BadDayScreen> {
  return badDayView(localeOf(ctx.actor.locale), await previewBadDay(ctx, input));
}

/** Where to go on, or how things are now when somebody was faster. */
export async function bookBadDay(
  ctx: Context & Pick<PageContext, "actor">,
  input: RepairBadDayInput,
): Promise<{ href: string } | { screen: BadDayScreen }> {
  const done = await repairBadDay(ctx, input);
  return done.repaired
    ? { href: `${storedHref(done.lossId)}&moved=${done.moved}&told=${done.told}` }
    : { screen: badDayView(localeOf(ctx.actor.locale), done.preview) };
}
