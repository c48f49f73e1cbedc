// On which days of a stretch could one visit that is due be booked, at which times, and how good would each day be?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import type { Grade } from "@/lib/rules/gap";
import type { Slot } from "@/lib/scheduling/types";
import { dateOf, type PlainDate } from "@/lib/time";
import { offeredFacts, placeDue } from "./book-due-visits";
import { startQuestion } from "./find-times";
import { startsBetween } from "./free-days";
import type { PlanFacts } from "./plan-facts";

type AskedDays = { planId: string; visitId: string; from: PlainDate; to: PlainDate };

export type DueDay = {
  on: PlainDate;
  /** Local calendar days since the visit before; null for the first. */
  gapDays: number | null;
  grade: Grade | null;
  /** Visits that are booked and would have to move, or lose their place, for it. */
  moves: number;
  cancels: number;
  /** By start, then clinician. */
  slots: Slot[];
};

/**
 * The days, both ends included, on which the visit and all that is due with it could be booked: late ones too, as far as no
 * clinician has to decide first. The gaps of a day are the same at every start, so the day is judged by its first one.
 *
 * @throws Refusal "not-found" for a visit that is not due, or "plan-not-active" for a plan that is paused or ended
 */
export async function findDueDays(
  ctx: Context,
  { planId, visitId, from, to }: AskedDays,
): Promise<{ facts: PlanFacts; days: DueDay[] }> {
  authorize(ctx.actor, "plan:prescribe");
  const facts = await offeredFacts(ctx, planId);
  const visit = facts.plan.visits.find(({ id }) => id === visitId);
  const question = startQuestion(facts, visitId);
  if (!visit || !question || visit.skipped || visit.appointment !== null) throw new Refusal("not-found");
  const { today, horizonOn } = question;
  const slots = startsBetween(question, from < today ? today : from, to > horizonOn ? horizonOn : to);
  const byDay = new Map<PlainDate, Slot[]>();
  for (const slot of slots) {
    const on = dateOf(slot.start, facts.place.location.timeZone);
    byDay.set(on, [...(byDay.get(on) ?? []), slot]);
  }
  return { facts, days: [...byDay].flatMap(([on, ofDay]) => judgedDay(facts, visitId, on, ofDay)) };
}

function judgedDay(facts: PlanFacts, visitId: string, on: PlainDate, slots: Slot[]): DueDay[] {
  const [slot] = slots;
  if (!slot) return [];
  const { answer, toBook, toMove, toDrop } = placeDue(facts, { pins: [{ visitId, slot }], unticked: [] });
  const placed = toBook.find((one) => one.visitId === visitId);
  if (!answer.ok || answer.droppedPins.length > 0 || !placed) return [];
  return [{ on, gapDays: placed.gapDays, grade: placed.grade, moves: toMove.length, cancels: toDrop.length, slots }];
}
