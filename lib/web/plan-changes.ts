// How can a running plan be changed, and at which addresses?

export const PLAN_CHANGES = ["extend", "skip", "bring-back", "pause", "resume", "end", "go-on"] as const;
export type PlanChange = (typeof PLAN_CHANGES)[number];

export function planChangeHref(planId: string, change: PlanChange, visitId: string | null = null): string {
  return `/clinic/plans/${planId}/change/${change}${visitId === null ? "" : `?visit=${visitId}`}`;
}

export const bookHref = (planId: string): string => `/clinic/plans/${planId}/book`;
export const recordVisitHref = (planId: string): string => `/clinic/plans/${planId}/record`;

/** Where a plan is ended so that a new one for the same protocol and area begins. */
export const beginAgainHref = (planId: string): string => `${planChangeHref(planId, "end")}?begin=new`;

/** The client's record, which says what has just happened to the plan. */
export function changedHref(plan: { id: string; client: { id: string } }, change: PlanChange | "record"): string {
  return `/clinic/clients/${plan.client.id}?changed=${change}&plan=${plan.id}`;
}
