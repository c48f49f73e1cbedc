// How is a visit that was missed or is cancelled booked again in the same breath, with what has to move for it?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { expectRevision, loadAppointment } from "@/lib/db/queries/appointments";
import type { VisitRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { statusAfter } from "@/lib/rules/day-steps";
import { type Alternative, placesToMove } from "@/lib/scheduling/alternatives";
import { decideMove } from "@/lib/scheduling/decide-move";
import type { PlanQuestion } from "@/lib/scheduling/plan-request";
import { areSamePlaces } from "@/lib/scheduling/same-slot";
import type { Slot } from "@/lib/scheduling/types";
import type { FindRebookingsInput, RebookVisitInput } from "@/lib/schemas/appointment";
import { daysBetween, fromDate, instantAt, type PlainDate, toDate } from "@/lib/time";
import { appointmentRowOf } from "./appointment-row";
import { asOffered } from "./as-asked";
import { expectBookable } from "./expect-screening";
import { refusedMove } from "./move-appointment";
import { expectSeen, tellOnce } from "./plan-bookings";
import { loadPlanFacts, type PlanFacts } from "./plan-facts";
import { takeStep } from "./step-appointment";
import { writeMoves } from "./write-moves";

export type Rebookings = { facts: PlanFacts; visit: VisitRecord; places: Alternative[] };

/**
 * The best other days for a visit that is about to be marked as missed or cancelled, the least cost first, each with the later
 * visits that would have to move. None of them takes a place from another visit. Nothing is written or held.
 *
 * @returns null for an appointment without a plan; no places while the plan is paused or has ended
 * @throws Refusal "not-found", "wrong-step" when the step does not fit
 */
export async function findRebookings(
  ctx: Context,
  input: FindRebookingsInput,
  limit: number,
): Promise<Rebookings | null> {
  authorize(ctx.actor, "visit:book");
  const found = await factsOf(ctx, input);
  if (found === null) return null;
  const { facts, visit } = found;
  if (facts.plan.status !== "active") return { facts, visit, places: [] };
  const question = asBookedAgain({ ...facts, question: asOffered(ctx, facts) }, visit);
  const places = placesToMove(facts.place.facility, question, visit.id, limit);
  return { facts, visit, places: places.filter(({ moves }) => moves.every(({ slot }) => slot !== null)) };
}

/**
 * Marks an appointment as missed or cancels it, books its visit at the place that was seen, and moves what has to move for it, all
 * in one transaction. The client hears of it in one message, as of a move.
 *
 * @returns the new appointment, and how many later visits moved
 * @throws Refusal "plan-changed" when the plan, or what would move, is not as it was seen; nothing has changed then
 * @throws Refusal "slot-taken", "clinician-taken", "room-taken", "device-taken" or "client-taken" when the place is gone
 * @throws Refusal "wrong-step" when the step does not fit any more, "plan-not-active", "screening-blocks"
 * @throws Refusal "not-found" for an appointment without a plan
 */
export async function rebookVisit(
  ctx: Context,
  input: RebookVisitInput,
): Promise<{ appointmentId: string; on: PlainDate; moved: number }> {
  authorize(ctx.actor, "visit:book");
  authorize(ctx.actor, input.step === "cancel" ? "appointment:cancel" : "appointment:run");
  const found = await factsOf(ctx, input);
  if (found === null) throw new Refusal("not-found");
  const { facts, visit } = found;
  expectSeen(facts.plan, input.revision, ["active"]);
  const slot = input.seen.find(({ visitId }) => visitId === visit.id)?.slot;
  if (!slot) throw new Refusal("plan-changed");
  const question = asBookedAgain(facts, visit);
  const decision = decideMove(facts.place.facility, question, { visitId: visit.id, slot, override: false });
  if (!decision.ok) throw refusedMove(decision, facts, visit);
  const { on, moves } = decision;
  if (!areSamePlaces([{ visitId: visit.id, slot }, ...moves], input.seen)) throw new Refusal("plan-changed");
  return ctx.book((tx) => write(tx, ctx, input, { facts, visit, slot, on, moves }));
}

type Decided = { facts: PlanFacts; visit: VisitRecord; slot: Slot; on: PlainDate; moves: Alternative["moves"] };

async function write(tx: Tx, ctx: Context, input: RebookVisitInput, { facts, visit, slot, on, moves }: Decided) {
  const { clinicId } = ctx.actor;
  const { plan, place } = facts;
  const { location } = place;
  const moving = moves.flatMap(({ visitId, slot: to, on: day }) => (to && day ? [{ visitId, slot: to, on: day }] : []));
  await expectBookable(tx, ctx, {
    clientId: plan.client.id,
    area: plan.area,
    timeZone: location.timeZone,
    days: [on, ...moving.map((move) => move.on)],
  });
  await expectRevision(tx, clinicId, plan.id, plan.revision);
  const { appointmentId, step, reason } = input;
  const was = await loadAppointment(tx, clinicId, appointmentId);
  await takeStep(tx, ctx, was, { appointmentId, step, ...(reason !== undefined && { reason }) });
  const moved = await writeMoves(tx, ctx, plan, moving, [visit.id]);
  const row = appointmentRowOf(ctx, {
    planId: plan.id,
    visitId: visit.id,
    clientId: plan.client.id,
    location,
    occupancy: visit.appointment?.occupancy ?? plan.occupancy,
    slot,
    on,
    minGapDays: visit.gap.earliestDays,
    signed: null,
  });
  await tx.appointment.create({ data: row });
  await record(tx, ctx, "appointment.booked", [
    { type: "Appointment", id: row.id, after: { visitId: visit.id, startsAt: toDate(slot.start).toISOString() } },
  ]);
  const itself = { appointmentId: row.id, visitId: visit.id, from: was.startsAt };
  await tellOnce(tx, ctx, plan, { moved: [itself, ...moved], cancelled: [] });
  return { appointmentId: row.id, on, moved: moved.length };
}

/** The appointment's plan and visit, once it is sure that the step fits; null for one without a plan. */
async function factsOf(ctx: Context, { appointmentId, step }: FindRebookingsInput) {
  const { row, facts } = await ctx.read(async (tx) => {
    const row = await loadAppointment(tx, ctx.actor.clinicId, appointmentId);
    return { row, facts: row.planId === null ? null : await loadPlanFacts(tx, ctx, row.planId) };
  });
  if (facts === null) return null;
  const visit = facts.plan.visits.find(({ appointment }) => appointment?.id === appointmentId);
  const now = fromDate(ctx.now);
  const { today } = facts;
  const fits = visit?.appointment
    ? statusAfter(step, row.status, { on: visit.appointment.on, start: visit.appointment.slot.start }, { today, now })
    : null;
  if (!visit || fits === null) throw new Refusal("wrong-step");
  return { facts, visit };
}

/**
 * The plan's question as for a move of the visit: later visits that are booked late keep that against the day that it had. Its
 * day is no way out; one that was late itself has all of its late window again, and is not held to the days before it.
 */
function asBookedAgain(
  { question, place, plan }: PlanFacts,
  { id, position, appointment, gap }: VisitRecord,
): PlanQuestion {
  if (appointment === null) return question;
  const before = plan.visits.findLast((one) => one.position < position && one.appointment !== null && !one.skipped);
  const wasLate = before?.appointment ? daysBetween(before.appointment.on, appointment.on) > gap.latestDays : false;
  const { timeZone } = place.location;
  const day = { start: instantAt(appointment.on, 0, timeZone), end: instantAt(appointment.on, 1440, timeZone) };
  return {
    ...question,
    clientBusy: wasLate ? [...question.clientBusy, day].sort((a, b) => a.start - b.start) : question.clientBusy,
    visits: question.visits.map((visit) =>
      visit.id === id && visit.appointment
        ? { ...visit, appointment: wasLate ? null : { ...visit.appointment, status: "booked" } }
        : visit,
    ),
  };
}
