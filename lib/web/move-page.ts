// What does the page of a move read?
import { loadAppointment } from "@/lib/db/queries/appointments";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { Refusal } from "@/lib/errors";
import { findConsultationTimes } from "@/lib/operations/find-consultation-times";
import { type AskedTimes, findTimes } from "@/lib/operations/find-times";
import { dateOf, fromDate } from "@/lib/time";
import { dayAsked, isId, minuteAsked } from "@/lib/web/asked-address";
import { moveAloneView } from "@/lib/web/move-alone-view";
import type { MoveFrom, MoveScreen } from "@/lib/web/move-screen";
import { moveView } from "@/lib/web/move-view";
import type { PageContext } from "@/lib/web/page";
import { refusalSentence } from "@/lib/words/refusal-sentence";
import { catalogueOf, type Locale, localeOf, speaker } from "@/lib/words/say";

export type AskedMove = { on?: string; at?: string; with?: string; from?: string };

/** `no` is the sentence of a visit that can't move any more; null when there is no such visit. */
export async function movePage(ctx: PageContext, appointmentId: string, asked: AskedMove) {
  const locale = localeOf(ctx.actor.locale);
  const now = fromDate(ctx.now);
  const start = minuteAsked(asked.at, now);
  const times: AskedTimes = {
    appointmentId,
    on: dayAsked(asked.on, dateOf(now, "UTC")),
    pick: start !== null && isId(asked.with) ? { start, clinicianId: asked.with } : null,
  };
  const from: MoveFrom = asked.from === "record" ? "record" : null;
  const words = moveWords(locale, from);
  try {
    return { view: await viewOf(ctx, locale, times, from), from, words, locale };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code !== "wrong-step" && error.code !== "plan-not-active") return null;
    return { no: refusalSentence(locale, error.code, error.values, dateOf(now, "UTC")), words, locale };
  }
}

async function viewOf(ctx: PageContext, locale: Locale, asked: AskedTimes, from: MoveFrom): Promise<MoveScreen> {
  const { clinicId } = ctx.actor;
  const { planId, names } = await ctx.read(async (tx) => ({
    planId: (await loadAppointment(tx, clinicId, asked.appointmentId)).planId,
    names: await loadPlaceNames(tx, clinicId),
  }));
  return planId === null
    ? moveAloneView(locale, await findConsultationTimes(ctx, asked), names, from)
    : moveView(locale, asked.appointmentId, await findTimes(ctx, asked), names, from);
}

function moveWords(locale: Locale, from: MoveFrom) {
  const say = speaker(locale, "move");
  const { title, offlineTitle, offlineDetail } = catalogueOf(locale).error;
  return {
    why: say("why"),
    best: say("best"),
    bestNone: say("bestNone"),
    bestNoneAlone: say("bestNoneAlone"),
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
    back: say(from === "record" ? "backRecord" : "back"),
    failed: {
      title,
      detail: speaker(locale, "error")("detail", { reference: "{reference}" }),
    },
    offline: { title: offlineTitle, detail: offlineDetail },
  };
}
