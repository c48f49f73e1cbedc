// What does the plan's question become by who asks it?
import type { Context } from "@/lib/db/context";
import { noticeEndsAt, offeredFrom } from "@/lib/rules/notice";
import type { PlanFacts } from "./plan-facts";

/**
 * What is offered leaves time to come. A client is offered nothing inside the notice period besides: they could not move it
 * any more.
 */
export function asOffered(ctx: Context, facts: PlanFacts): PlanFacts["question"] {
  const question = asAsked(ctx, facts);
  return { ...question, notBefore: Math.max(question.notBefore, offeredFrom(facts.question.notBefore)) };
}

/** What may be asked for: by a client nothing inside the notice period. */
export function asAsked(ctx: Context, { question, clinic }: PlanFacts): PlanFacts["question"] {
  if (!isClient(ctx)) return question;
  return { ...question, notBefore: noticeEndsAt(question.notBefore, clinic.noticeHours) };
}

export function isClient({ actor }: Context): boolean {
  return actor.kind === "member" && actor.role === "client";
}
