// Who of those who wait could stand in a place that fell free, where exactly, and who is asked first?
//
// Method: every start of the freed clinician's that begins in the freed time is tried for each visit that waits, the earliest
// first, as a move of that visit and of nothing else: the same judgement as a move by hand.

import { byNeed, suitsWishes, type Waiter, type Wishes } from "@/lib/rules/waitlist";
import { dateOf, daysBetween, type Minute, type PlainDate, type Span } from "@/lib/time";
import { decideMove } from "./decide-move";
import type { PlanQuestion } from "./plan-request";
import { findSlots } from "./slots";
import type { Facility, Occupancy, Slot } from "./types";

/** What fell free: the clinician's own part of a visit. Rooms and devices are looked for around it. */
export type FreedTime = { clinicianId: string; span: Span };

/** One visit for which an earlier place is wanted. */
export type WaitingVisit = {
  entryId: string;
  visitId: string;
  since: Minute;
  isAtRisk: boolean;
  wishes: Wishes;
  /** Its plan as it stands; the busy spans leave out the plan's own visits, as placing a plan asks for. */
  question: PlanQuestion;
  facility: Facility;
  /** For a visit that is not booked: the last day of its window. Null when it is past, or nobody can tell yet. */
  latestOn: PlainDate | null;
  /** Places that it had, or that were offered for it: none of them again. */
  passed: readonly FreedTime[];
};

/** A visit that a freed place suits. `occupancy`: the parts of this visit. */
export type Candidate = Waiter & { visitId: string; slot: Slot; on: PlainDate; occupancy: Occupancy };

/**
 * The candidates for a freed place, who is asked first in front. A visit could stand there when its treatment begins in the
 * freed time (a longer one may reach on into time that was free already), earlier than it is booked, nothing else of its plan
 * has to move, its earliest day is kept, the client can come, it is as they wish, and it was not there before.
 */
export function candidatesFor(freed: FreedTime, waiting: readonly WaitingVisit[]): Candidate[] {
  return waiting
    .flatMap((visit): Candidate[] => {
      const slot = startsFor(freed, visit).find((one) => couldStand(visit, one));
      return slot ? [candidate(visit, slot)] : [];
    })
    .sort(byNeed);
}

/**
 * Those who could have the very place that is held for another one: the same start, people and things, and no minute more.
 *
 * @param held the place and the parts of the visit that it is held for
 */
export function candidatesForHold(
  held: Pick<Candidate, "slot" | "occupancy">,
  freed: FreedTime,
  waiting: readonly WaitingVisit[],
): Candidate[] {
  return waiting
    .flatMap((visit): Candidate[] => {
      const occupancy = occupancyOf(visit);
      if (!occupancy || !isWithin(occupancy, held.occupancy)) return [];
      const slot: Slot = { ...held.slot, deviceId: occupancy.device === null ? null : held.slot.deviceId };
      const isOne = startsFor(freed, visit).some((one) => one.start === slot.start);
      return isOne && couldStand(visit, slot) ? [candidate(visit, slot)] : [];
    })
    .sort(byNeed);
}

/**
 * Whether a visit may be where it was offered a place, as its plan stands now.
 *
 * @returns its day there; null when something else would have to move, its day is none any more, or the place is taken
 */
export function standsAt(facility: Facility, question: PlanQuestion, visitId: string, slot: Slot): PlainDate | null {
  const decision = decideMove(facility, question, { visitId, slot, override: false });
  return decision.ok && decision.moves.length === 0 && !decision.overridden ? decision.on : null;
}

/**
 * The calendars as they are without one hold: who takes an offer takes the place that is kept for them. A closure at the very
 * same time stays.
 */
export function withoutHold(facility: Facility, slot: Slot, occupancy: Occupancy): Facility {
  const free = <Calendar extends { id: string; busy: Span[] }>(
    calendars: readonly Calendar[],
    id: string | null,
    part: Occupancy["device"],
  ) =>
    calendars.map((one) => {
      if (one.id !== id || !part) return one;
      const held = one.busy.findIndex(
        ({ start, end }) => start === slot.start + part.from && end === slot.start + part.to,
      );
      return { ...one, busy: one.busy.filter((_, index) => index !== held) };
    });
  return {
    ...facility,
    clinicians: free(facility.clinicians, slot.clinicianId, occupancy.clinician),
    rooms: free(facility.rooms, slot.roomId, occupancy.room),
    devices: free(facility.devices, slot.deviceId, occupancy.device),
  };
}

const visitOf = ({ question, visitId }: WaitingVisit) => question.visits.find(({ id }) => id === visitId);
const occupancyOf = (waiting: WaitingVisit) => visitOf(waiting)?.demand.occupancy;

/** The places of the freed clinician whose treatment begins in the freed time, the earliest first. */
function startsFor({ clinicianId, span }: FreedTime, waiting: WaitingVisit): Slot[] {
  const { facility, question, wishes, passed } = waiting;
  const visit = visitOf(waiting);
  if (!visit) return [];
  const { occupancy } = visit.demand;
  const from = span.start - occupancy.clinician.from;
  const until = span.end - occupancy.clinician.from;
  const treats = ({ start }: Slot): Span => ({
    start: start + occupancy.clinician.from,
    end: start + occupancy.clinician.to,
  });
  const bookedAt = visit.appointment?.slot.start ?? Number.POSITIVE_INFINITY;
  return findSlots(facility, {
    demand: { ...visit.demand, clinicianIds: visit.demand.clinicianIds.filter((id) => id === clinicianId) },
    clientBusy: question.clientBusy,
    from: dateOf(from, facility.timeZone),
    to: dateOf(until, facility.timeZone),
    notBefore: Math.max(from, question.notBefore),
  }).filter(
    (slot) =>
      slot.start < until &&
      slot.start < bookedAt &&
      suitsWishes(
        wishes,
        { start: slot.start, end: slot.start + occupancy.client.to, clinicianId },
        facility.timeZone,
      ) &&
      !passed.some((one) => one.clinicianId === clinicianId && overlap(one.span, treats(slot))),
  );
}

function couldStand({ facility, question, visitId }: WaitingVisit, slot: Slot): boolean {
  return standsAt(facility, question, visitId, slot) !== null;
}

function candidate(waiting: WaitingVisit, slot: Slot): Candidate {
  const visit = visitOf(waiting);
  if (!visit) throw new Error("A visit waits that its plan does not have");
  const { entryId, visitId, since, isAtRisk, latestOn, facility } = waiting;
  const on = dateOf(slot.start, facility.timeZone);
  const otherwiseOn = visit.appointment?.on ?? latestOn;
  const daysSooner = otherwiseOn === null ? 0 : Math.max(0, daysBetween(on, otherwiseOn));
  return { entryId, visitId, since, isAtRisk, daysSooner, slot, on, occupancy: visit.demand.occupancy };
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Whether each part lies within the same part of the other. */
function isWithin(inner: Occupancy, outer: Occupancy): boolean {
  const holds = (part: Occupancy["device"], around: Occupancy["device"]) =>
    part === null || (around !== null && around.from <= part.from && part.to <= around.to);
  return holds(inner.clinician, outer.clinician) && holds(inner.room, outer.room) && holds(inner.device, outer.device);
}
