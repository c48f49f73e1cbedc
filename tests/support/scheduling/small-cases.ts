// Which small clinics and courses are the engine and its oracles compared on?

import fc from "fast-check";
import type { SeriesRequest, Step } from "@/lib/scheduling/place-series";
import type { Demand, Facility, Offset, Slot, SlotQuery } from "@/lib/scheduling/slots";
import type { Span } from "@/lib/time";
import { bruteForceSlots } from "./brute-force-slots";

/** Days on which a clock changes (or a day is left out), and one where nothing happens. */
const CHANGES: [timeZone: string, on: string][] = [
  ["Asia/Kathmandu", "2027-03-14"],
  ["Europe/London", "2027-03-28"],
  ["Europe/London", "2027-10-31"],
  ["America/New_York", "2027-03-14"],
  ["America/New_York", "2027-11-07"],
  ["Australia/Lord_Howe", "2027-04-04"],
  ["Australia/Lord_Howe", "2027-10-03"],
  ["America/Havana", "2027-03-14"],
  ["America/Havana", "2027-11-07"],
  ["Africa/Cairo", "2026-10-29"],
  ["America/Scoresbysund", "2026-10-24"],
  ["America/St_Johns", "2006-10-28"],
  ["Pacific/Apia", "2011-12-30"],
];

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;

/** Three days either side of the change, as instants: all that these small cases ever look at. */
export type Around = { timeZone: string; noon: number; dayAt: (days: number) => string };

export const around: fc.Arbitrary<Around> = fc.constantFrom(...CHANGES).map(([timeZone, on]) => ({
  timeZone,
  noon: Date.parse(`${on}T12:00Z`) / 60_000,
  dayAt: (days: number) => isoDay(Date.parse(on) + days * DAY_MS),
}));

export const minutes = (min: number, max: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: Math.ceil(min / 15), max: Math.floor(max / 15) }).map((n) => n * 15) },
    { weight: 1, arbitrary: fc.integer({ min, max }) },
  );

export function spansAround(
  noon: number,
  days: number,
  count: number,
  longest: number,
  least = 0,
): fc.Arbitrary<Span[]> {
  const span = fc
    .tuple(minutes(-days * 1440, days * 1440), minutes(15, longest))
    .map(([from, length]) => ({ start: noon + from, end: noon + from + length }));
  return fc
    .array(span, { minLength: least, maxLength: count })
    .map((spans) => spans.toSorted((a, b) => a.start - b.start));
}

const offset: fc.Arbitrary<Offset> = fc
  .tuple(fc.constantFrom(0, 0, 15, 30, 7), fc.constantFrom(15, 30, 45, 60, 23))
  .map(([from, length]) => ({ from, to: from + length }));

export const demand: fc.Arbitrary<Demand> = fc.record({
  occupancy: fc.record({
    client: offset,
    clinician: offset,
    room: offset,
    device: fc.option(offset, { nil: null, freq: 3 }),
  }),
  clinicianIds: fc.oneof(
    fc.constant<string[]>(["b", "a", "Z", "a", "ghost"]),
    fc.subarray(["a", "b"], { minLength: 1 }),
  ),
  roomIds: fc.oneof(fc.constant<string[]>(["r2", "r1", "r2"]), fc.subarray(["r1", "r2", "cellar"], { minLength: 1 })),
  deviceIds: fc.oneof(fc.constant<string[]>(["d2", "d1"]), fc.subarray(["d1", "d2", "laser"], { minLength: 1 })),
});

export function facility({ timeZone, noon }: Around, open: number, longest: number): fc.Arbitrary<Facility> {
  const busy = (count: number) => spansAround(noon, 4, count, longest);
  return fc.record({
    timeZone: fc.constant(timeZone),
    slotMinutes: fc.constantFrom(15 as const, 20 as const, 30 as const, 60 as const, 60 as const),
    shortestVisitMinutes: fc.constantFrom(0, 30, 45, 60),
    clinicians: fc
      .tuple(
        ...["b", "a", "Z"].map((id) =>
          fc.record({ id: fc.constant(id), open: spansAround(noon, 4, open, longest, open / 2), busy: busy(3) }),
        ),
      )
      .chain((all) => fc.subarray(all, { minLength: 1 })),
    rooms: fc.tuple(...["r2", "r1"].map((id) => fc.record({ id: fc.constant(id), busy: busy(4) }))),
    devices: fc.tuple(...["d1", "d2"].map((id) => fc.record({ id: fc.constant(id), busy: busy(4) }))),
  });
}

