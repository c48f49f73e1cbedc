// What does who screens a client get for an answer: it is saved, or these visits would have to move?
import type { Member } from "@/lib/access/actor";
import type { Context } from "@/lib/db/context";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import type { DeferredPlan } from "@/lib/operations/replan-deferred";
import { type ScreeningPreview, screenClient } from "@/lib/operations/screen-client";
import type { ScreenClientInput, ScreeningOffer } from "@/lib/schemas/screening";
import { staffListener } from "@/lib/web/place-text";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { findingView, outcomeText } from "@/lib/web/screening-findings";
import { sayDayAndTime } from "@/lib/words/dates";
import { reasonSentence } from "@/lib/words/reason-sentence";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

/** Where the page goes on, or what would have to move; then nothing was saved. */
export type ScreeningAnswered = { saved: true; href: string } | { saved: false; offer: ScreeningOffer };

export async function answerScreening(
  ctx: Context & { actor: Member },
  input: ScreenClientInput,
): Promise<ScreeningAnswered> {
  const answer = await screenClient(ctx, input);
  if (answer.saved) {
    return { saved: true, href: `/clinic/clients/${input.clientId}/screening?saved=${answer.moved}` };
  }
  const names = await ctx.read((tx) => loadPlaceNames(tx, ctx.actor.clinicId));
  return { saved: false, offer: offerOf(localeOf(ctx.actor.locale), answer.preview, answer.isChanged, names) };
}

function offerOf(locale: Locale, preview: ScreeningPreview, isChanged: boolean, names: PlaceNames): ScreeningOffer {
  const say = speaker(locale, "screening");
  const { screened, deferred, today, questionnaire } = preview;
  const moving = deferred.filter(({ moves }) => moves.length > 0);
  const count = moving.reduce((sum, { moves }) => sum + moves.length, 0);
  const hit = deferred.reduce((sum, one) => sum + one.hit.length, 0);
  const timeZone = deferred[0]?.facts.place.location.timeZone ?? "UTC";
  return {
    title: say("followsTitle", { count: hit }),
    changed: isChanged ? say("changedTitle") : null,
    outcome: outcomeText(locale, screened, today),
    findings: screened.findings
      .filter(({ counts }) => counts !== "fine")
      .map((finding) => findingView(locale, finding, { questionnaire, today, timeZone }, []))
      .map(({ question, name, state, word, detail, ground }) => ({ question, name, state, word, detail, ground })),
    plans: deferred.map((plan) => planOffer(locale, plan, names)),
    moves: moving.map(({ facts, moves }) => ({
      planId: facts.plan.id,
      revision: facts.plan.revision,
      moves: moves.map(({ visitId, slot }) => ({ visitId, slot })),
    })),
    saveMove: count === 0 ? null : say("saveMove", { count }),
    saveLater: say(count === 0 ? "saveStuck" : "saveLater"),
  };
}

function planOffer(locale: Locale, plan: DeferredPlan, names: PlaceNames): ScreeningOffer["plans"][number] {
  const say = speaker(locale, "screening");
  const { facts, answer, moves, hit } = plan;
  const { timeZone } = facts.place.location;
  const title = planTitle(locale, facts.plan.protocol, facts.plan.area);
  const when = (start: number) => sayDayAndTime(locale, start, timeZone, facts.today);
  const listener = staffListener(names, facts.today);
  const stuckAt = answer.ok ? hit[0] : answer.visitId;
  const stuck = facts.plan.visits.find(({ id }) => id === stuckAt);
  return {
    planId: facts.plan.id,
    title: say("movesTitle", { title, count: moves.length }),
    stuck: moves.length > 0 || !stuck ? null : say("stuck", { title, visit: visitTitle(locale, stuck).inText }),
    moves: moves.map((move) => {
      const was = facts.plan.visits.find(({ id }) => id === move.visitId)?.appointment?.slot;
      const place = [
        names.clinicians.find(({ id }) => id === move.slot.clinicianId)?.name,
        names.rooms.find(({ id }) => id === move.slot.roomId)?.name,
      ];
      return {
        visitId: move.visitId,
        title: visitTitle(locale, move).title,
        from: was ? say("moveFrom", { from: when(was.start) }) : "",
        to: say("moveTo", { to: when(move.slot.start) }),
        place: place.filter(Boolean).join(" · "),
        why: move.why.map((reason) => reasonSentence(locale, reason, listener)),
      };
    }),
  };
}
