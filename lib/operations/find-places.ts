// Where could one appointment move to, and what would each place move with it?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { loadAppointment } from "@/lib/db/queries/appointments";
import { Refusal } from "@/lib/errors";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { type Alternative, placesToMove } from "@/lib/scheduling/alternatives";
import type { FindPlacesInput } from "@/lib/schemas/appointment";
import { asOffered } from "./as-asked";
import { loadPlanFacts, type PlanFacts } from "./plan-facts";

export type FoundPlaces = { facts: PlanFacts; visitId: string; places: Alternative[] };

/**
 * The best other days for one booked visit of a plan, the least cost first.
 *
 * @throws Refusal "not-found" for an appointment without a plan or of another client, "wrong-step" when it can't move any more
 */
export async function findPlaces(ctx: Context, input: FindPlacesInput, limit = 6): Promise<FoundPlaces> {
  const facts = await ctx.read(async (tx) => {
    const row = await loadAppointment(tx, ctx.actor.clinicId, input.appointmentId);
    authorize(ctx.actor, "appointment:move", row.clientId);
    if (row.planId === null) throw new Refusal("not-found");
    return loadPlanFacts(tx, ctx, row.planId);
  });
  const visit = facts.plan.visits.find(({ appointment }) => appointment?.id === input.appointmentId);
  if (!visit?.appointment) throw new Refusal("wrong-step");
  if (!isStillToCome(visit.appointment.status)) throw new Refusal("wrong-step");
  if (facts.plan.status !== "active") throw new Refusal("plan-not-active");
  return {
    facts,
    visitId: visit.id,
    places: placesToMove(facts.place.facility, asOffered(ctx, facts), visit.id, limit),
  };
}
