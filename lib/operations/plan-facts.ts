// What does a decision about one plan rest on?

import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { loadPlace, type Place } from "@/lib/db/queries/places";
import { loadPlan, type PlanRecord, type VisitRecord } from "@/lib/db/queries/plans";
import { loadProtocols, shortestVisitMinutes } from "@/lib/db/queries/protocols";
import { loadBarredDays } from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import { daysBarredByEvent } from "@/lib/rules/gap";
import { type DeferredDays, deferredIn } from "@/lib/rules/screening";
import type { DayRange, PlanQuestion, PlanVisit } from "@/lib/scheduling/plan-request";
import type { Demand } from "@/lib/scheduling/types";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";

export type Clinic = {
  id: string;
  name: string;
  phone: string;
  horizonMonths: number;
  noticeHours: number;
  sunscreenStartHours: number;
};

/** @throws Refusal "not-found" when the transaction sees no such clinic */
export async function loadClinic(tx: Tx, clinicId: string): Promise<Clinic> {
  const clinic = await tx.clinic.findUnique({
    where: { id: clinicId },
    select: { id: true, name: true, phone: true, horizonMonths: true, noticeHours: true, sunscreenStartHours: true },
  });
  if (!clinic) throw new Refusal("not-found");
  return clinic;
}

export type PlanFacts = {
  clinic: Clinic;
  plan: PlanRecord;
  place: Place;
  today: PlainDate;
  /** The plan as it stands, nothing chosen: pins and wishes are added by who asks. */
  question: PlanQuestion;
};

/** The facts of a stored plan, at its location, from today to the booking horizon: at most seventeen queries, whatever its size. */
export async function loadPlanFacts(tx: Tx, ctx: Context, planId: string): Promise<PlanFacts> {
  const { clinicId } = ctx.actor;
  const clinic = await loadClinic(tx, clinicId);
  const plan = await loadPlan(tx, clinicId, planId);
  const protocols = await loadProtocols(tx, clinicId);
  const at = await surroundings(tx, ctx, clinic, {
    locationId: plan.locationId,
    clientId: plan.client.id,
    leaveOut: { planId },
    shortestVisitMinutes: shortestVisitMinutes(protocols),
  });
  const deferred = await loadBarredDays(tx, clinicId, [plan.client.id], at.bounds.today);
  const question: PlanQuestion = {
    ...at.bounds,
    visits: plan.visits.map((visit) => planVisitOf(visit, plan, at.place)),
    clientBusy: at.place.clientBusy,
    barredDays: barredDaysOf(plan, deferred.get(plan.client.id) ?? []),
    preferences: plan.preferences,
    pins: [],
    unticked: [],
    source: plan.protocol.sources[0].title,
  };
  return { clinic, plan, place: at.place, today: at.bounds.today, question };
}

/** The days on which no visit of the plan may stand: its big event, and what a screening defers in its area. */
export function barredDaysOf(
  { area, bigEventOn }: Pick<PlanRecord, "area" | "bigEventOn">,
  deferred: readonly DeferredDays[],
): DayRange[] {
  return [...(bigEventOn ? [daysBarredByEvent(bigEventOn)] : []), ...deferredIn(deferred, area)];
}

type Surroundings = { place: Place; bounds: { today: PlainDate; notBefore: number; horizonOn: PlainDate } };

/** A location from today to the clinic's horizon. The first day is asked of the location's own clock. */
export async function surroundings(
  tx: Tx,
  ctx: Context,
  clinic: Clinic,
  about: {
    locationId: string;
    clientId: string;
    leaveOut: { planId: string } | { appointmentId: string } | null;
    shortestVisitMinutes: number;
  },
): Promise<Surroundings> {
  const notBefore = fromDate(ctx.now);
  const days = (timeZone: string) => {
    const from = dateOf(notBefore, timeZone);
    return { from, to: bookingHorizon(from, clinic.horizonMonths) };
  };
  const place = await loadPlace(tx, { clinicId: clinic.id, days, now: ctx.now, ...about });
  const today = dateOf(notBefore, place.location.timeZone);
  return { place, bounds: { today, notBefore, horizonOn: bookingHorizon(today, clinic.horizonMonths) } };
}

/** Every clinician, room and device of the place may serve the visit, with these parts. */
export function demandAt(place: Place, occupancy: Demand["occupancy"]): Demand {
  return {
    occupancy,
    clinicianIds: place.clinicians.map(({ id }) => id),
    roomIds: place.rooms.map(({ id }) => id),
    deviceIds: place.devices.map(({ id }) => id),
  };
}

/** What is booked keeps the parts that it was booked with, also when the protocol has others by now. */
export function occupancyOfVisit(plan: PlanRecord, visit: VisitRecord | null): PlanRecord["occupancy"] {
  return visit?.appointment?.occupancy ?? plan.occupancy;
}

function planVisitOf(visit: VisitRecord, plan: PlanRecord, place: Place): PlanVisit {
  const { id, phase, position, number, gap, skipped, goOn, appointment } = visit;
  return {
    id,
    phase,
    position,
    number,
    gap,
    demand: demandAt(place, occupancyOfVisit(plan, visit)),
    skipped,
    goOn,
    appointment: appointment && {
      status: appointment.status,
      slot: appointment.slot,
      on: appointment.on,
      overridden: appointment.override !== null,
    },
  };
}
