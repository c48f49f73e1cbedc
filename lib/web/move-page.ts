// What does the page of a move read?
import { loadPlaceNames } from "@/lib/db/queries/names";
import { Refusal } from "@/lib/errors";
import { findTimes } from "@/lib/operations/find-times";
import { dateOf, fromDate, isPlainDate } from "@/lib/time";
import { moveView } from "@/lib/web/move-view";
import type { PageContext } from "@/lib/web/page";
import { refusalSentence } from "@/lib/words/refusal-sentence";
import { catalogueOf, type Locale, localeOf, speaker } from "@/lib/words/say";

export type AskedMove = { on?: string; at?: string; with?: string };

/** `no` is the sentence of a visit that can't move any more; null when there is no such visit, or it has no plan. */
export async function movePage(ctx: PageContext, appointmentId: string, asked: AskedMove) {
  const locale = localeOf(ctx.actor.locale);
  const on = asked.on !== undefined && isPlainDate(asked.on) ? asked.on : null;
  const start = Number(asked.at);
  const pick =
    asked.at !== undefined && asked.with !== undefined && Number.isSafeInteger(start)
      ? { start, clinicianId: asked.with }
      : null;
  try {
    const found = await findTimes(ctx, { appointmentId, on, pick });
    const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
    return { view: moveView(locale, appointmentId, found, names), words: moveWords(locale), locale };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "wrong-step") {
      const today = dateOf(fromDate(ctx.now), "UTC");
      return { no: refusalSentence(locale, error.code, error.values, today), words: moveWords(locale), locale };
    }
    return null;
  }
}

function moveWords(locale: Locale) {
  const say = speaker(locale, "move");
  return {
    why: say("why"),
    best: say("best"),
    bestNone: say("bestNone"),
    anotherDay: say("anotherDay"),
    show: say("show"),
    dayBefore: say("dayBefore"),
    dayAfter: say("dayAfter"),
    chosen: say("chosen"),
    chooseTitle: say("chooseTitle"),
    chooseText: say("chooseText"),
    moving: say("moving"),
    reason: say("reason"),
    keep: say("keep"),
    taken: say("taken"),
    again: say("again"),
    back: say("back"),
    failed: {
      title: catalogueOf(locale).error.title,
      detail: speaker(locale, "error")("detail", { reference: "{reference}" }),
    },
  };
}
