// What does the plan's question become by who asks it?
import type { Context } from "@/lib/db/context";
import { noticeEndsAt } from "@/lib/rules/notice";
import type { PlanFacts } from "./plan-facts";

/** A client is offered nothing inside the notice period: they could not move it any more. */
export function asAsked(ctx: Context, { question, clinic }: PlanFacts): PlanFacts["question"] {
  if (!isClient(ctx)) return question;
  return { ...question, notBefore: noticeEndsAt(question.notBefore, clinic.noticeHours) };
}

export function isClient({ actor }: Context): boolean {
  return actor.kind === "member" && actor.role === "client";
}