export const slotCase: fc.Arbitrary<{ facility: Facility; query: SlotQuery }> = around.chain((place) =>
  fc
    .tuple(
      facility(place, 6, 1500),
      demand,
      spansAround(place.noon, 3, 2, 900),
      fc.tuple(fc.integer({ min: -3, max: 2 }), fc.integer({ min: -1, max: 3 })),
      fc.option(minutes(-4000, 2000), { freq: 2 }),
    )
    .map(([clinic, need, clientBusy, [from, length], notBefore]) => ({
      facility: clinic,
      query: {
        demand: need,
        clientBusy,
        from: place.dayAt(from),
        to: place.dayAt(from + length),
        ...(notBefore === null ? {} : { notBefore: place.noon + notBefore }),
      },
    })),
);

const gap = fc
  .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 }))
  .map(([earliestDays, more, most]) => ({
    earliestDays,
    targetDays: earliestDays + more,
    latestDays: earliestDays + more + most,
  }));

export function booked(noon: number): fc.Arbitrary<Slot> {
  return fc.record({
    start: minutes(-3 * 1440, 3 * 1440).map((at) => noon + at),
    clinicianId: fc.constantFrom("a", "a", "b", "b", "Z", "ghost"),
    roomId: fc.constantFrom("r1", "r1", "r2", "r2", "cellar"),
    deviceId: fc.constantFrom("d1", "d1", "d2", "laser", null),
  });
}

function step(noon: number): fc.Arbitrary<Omit<Step, "id">> {
  const state = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: fc.record({ booked: booked(noon), overridden: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ booked: booked(noon), overridden: fc.boolean(), pinned: fc.constant(true) }),
    },
  );
  return fc.tuple(demand, gap, state).map(([need, window, rest]) => ({ demand: need, gap: window, ...rest }));
}

export const seriesCase: fc.Arbitrary<{ facility: Facility; request: SeriesRequest }> = around.chain((place) =>
  fc
    .tuple(
      facility(place, 12, 400),
      fc.array(step(place.noon), { minLength: 1, maxLength: 3 }),
      fc.option(
        fc.record({ on: fc.integer({ min: -4, max: -2 }), clinicianId: fc.constantFrom("a", "b", "Z", "ghost") }),
      ),
      fc.tuple(fc.integer({ min: -3, max: 0 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 })),
      fc.oneof(spansAround(place.noon, 3, 2, 600), spansAround(place.noon, 3, 4, 4000)),
      fc.record(
        {
          weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
          from: fc.constantFrom(0, 300, 555),
          until: fc.constantFrom(600, 900, 1440),
          clinicianId: fc.constantFrom("a", "b", "ghost"),
        },
        { requiredKeys: [] },
      ),
      fc.option(minutes(-4000, 2000), { freq: 2 }),
      fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    )
    .map(([clinic, steps, previous, [earliest, target, latest], clientBusy, preferences, notBefore, settle]) => ({
      facility: clinic,
      request: {
        previous: previous && { on: place.dayAt(previous.on), clinicianId: previous.clinicianId },
        first: {
          earliestOn: place.dayAt(earliest),
          targetOn: place.dayAt(earliest + target),
          latestOn: place.dayAt(earliest + target + latest),
        },
        steps: steps.map((one, i) => settled({ id: `step ${i + 1}`, ...one }, clinic, settle[i] ?? 0)),
        clientBusy,
        preferences,
        ...(notBefore === null ? {} : { notBefore: place.noon + notBefore }),
      },
    })),
);

/** A booking seldom lies by chance where the visit fits; half of them are put there. */
function settled(step: Step, clinic: Facility, wish: number): Step {
  if (!step.booked || wish % 2 === 0) return step;
  const day = isoDay(step.booked.start * 60_000);
  const slots = bruteForceSlots(clinic, { demand: step.demand, clientBusy: [], from: day, to: day });
  return { ...step, booked: slots[wish % (slots.length || 1)] ?? step.booked };
}
