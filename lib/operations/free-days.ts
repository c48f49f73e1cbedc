// Which starts does one day have for a visit, and where none is free: why, and on which day is there one?
import { type DayState, dayState } from "@/lib/scheduling/day-state";
import { findSlots } from "@/lib/scheduling/slots";
import type { Demand, Facility, Slot } from "@/lib/scheduling/types";
import { addDays, dateOf, type Minute, type PlainDate, type Span } from "@/lib/time";

/** So many days behind a full one are looked at for a free start. */
const LOOK_AHEAD_DAYS = 42;

export type StartQuestion = {
  facility: Facility;
  demand: Demand;
  clientBusy: Span[];
  /** The place that the visit has: no start to move to. */
  own: Slot | null;
  notBefore: Minute;
  today: PlainDate;
  horizonOn: PlainDate;
};

export type DayStarts = {
  on: PlainDate;
  /** By start, then clinician. */
  slots: Slot[];
  state: DayState;
  /** Of a day without a free start: the first later day that has one; null where none is near, or it is not needed. */
  nextOn: PlainDate | null;
};

/**
 * Every free start of some local days, both included, but for the place that the visit has. None lies beyond the horizon:
 * nobody works there yet.
 */
export function startsBetween(question: StartQuestion, from: PlainDate, to: PlainDate): Slot[] {
  const { facility, demand, clientBusy, own, notBefore } = question;
  return findSlots(facility, { demand, clientBusy, from, to, notBefore }).filter(
    ({ start, clinicianId }) => start !== own?.start || clinicianId !== own.clinicianId,
  );
}

export function startsOn(question: StartQuestion, on: PlainDate): DayStarts {
  const { facility, today } = question;
  const state = dayState(facility, on, question);
  const slots = state === "open" ? startsBetween(question, on, on) : [];
  if (slots.length > 0) return { on, slots, state, nextOn: null };
  const from = state === "past" ? today : addDays(on, 1);
  const [next] = startsBetween(question, from, addDays(from, LOOK_AHEAD_DAYS));
  return { on, slots, state, nextOn: next ? dateOf(next.start, facility.timeZone) : null };
}
