// A small clinic with nothing special about it, for a test to change the one thing that it is about.

import type { SeriesRequest, Step } from "@/lib/scheduling/place-series";
import type { Demand, Facility, Slot } from "@/lib/scheduling/slots";
import { instantAt, type Span } from "@/lib/time";

export const LONDON = "Europe/London";

/** An instant by the clock of the place: `at("2027-03-02", "09:30")`. */
export function at(on: string, clock: string, timeZone = LONDON): number {
  const [hours, minutes] = clock.split(":").map(Number);
  return instantAt(on, (hours ?? 0) * 60 + (minutes ?? 0), timeZone);
}

export function span(on: string, from: string, to: string, timeZone = LONDON): Span {
  return { start: at(on, from, timeZone), end: at(on, to, timeZone) };
}

/** An hour for which all four are taken. */
export function aDemand(change: Partial<Demand> = {}): Demand {
  const hour = { from: 0, to: 60 };
  return {
    occupancy: { client: hour, clinician: hour, room: hour, device: null },
    clinicianIds: ["ada"],
    roomIds: ["one"],
    deviceIds: [],
    ...change,
  };
}

/** One room, and clinicians with these working hours. */
export function aFacility(open: Record<string, Span[]>, change: Partial<Facility> = {}): Facility {
  return {
    timeZone: LONDON,
    slotMinutes: 60,
    shortestVisitMinutes: 30,
    clinicians: Object.entries(open).map(([id, hours]) => ({ id, open: hours, busy: [] })),
    rooms: [{ id: "one", busy: [] }],
    devices: [],
    ...change,
  };
}

export function aSlot(on: string, clock: string, change: Partial<Slot> = {}): Slot {
  return { start: at(on, clock), clinicianId: "ada", roomId: "one", deviceId: null, ...change };
}

export function aStep(change: Partial<Step> = {}): Step {
  return { id: "visit", demand: aDemand(), gap: { earliestDays: 1, targetDays: 1, latestDays: 1 }, ...change };
}

/** A course of these steps for which the first of March 2027 is asked, give or take nothing. */
export function aRequest(steps: Step[], change: Partial<SeriesRequest> = {}): SeriesRequest {
  return {
    previous: null,
    first: { earliestOn: "2027-03-01", targetOn: "2027-03-01", latestOn: "2027-03-01" },
    steps,
    clientBusy: [],
    preferences: {},
    ...change,
  };
}
