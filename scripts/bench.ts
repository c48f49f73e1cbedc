// How fast is the scheduling engine? Prints a table: median and spread, next to a lower bound and to what must be reached.

import { env } from "@/lib/env";
import { placeSeries, type SeriesRequest, type Step } from "@/lib/scheduling/place-series";
import { type Demand, type Facility, findSlots, type Slot } from "@/lib/scheduling/slots";
import { addDays, instantAt, type PlainDate, type Span } from "@/lib/time";
import { runNode } from "./child";
import { embeddedPostgres } from "./database";
import { ownDatabase } from "./demo-app";
import { end } from "./ending";

const ZONE = "Europe/London";
const FIRST_DAY: PlainDate = "2026-11-24";

/** Numbs for 15 minutes without the clinician, who then needs 45; the room is cleaned for 10. */
const DEMAND: Demand = {
  occupancy: {
    client: { from: 0, to: 60 },
    clinician: { from: 15, to: 60 },
    room: { from: 0, to: 70 },
    device: { from: 15, to: 70 },
  },
  clinicianIds: ids("clinician", 10),
  roomIds: ids("room", 10),
  deviceIds: ids("device", 6),
};

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
function aFacility(shape: {
  days: number;
  clinicians: number;
  rooms: number;
  devices: number;
  full: number;
}): Facility {
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

/** The least that any finder of slots must do: read every span once, build the slots and sort them. */
function linearPass(facility: Facility, found: readonly Slot[]): Slot[] {
  let minutes = 0;
  for (const { open, busy } of facility.clinicians) {
    for (const { start, end } of open) minutes += end - start;
    for (const { start, end } of busy) minutes -= end - start;
  }
  for (const { busy } of [...facility.rooms, ...facility.devices]) {
    for (const { start, end } of busy) minutes -= end - start;
  }
  if (Number.isNaN(minutes)) throw new Error("A span without an end");
  const slots = found.map(({ start, clinicianId, roomId, deviceId }) => ({ start, clinicianId, roomId, deviceId }));
  return slots.sort((a, b) => a.start - b.start || (a.clinicianId < b.clinicianId ? -1 : 1));
}

/** Milliseconds of each of so many runs, sorted, after a few that don't count. */
function measure(runs: number, work: () => unknown): number[] {
  for (let i = 0; i < 10; i++) work();
  const times = Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return times.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;

type Row = Record<"work" | "median" | "p10" | "p90" | "must reach" | "reached", string>;

function row(work: string, times: readonly number[], mostMs: number | null): Row {
  const [median, low, high] = [at(times, 0.5), at(times, 0.1), at(times, 0.9)];
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const reached = mostMs === null ? "" : median <= mostMs ? "yes" : "NO";
  return {
    work,
    median: ms(median),
    p10: ms(low),
    p90: ms(high),
    "must reach": mostMs === null ? "" : ms(mostMs),
    reached,
  };
}

const halfFull = aFacility({ days: 183, clinicians: 10, rooms: 10, devices: 6, full: 0.5 });
const query = { demand: DEMAND, clientBusy: [], from: FIRST_DAY, to: addDays(FIRST_DAY, 182) };
const slots = findSlots(halfFull, query);
const sameOrder = slots.toSorted((a, b) =>
  a.clinicianId < b.clinicianId ? -1 : a.clinicianId > b.clinicianId ? 1 : a.start - b.start,
);
const lower = measure(60, () => linearPass(halfFull, sameOrder));

const nearlyFull = aFacility({ days: 1100, clinicians: 10, rooms: 4, devices: 3, full: 0.8 });
const course: SeriesRequest = {
  previous: null,
  first: { earliestOn: FIRST_DAY, targetOn: FIRST_DAY, latestOn: addDays(FIRST_DAY, 42) },
  steps: [1, 2, 3, 4, 5, 6].map(
    (n): Step => ({
      id: `step ${n}`,
      demand: DEMAND,
      gap:
        n < 5
          ? { earliestDays: 28, targetDays: 35, latestDays: 42 }
          : { earliestDays: 150, targetDays: 180, latestDays: 365 },
    }),
  ),
  clientBusy: [],
  preferences: { weekdays: [2, 4], from: 840, until: 1080, clinicianId: "clinician-03" },
};
const placed = placeSeries(nearlyFull, course);
if (!placed.ok)
  throw new Error(`The course for the bench can't be placed: step ${placed.stepId} lacks ${placed.lacking}`);
const moved: SeriesRequest = {
  ...course,
  steps: course.steps.map((step, i) => {
    const { start, clinicianId, roomId, deviceId } = placed.placements[i] ?? {
      start: 0,
      clinicianId: "",
      roomId: "",
      deviceId: "",
    };
    const late = i === 0 ? 14 * 1440 : 0;
    return { ...step, booked: { start: start + late, clinicianId, roomId, deviceId }, pinned: i === 0 };
  }),
};

console.table([
  row(`one linear pass that builds and sorts ${slots.length} slots`, lower, null),
  row(
    "findSlots, 10 clinicians, 183 days, half full",
    measure(60, () => findSlots(halfFull, query)),
    at(lower, 0.5) * 8,
  ),
  row(
    "placeSeries, 4 sessions and 2 touch-ups, 80 % full",
    measure(60, () => placeSeries(nearlyFull, course)),
    25,
  ),
  row(
    "placeSeries, the same after session 1 moved by 14 days",
    measure(60, () => placeSeries(nearlyFull, moved)),
    25,
  ),
]);

const serverUrl = env().databaseUrl ?? (await embeddedPostgres(true)).url;
await runNode(["scripts/run.mjs", "scripts/bench-preview.ts"], {
  show: true,
  env: { DATABASE_URL: await ownDatabase(serverUrl, "bench") },
});
await end(0);
