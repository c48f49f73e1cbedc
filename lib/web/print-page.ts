// What is read for a plan on paper: for staff one plan, for a client their own?
import { authorize } from "@/lib/access/permissions";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { loadPlan, loadPlansOfClient } from "@/lib/db/queries/plans";
import { loadClinic } from "@/lib/operations/plan-facts";
import { fromDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { type PrintedPlanView, printedPlan } from "@/lib/web/print-view";
import { localeOf } from "@/lib/words/say";

/** Any plan of the clinic, also one that has ended. */
export async function staffPrintPage(
  ctx: PageContext,
  planId: string,
): Promise<PrintedPlanView & { clientId: string }> {
  const { clinicId, locale } = ctx.actor;
  authorize(ctx.actor, "plan:read");
  const facts = await readForPage(ctx, async (tx) => ({
    plan: await loadPlan(tx, clinicId, planId),
    clinic: await loadClinic(tx, clinicId),
    names: await loadPlaceNames(tx, clinicId),
  }));
  return { ...printedPlan(localeOf(locale), { ...facts, now: fromDate(ctx.now) }), clientId: facts.plan.client.id };
}

/** The client's own plans that are not ended, each on its own sheet. */
export async function clientPrintPage(ctx: PageContext): Promise<PrintedPlanView[]> {
  const { clinicId, clientId, locale } = ctx.actor;
  authorize(ctx.actor, "plan:read", clientId);
  const { plans, clinic, names } = await readForPage(ctx, async (tx) => ({
    plans: await loadPlansOfClient(tx, clinicId, clientId ?? ""),
    clinic: await loadClinic(tx, clinicId),
    names: await loadPlaceNames(tx, clinicId),
  }));
  const running = plans.filter(({ status }) => status !== "ended");
  return running.map((plan) => printedPlan(localeOf(locale), { plan, clinic, names, now: fromDate(ctx.now) }));
}
