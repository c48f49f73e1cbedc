// Where would a new course stand?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { loadKnownClient } from "@/lib/db/queries/assessments";
import type { Place } from "@/lib/db/queries/places";
import {
  loadProtocols,
  type ProtocolRecord,
  protocolVersionOf,
  shortestVisitMinutes,
} from "@/lib/db/queries/protocols";
import { loadBarredDays } from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import { areasFor } from "@/lib/rules/areas";
import { daysBarredByEvent } from "@/lib/rules/gap";
import { deferredIn } from "@/lib/rules/screening";
import { generateSeries } from "@/lib/rules/series";
import { knownTarget, type TouchUpTarget } from "@/lib/rules/touch-up-factors";
import { type Alternative, alternatives } from "@/lib/scheduling/alternatives";
import { type PlanAnswer, placePlan } from "@/lib/scheduling/place-plan";
import type { PlanQuestion } from "@/lib/scheduling/plan-request";
import type { SeriesInput } from "@/lib/schemas/series";
import type { PlainDate } from "@/lib/time";
import { type Clinic, demandAt, loadClinic, surroundings } from "./plan-facts";

/** A course that is not booked; a visit's id is its position as text. */
export type SeriesPreview = {
  clinic: Clinic;
  client: { id: string; givenName: string; familyName: string };
  place: Place;
  today: PlainDate;
  protocol: ProtocolRecord;
  /** When its touch-ups are aimed for, by what is known of the client. */
  target: TouchUpTarget;
  question: PlanQuestion;
  answer: PlanAnswer;
};

export const visitIdAt = (position: number): string => String(position);

/**
 * Reads what is free and places the course: nothing is held or written.
 *
 * @throws Refusal "not-found" for an unknown client, location or protocol
 * @throws Refusal "invalid-input" at `sessions` when the protocol doesn't allow so many, at `area` when it is for others
 */
export async function previewSeries(ctx: Context, input: SeriesInput): Promise<SeriesPreview> {
  authorize(ctx.actor, "plan:prescribe");
  if (input.pins.some((pin) => pin.overrideReason !== undefined)) authorize(ctx.actor, "gap:override");
  const { clinicId } = ctx.actor;
  const facts = await ctx.read(async (tx) => {
    const clinic = await loadClinic(tx, clinicId);
    const client = await tx.client.findUnique({
      where: { clinicId_id: { clinicId, id: input.clientId } },
      select: { id: true, givenName: true, familyName: true, endedAt: true },
    });
    if (!client || client.endedAt !== null) throw new Refusal("not-found");
    const protocols = await loadProtocols(tx, clinicId);
    const at = await surroundings(tx, ctx, clinic, {
      locationId: input.locationId,
      clientId: input.clientId,
      leaveOut: null,
      shortestVisitMinutes: shortestVisitMinutes(protocols),
    });
    const known = await loadKnownClient(tx, clinicId, input.clientId, ctx.now);
    const barred = await loadBarredDays(tx, clinicId, [input.clientId], at.bounds.today);
    return { clinic, client, known, protocols, deferred: barred.get(input.clientId) ?? [], ...at };
  });
  const protocol = protocolVersionOf(facts.protocols, input.protocolVersionId);
  if (!areasFor(protocol.protocol).includes(input.area)) throw new Refusal("invalid-input", {}, { area: "otherArea" });
  const { place, bounds } = facts;
  const wished = input.preferences.clinicianId;
  if (wished !== undefined && !place.clinicians.some(({ id }) => id === wished)) throw new Refusal("not-found");
  const target = knownTarget(protocol.protocol, facts.known);
  const question: PlanQuestion = {
    ...bounds,
    visits: generateSeries(protocol.protocol, input.sessions, target.days).map(
      ({ phase, position, number, gap, occupancy }) => ({
        id: visitIdAt(position),
        phase,
        position,
        number,
        gap,
        demand: demandAt(place, occupancy),
        skipped: false,
        goOn: false,
        appointment: null,
      }),
    ),
    clientBusy: place.clientBusy,
    barredDays: [
      ...deferredIn(facts.deferred, input.area),
      ...(input.bigEventOn === undefined ? [] : [daysBarredByEvent(input.bigEventOn)]),
    ],
    preferences: input.preferences,
    ...(input.firstOn !== undefined && { firstTargetOn: input.firstOn }),
    pins: input.pins.map(({ position, slot, overrideReason }) => ({
      visitId: visitIdAt(position),
      slot,
      ...(overrideReason !== undefined && { overridden: true }),
    })),
    unticked: input.unticked.map(visitIdAt),
    source: protocol.protocol.sources[0].title,
  };
  return {
    clinic: facts.clinic,
    client: facts.client,
    place,
    today: bounds.today,
    protocol,
    target,
    question,
    answer: placePlan(place.facility, question),
  };
}

/** The best other days for one visit of a course that is not booked, least cost first. */
export async function previewAlternatives(
  ctx: Context,
  input: SeriesInput & { position: number },
): Promise<{ preview: SeriesPreview; alternatives: Alternative[] }> {
  const preview = await previewSeries(ctx, input);
  const found = alternatives(preview.place.facility, preview.question, visitIdAt(input.position), 6);
  return { preview, alternatives: found };
}
