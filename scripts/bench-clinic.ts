// Which clinic, which course and which lost days is the scheduling engine measured on? The same ones on every run.

import type { SeriesRequest, Step } from "@/lib/scheduling/place-series";
import type { Displaced } from "@/lib/scheduling/rebook-many";
import type { Demand, Facility } from "@/lib/scheduling/slots";
import { addDays, instantAt, type PlainDate, type Span } from "@/lib/time";

export const ZONE = "Europe/London";
export const FIRST_DAY: PlainDate = "2026-11-24";

type Shape = { clinicians: number; rooms: number; devices: number };

/** Numbs for 15 minutes without the clinician, who then needs 45; the room is cleaned for 10. Any of them may serve it. */
export function aDemand({ clinicians, rooms, devices }: Shape): Demand {
  return {
    occupancy: {
      client: { from: 0, to: 60 },
      clinician: { from: 15, to: 60 },
      room: { from: 0, to: 70 },
      device: { from: 15, to: 70 },
    },
    clinicianIds: ids("clinician", clinicians),
    roomIds: ids("room", rooms),
    deviceIds: ids("device", devices),
  };
}

/** A generator of the same numbers on every run (a linear congruence), from 0 to less than 1. */
function sameNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function ids(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${kind}-${String(i).padStart(2, "0")}`);
}

/** Works 9:00 to 18:00 on every day; `full` of that is taken, in pieces of 15 to 75 minutes. */
export function aFacility(shape: Shape & { days: number; full: number }): Facility {
  const next = sameNumbers(7);
  const open: Span[] = [];
  for (let day = 0; day < shape.days; day++) {
    const on = addDays(FIRST_DAY, day);
    open.push({ start: instantAt(on, 540, ZONE), end: instantAt(on, 1080, ZONE) });
  }
  const busy = () => {
    const spans: Span[] = [];
    for (const { start, end } of open) {
      for (let at = start; at < end; ) {
        const taken = 15 * (1 + Math.floor(next() * 5));
        const free = (taken * (1 - shape.full)) / shape.full;
        at += Math.round((free * 2 * next()) / 5) * 5;
        if (at + taken <= end) spans.push({ start: at, end: at + taken });
        at += taken;
      }
    }
    return spans;
  };
  return {
    timeZone: ZONE,
    slotMinutes: 15,
    shortestVisitMinutes: 30,
    clinicians: ids("clinician", shape.clinicians).map((id) => ({ id, open, busy: busy() })),
    rooms: ids("room", shape.rooms).map((id) => ({ id, busy: busy() })),
    devices: ids("device", shape.devices).map((id) => ({ id, busy: busy() })),
  };
}

/** Four sessions and two touch-ups. */
export function aCourse(demand: Demand): SeriesRequest {
  return {
    previous: null,
    first: { earliestOn: FIRST_DAY, targetOn: FIRST_DAY, latestOn: addDays(FIRST_DAY, 42) },
    steps: [1, 2, 3, 4, 5, 6].map(
      (n): Step => ({
        id: `step ${n}`,
        demand,
        gap:
          n < 5
            ? { earliestDays: 28, targetDays: 35, latestDays: 42 }
            : { earliestDays: 150, targetDays: 180, latestDays: 365 },
      }),
    ),
    clientBusy: [],
    preferences: { weekdays: [2, 4], from: 840, until: 1080, clinicianId: "clinician-03" },
  };
}

/** The day, counted from the first, on which what was to be has to be given up. */
const LOST_DAY = 28;

/**
 * So many visits on `days` days in a row, each with a week to either side, and every third one that has the visit before it in
 * the list four weeks before it in its plan. With `who` they were all that clinician's.
 */
export function lostVisits(demand: Demand, shape: { visits: number; days: number; who?: string }): Displaced[] {
  const next = sameNumbers(11);
  const lost: Displaced[] = [];
  for (let i = 0; i < shape.visits; i++) {
    const before = shape.days > 1 && i % 3 === 2 ? lost[i - 1] : undefined;
    const on = before
      ? addDays(before.earliestOn, 7 + 28)
      : addDays(FIRST_DAY, LOST_DAY + Math.floor(next() * shape.days));
    const clinicianId = shape.who ?? demand.clinicianIds[Math.floor(next() * demand.clinicianIds.length)] ?? "";
    const start = instantAt(on, 540 + 15 * Math.floor(next() * 32), ZONE);
    lost.push({
      id: `visit ${i}`,
      clientId: before?.clientId ?? `client ${i}`,
      demand,
      was: { start, clinicianId, roomId: "room-00", deviceId: "device-00" },
      earliestOn: addDays(on, -7),
      latestOn: addDays(on, 7),
      clientBusy: [],
      ...(before ? { after: { id: before.id, earliestDays: 24, latestDays: 35 } } : {}),
    });
  }
  return lost;
}

/** The facility without those working days of one clinician, or of all. */
export function withoutDays(facility: Facility, shape: { days: number; who?: string }): Facility {
  const lost = {
    start: instantAt(addDays(FIRST_DAY, LOST_DAY), 0, ZONE),
    end: instantAt(addDays(FIRST_DAY, LOST_DAY + shape.days), 0, ZONE),
  };
  const works = ({ start }: Span) => start < lost.start || start >= lost.end;
  const clinicians = facility.clinicians.map((one) =>
    shape.who === undefined || shape.who === one.id ? { ...one, open: one.open.filter(works) } : one,
  );
  return { ...facility, clinicians };
}
