// What does the page read on which a running plan is changed?
import { may } from "@/lib/access/permissions";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { loadPlan } from "@/lib/db/queries/plans";
import { loadProtocols } from "@/lib/db/queries/protocols";
import { Refusal } from "@/lib/errors";
import { loadClinic } from "@/lib/operations/plan-facts";
import { previewExtension } from "@/lib/operations/preview-extension";
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import { dateOf, fromDate } from "@/lib/time";
import { isId } from "@/lib/web/asked-address";
import { extensionView } from "@/lib/web/extension-view";
import { type PageContext, readForPage } from "@/lib/web/page";
import { type ChangeFacts, type PlanChangeView, planChangeView } from "@/lib/web/plan-change-view";
import type { PlanChange } from "@/lib/web/plan-changes";
import { refusalSentence } from "@/lib/words/refusal-sentence";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

/** `visit`: which one it is about; `begin`: "new" when a new plan is to follow an end. */
export type AskedChange = { visit?: string; begin?: string };

/** One read for all changes but a longer course, which is placed to show what would move. */
export async function planChangePage(ctx: PageContext, planId: string, change: PlanChange, asked: AskedChange) {
  const locale = localeOf(ctx.actor.locale);
  const { clinicId } = ctx.actor;
  const facts = await readForPage(ctx, async (tx): Promise<ChangeFacts> => {
    const plan = await loadPlan(tx, clinicId, planId);
    const names = await loadPlaceNames(tx, clinicId);
    const clinic = await loadClinic(tx, clinicId);
    const isFollowed = change === "end" && asked.begin === "new";
    const protocols = isFollowed ? await loadProtocols(tx, clinicId) : [];
    const timeZone = names.locations.find(({ id }) => id === plan.locationId)?.timeZone ?? "UTC";
    const today = dateOf(fromDate(ctx.now), timeZone);
    return {
      plan,
      names,
      timeZone,
      today,
      now: fromDate(ctx.now),
      horizonOn: bookingHorizon(today, clinic.horizonMonths),
      visitId: isId(asked.visit) ? asked.visit : null,
      mayDecide: may(ctx.actor, "visit:go-on"),
      mayExceed: may(ctx.actor, "plan:exceed"),
      followedBy: isFollowed
        ? { protocolVersionId: protocols.find(({ protocol }) => protocol.key === plan.protocol.key)?.versionId ?? null }
        : null,
    };
  });
  return { view: await viewOf(ctx, locale, facts, change), words: formWords(locale), locale };
}

async function viewOf(
  ctx: PageContext,
  locale: Locale,
  facts: ChangeFacts,
  change: PlanChange,
): Promise<PlanChangeView> {
  try {
    return change === "extend"
      ? extensionView(locale, facts, await previewExtension(ctx, facts.plan.id))
      : planChangeView(locale, facts, change);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const no = refusalSentence(locale, error.code, error.values, facts.today);
    return { ...planChangeView(locale, facts, null), no };
  }
}

/** The words of a form that changes a plan. */
export function formWords(locale: Locale) {
  const say = speaker(locale, "planChange");
  return {
    back: say("back"),
    keep: say("keep"),
    again: say("again"),
    choose: say("choose"),
    failed: say("failed"),
    failedReference: say("failedReference", { reference: "{reference}" }),
  };
}
