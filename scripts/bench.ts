// How fast is the scheduling engine? Prints tables: median and spread, next to a lower bound and to what must be reached, and how time grows.

import { env } from "@/lib/env";
import { placeSeries, type SeriesRequest } from "@/lib/scheduling/place-series";
import { type Rebooking, rebookMany } from "@/lib/scheduling/rebook-many";
import { type Facility, findSlots } from "@/lib/scheduling/slots";
import { addDays, instantAt } from "@/lib/time";
import { aCourse, aDemand, aFacility, FIRST_DAY, lostVisits, withoutDays, ZONE } from "./bench-clinic";
import { growthRows } from "./bench-growth";
import { byClinician, linearPass, measure, measureLong, ms, share } from "./bench-measure";
import { runNode } from "./child";
import { embeddedPostgres } from "./database";
import { ownDatabase } from "./demo-app";
import { end } from "./ending";

type Row = Record<"work" | "median" | "p10" | "p90" | "must reach" | "reached", string>;

function row(work: string, times: readonly number[], mostMs: number | null): Row {
  const [median, low, high] = [share(times, 0.5), share(times, 0.1), share(times, 0.9)];
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

const spacious = { clinicians: 10, rooms: 10, devices: 6 };
const halfFull = aFacility({ ...spacious, days: 183, full: 0.5 });
const query = { demand: aDemand(spacious), clientBusy: [], from: FIRST_DAY, to: addDays(FIRST_DAY, 182) };
const slots = findSlots(halfFull, query);
const calendarOrder = byClinician(slots);
const lower = measure(60, () => linearPass(halfFull, calendarOrder));

const cramped = { clinicians: 10, rooms: 4, devices: 3 };
const demand = aDemand(cramped);
const nearlyFull = aFacility({ ...cramped, days: 1100, full: 0.8 });
const course = aCourse(demand);
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

type Lost = { visits: number; days: number; who?: string };

async function rebookingRow(work: string, facility: Facility, lost: Lost, mostMs: number | null): Promise<Row> {
  const left = withoutDays(facility, lost);
  const request = { displaced: lostVisits(demand, lost), notBefore: instantAt(FIRST_DAY, 0, ZONE) };
  let found: Rebooking | undefined;
  const times = await measureLong(7, async () => {
    found = await rebookMany(left, request);
  });
  if (!found?.proven) throw new Error(`Not certain within its time: ${work}`);
  return row(`${work}: ${found.moves.length} placed`, times, mostMs);
}

console.table([
  row(`one linear pass that builds and sorts ${slots.length} slots`, lower, null),
  row(
    "findSlots, 10 clinicians, 183 days, half full",
    measure(60, () => findSlots(halfFull, query)),
    share(lower, 0.5) * 8,
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
  await rebookingRow(
    "rebookMany, 12 visits of one clinician over six weeks, 80 % full",
    nearlyFull,
    { visits: 12, days: 42, who: "clinician-00" },
    2000,
  ),
  await rebookingRow("rebookMany, 40 visits of one lost day, 80 % full", nearlyFull, { visits: 40, days: 1 }, null),
  await rebookingRow(
    "rebookMany, 40 visits of one lost day, half full",
    aFacility({ ...cramped, days: 183, full: 0.5 }),
    { visits: 40, days: 1 },
    null,
  ),
]);
console.table(growthRows());

const serverUrl = env().databaseUrl ?? (await embeddedPostgres(true)).url;
await runNode(["scripts/run.mjs", "scripts/bench-preview.ts"], {
  show: true,
  env: { DATABASE_URL: await ownDatabase(serverUrl, "bench") },
});
await end(0);
