// What does the page show on which a clinician says when the next touch-up should be?
import { may } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import type { AssessmentRecord } from "@/lib/db/queries/assessments";
import {
  assessMaintenance,
  knownFacts,
  lastFactors,
  loadMaintenance,
  type MaintenanceFacts,
} from "@/lib/operations/assess-maintenance";
import { windowAfter } from "@/lib/rules/gap";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { FACTORS, type FactorTable, insideWindow, isWithPrp, settledFindings } from "@/lib/rules/touch-up-factors";
import type { AssessMaintenanceInput } from "@/lib/schemas/maintenance";
import { addDays, dateOf } from "@/lib/time";
import { effectText, factorName } from "@/lib/web/factor-text";
import { moveHref } from "@/lib/web/move-screen";
import { type PageContext, readForPage } from "@/lib/web/page";
import { bookHref } from "@/lib/web/plan-changes";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

/** One read, at most thirteen queries; what is not there is "nothing here". */
export async function maintenancePage(ctx: PageContext, planId: string) {
  const locale = localeOf(ctx.actor.locale);
  const facts = await readForPage(ctx, (tx) => loadMaintenance(tx, ctx, planId));
  const { plan, client, today, assessments, location } = facts;
  const say = speaker(locale, "maintenance");
  return {
    locale,
    planId: plan.id,
    revision: plan.revision,
    clientName: `${client.givenName} ${client.familyName}`,
    clientHref: `/clinic/clients/${client.id}`,
    planTitle: planTitle(locale, plan.protocol, plan.area),
    standing: standingLines(locale, facts),
    nextLink: nextLink(locale, facts),
    /** Null for who may only look, or while there is nothing to assess. */
    form: formOf(locale, ctx, facts),
    whyNoForm: plan.status !== "active" ? say("notActive") : say("prescribersOnly"),
    history: assessments.map((one) => pastAssessment(locale, one, plan.protocol.factors, location.timeZone, today)),
  };
}

/** Assesses, and says what that came to. */
export async function assessAndSay(ctx: Context, input: AssessMaintenanceInput): Promise<{ saved: string }> {
  const { targetDays, changed } = await assessMaintenance(ctx, input);
  const locale = localeOf(ctx.actor.kind === "member" ? ctx.actor.locale : "en");
  return { saved: speaker(locale, "maintenance")("saved", { days: targetDays, changed }) };
}

/** When the last visit was, and how the next touch-up stands. */
function standingLines(locale: Locale, { tail, plan, today }: MaintenanceFacts): string[] {
  const say = speaker(locale, "maintenance");
  const { last, next, hasOpenSessions } = tail;
  const day = (on: string) => sayDay(locale, on, today);
  const given =
    last === null
      ? say("noneGiven")
      : say("last", { visit: visitTitle(locale, last).title, day: day(last.on), days: last.daysAgo });
  if (next === null) return [given, say("noNext")];
  const visit = visitTitle(locale, next).title;
  if (next.appointment) return [given, say("nextBooked", { visit, day: day(next.appointment.on) })];
  if (hasOpenSessions || last === null || plan.status === "ended") {
    return [given, say("nextWaits", { visit, days: next.gap.targetDays })];
  }
  const { earliestOn, targetOn, latestOn } = windowAfter(last.on, next.gap);
  const values = { visit, day: day(targetOn), days: next.gap.targetDays, after: visitTitle(locale, last).inText };
  return [given, say("nextOpen", { ...values, from: day(earliestOn), until: day(latestOn) })];
}

/** Where the next touch-up is moved or booked; nothing moves by itself. */
function nextLink(locale: Locale, { tail, plan }: MaintenanceFacts): { label: string; href: string } | null {
  const { next, hasOpenSessions } = tail;
  if (next === null || plan.status !== "active") return null;
  const say = speaker(locale, "maintenance");
  const visit = visitTitle(locale, next).inText;
  if (next.appointment && isStillToCome(next.appointment.status)) {
    return { label: say("move", { visit }), href: moveHref(next.appointment.id, null, null, "record") };
  }
  if (next.appointment || hasOpenSessions) return null;
  return { label: say("book", { visit }), href: bookHref(plan.id) };
}

