// What becomes of a plan of which booked visits stand on days that a screening defers?
import { type DeferredDays, deferredIn } from "@/lib/rules/screening";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { type PlanAnswer, type PlannedVisit, placePlan } from "@/lib/scheduling/place-plan";
import type { Slot } from "@/lib/scheduling/types";
import type { PlainDate } from "@/lib/time";
import { barredDaysOf, type PlanFacts } from "./plan-facts";

export type DeferredMove = PlannedVisit & { slot: Slot; on: PlainDate };

export type DeferredPlan = {
  facts: PlanFacts;
  answer: PlanAnswer;
  /** The booked visits that move, the fewest; none when the plan as a whole finds no place: then all stay, at risk. */
  moves: DeferredMove[];
  /** The booked visits that stand on a deferred day. */
  hit: string[];
};

/** Null when every booked visit that is still to come can stand. What is not booked is not placed for it. */
export function replanDeferred(facts: PlanFacts, deferred: readonly DeferredDays[]): DeferredPlan | null {
  const { plan, place, question } = facts;
  const days = deferredIn(deferred, plan.area);
  const hit = plan.visits.flatMap(({ id, appointment }) =>
    appointment !== null &&
    isStillToCome(appointment.status) &&
    days.some(({ from, to }) => from <= appointment.on && appointment.on <= to)
      ? [id]
      : [],
  );
  if (hit.length === 0) return null;
  const lastBooked = plan.visits.findLastIndex(({ appointment }) => appointment !== null);
  const answer = placePlan(place.facility, {
    ...question,
    barredDays: barredDaysOf(plan, deferred),
    unticked: plan.visits.slice(lastBooked + 1).map(({ id }) => id),
  });
  const isBooked = ({ visitId }: PlannedVisit) =>
    plan.visits.some(({ id, appointment }) => id === visitId && appointment !== null);
  const moved = answer.visits.filter((visit) => visit.moved && isBooked(visit));
  const moves = moved.flatMap((visit): DeferredMove[] =>
    visit.slot === null || visit.on === null ? [] : [{ ...visit, slot: visit.slot, on: visit.on }],
  );
  return { facts, answer, moves: answer.ok && moves.length === moved.length ? moves : [], hit };
}
