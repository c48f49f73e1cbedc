// What would one more session do to a plan, once it is booked?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import { type AddedSession, sessionToAdd } from "@/lib/rules/extend-series";
import { type PlanAnswer, placePlan } from "@/lib/scheduling/place-plan";
import type { PlanVisit } from "@/lib/scheduling/plan-request";
import { demandAt, loadPlanFacts, type PlanFacts } from "./plan-facts";
import { progressOf } from "./plan-progress";

/** The new session goes by this id until it is stored. */
export const ADDED = "added";

export type ExtensionPreview = { facts: PlanFacts; added: AddedSession; answer: PlanAnswer };

/**
 * Places the plan as it would be with a session more; nothing is written or held.
 *
 * @throws Refusal "not-found", or "plan-not-active"
 */
export async function previewExtension(ctx: Context, planId: string): Promise<ExtensionPreview> {
  authorize(ctx.actor, "plan:change");
  const facts = await ctx.read((tx) => loadPlanFacts(tx, ctx, planId));
  const { plan, place, question } = facts;
  if (plan.status !== "active") throw new Refusal("plan-not-active");
  const added = sessionToAdd(plan.protocol, progressOf(plan));
  const { position, number, gap } = added;
  const session: PlanVisit = {
    id: ADDED,
    phase: "session",
    position,
    number,
    gap,
    skipped: false,
    goOn: false,
    appointment: null,
    demand: demandAt(place, plan.occupancy),
  };
  const moved = question.visits.map((visit) =>
    visit.position < position ? visit : { ...visit, position: visit.position + 1 },
  );
  const answer = placePlan(place.facility, { ...question, visits: [...moved, session] });
  return { facts, added, answer };
}