function formOf(locale: Locale, ctx: PageContext, facts: MaintenanceFacts) {
  const { plan, tail, today, assessments } = facts;
  if (plan.status !== "active" || !may(ctx.actor, "maintenance:assess")) return null;
  const { protocol } = plan;
  const { touchUp, factors: table } = protocol;
  const { found, depthMm, withPrp: wasWithPrp } = lastFactors(assessments);
  // Before anybody has looked, the protocol says whether the last treatment was one with PRP.
  const withPrp = assessments.some(({ cause }) => cause === "factors") ? wasWithPrp : isWithPrp(protocol);
  const known = knownFacts(facts, { depthMm, withPrp });
  const settled = settledFindings(table, known);
  const say = speaker(locale, "maintenance");
  const { last } = tail;
  // Days count from the last visit only once nothing of the series is still to come.
  const afterOn = last !== null && !tail.hasOpenSessions ? last.on : null;
  return {
    touchUp,
    table,
    /** What doesn't change while the form is filled in. */
    facts: { age: known.age, skinType: known.skinType },
    asked: { found: found.filter((factor) => settled[factor] === null), depthMm, withPrp },
    afterOn,
    today,
    rows: FACTORS.map((factor) => ({
      factor,
      label: factorName(locale, factor, table),
      effect: effectText(locale, factor, table),
      settledText: factor === "deep-or-prp" ? say("fromDepth") : say("fromRecord"),
    })),
    fading: fadingText(locale, facts),
    words: formWords(locale, facts),
  };
}

/** What it would do that the result fades; null while there is none that could. */
function fadingText(locale: Locale, { tail, plan, today }: MaintenanceFacts): string | null {
  const say = speaker(locale, "maintenance");
  const { last, next, hasOpenSessions } = tail;
  if (last === null || hasOpenSessions) return null;
  const gap = next?.gap ?? plan.protocol.touchUp;
  const days = insideWindow(last.daysAgo, gap);
  if (next === null) return say("fadingAdds", { days });
  const visit = visitTitle(locale, next).title;
  if (next.appointment) return say("fadingBooked", { visit });
  if (days >= gap.targetDays) return say("fadingAlready", { visit });
  return days > last.daysAgo
    ? say("fadingEarliest", { visit, day: sayDay(locale, addDays(last.on, days), today) })
    : say("fadingNow", { visit, days });
}

function formWords(locale: Locale, { plan, tail }: MaintenanceFacts) {
  const say = speaker(locale, "maintenance");
  const { earliestDays: from, targetDays, latestDays: until } = plan.protocol.touchUp;
  const { last } = tail;
  return {
    cause: say("cause"),
    factors: say("factors"),
    fading: say("fading"),
    new_concern: say("new_concern"),
    factorsHint: say("factorsHint"),
    finding: say("finding"),
    effect: say("effect"),
    sum: say("sum"),
    base: say("base"),
    depth: say("depth"),
    depthHint: say("depthHint", { mm: plan.protocol.factors.deepFromMm }),
    prp: say("prp"),
    bounded: {
      earliest: say("boundedEarliest", { days: from }),
      latest: say("boundedLatest", { days: until }),
      target: say("boundedTarget", { days: targetDays }),
    },
    result: say("result"),
    resultDays: say("resultDays", { days: "{days}" }),
    resultOn: say("resultOn", { day: "{day}" }),
    resultAfter: last && !tail.hasOpenSessions ? say("resultAfter", { visit: visitTitle(locale, last).inText }) : "",
    window: say("window", { from, until }),
    windowOn: say("windowOn", { from: "{from}", until: "{until}" }),
    source: say("source"),
    overrule: say("overrule"),
    overruleHint: say("overruleHint"),
    overruleDays: say("overruleDays"),
    overruleBounds: say("overruleBounds", { from, until }),
    reason: say("reason"),
    fadingHint: say("fadingHint"),
    sessionsFirst: say("sessionsFirst"),
    note: say("note"),
    noteHint: say("noteHint"),
    save: say("save"),
    saving: say("saving"),
    failed: say("failed"),
    failedReference: say("failedReference", { reference: "{reference}" }),
    again: say("again"),
  };
}

function pastAssessment(locale: Locale, one: AssessmentRecord, table: FactorTable, timeZone: string, today: string) {
  const say = speaker(locale, "maintenance");
  const { cause, factors, targetDays: days, workedOutDays: worked } = one;
  const { found, depthMm, withPrp } = factors;
  const isFactors = cause === "factors";
  const facts = isFactors
    ? [
        ...found.map((factor) => factorName(locale, factor, table)),
        ...(depthMm === null ? [] : [say("historyDepth", { mm: depthMm })]),
        ...(withPrp ? [say("historyPrp")] : []),
      ]
    : [];
  const what = isFactors
    ? days === worked
      ? say("historyFactors", { days })
      : say("historyOverruled", { days, worked })
    : say(cause === "fading" ? "historyFading" : "historyNew_concern", { days });
  return {
    id: one.id,
    what,
    detail: isFactors ? facts.join(" · ") || say("historyNothing") : "",
    reason: one.reason,
    by: say("historyBy", { name: one.by, day: sayDay(locale, dateOf(one.at, timeZone), today) }),
  };
}
