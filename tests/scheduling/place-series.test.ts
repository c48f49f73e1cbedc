// What does each rule of placing a course do, on cases small enough to check by hand?
import { expect, test } from "vitest";
import {
  type GapWindow,
  type Placement,
  placeSeries,
  type SeriesRequest,
  type Step,
} from "@/lib/scheduling/place-series";
import type { Facility } from "@/lib/scheduling/slots";
import { addDays, type Span } from "@/lib/time";
import { aDemand, aFacility, aRequest, aSlot, aStep, at, span } from "../support/scheduling/builders";

const MONDAY = "2027-03-01";
const TUESDAY = "2027-03-02";
const ANY_DAY: GapWindow = { earliestDays: 1, targetDays: 3, latestDays: 5 };

/** Working hours on so many days from Monday on. */
function hours(days: number, from = "09:00", to = "10:00"): Span[] {
  return Array.from({ length: days }, (_, i) => span(addDays(MONDAY, i), from, to));
}

function placed(facility: Facility, request: SeriesRequest): Placement[] {
  const answer = placeSeries(facility, request);
  if (!answer.ok) throw new Error(`${answer.stepId} lacks ${answer.lacking}`);
  expect(answer.cost).toBe(answer.placements.reduce((sum, { cost }) => sum + cost, 0));
  return answer.placements;
}

/** One step on the Monday asked for. */
function one(facility: Facility, change: Partial<SeriesRequest> = {}, step: Partial<Step> = {}): Placement | undefined {
  return placed(facility, aRequest([aStep(step)], change))[0];
}

test("no steps: nothing is placed and nothing is paid", () => {
  expect(placeSeries(aFacility({}), aRequest([]))).toEqual({ ok: true, placements: [], cost: 0 });
});

test("a course goes to its target days with one clinician", () => {
  const facility = aFacility({ ada: hours(20), bea: hours(20) });
  const demand = aDemand({ clinicianIds: ["ada", "bea"] });
  const steps = ["1", "2", "3"].map((id) => aStep({ id, demand, gap: ANY_DAY }));
  expect(placed(facility, aRequest(steps)).map(({ on, clinicianId, cost }) => [on, clinicianId, cost])).toEqual([
    ["2027-03-01", "ada", 0],
    ["2027-03-04", "ada", 0],
    ["2027-03-07", "ada", 0],
  ]);
});

const wide = { earliestOn: "2027-02-22", targetOn: MONDAY, latestOn: "2027-03-08" };

test.each<[string, number, Facility, Partial<SeriesRequest>]>([
  ["100 for each day off the target", 200, aFacility({ ada: [span("2027-03-03", "09:00", "10:00")] }), { first: wide }],
  [
    "100 for each day before the target too",
    300,
    aFacility({ ada: [span("2027-02-26", "09:00", "10:00")] }),
    { first: wide },
  ],
  ["150 off the preferred weekdays", 150, aFacility({ ada: hours(1) }), { preferences: { weekdays: [2, 4] } }],
  ["nothing where no weekday is preferred", 0, aFacility({ ada: hours(1) }), { preferences: { weekdays: [] } }],
  ["1 for each minute before the preferred hours", 20, aFacility({ ada: hours(1) }), { preferences: { from: 560 } }],
  ["1 for each minute after them", 15, aFacility({ ada: hours(1) }), { preferences: { until: 585 } }],
  ["1 for each minute on both sides", 45, aFacility({ ada: hours(1) }), { preferences: { from: 560, until: 575 } }],
  [
    "200 for another clinician than the preferred",
    200,
    aFacility({ ada: hours(1) }),
    { preferences: { clinicianId: "bea" } },
  ],
  [
    "300 for another clinician than last time",
    300,
    aFacility({ ada: hours(1) }),
    { previous: { on: "2027-02-28", clinicianId: "bea" } },
  ],
  ["40 for a leftover before", 40, aFacility({ ada: hours(1, "08:40", "10:00") }), {}],
  ["40 a side", 80, aFacility({ ada: hours(1, "08:40", "10:20") }), {}],
  ["nothing for a leftover that is long enough", 0, aFacility({ ada: hours(1, "08:30", "10:30") }), {}],
])("a step pays %s", (_, cost, facility, change) => {
  expect(one(facility, change)?.cost).toBe(cost);
});

test("a leftover is measured across spans that touch and across midnight", () => {
  const late = { previous: null, first: { earliestOn: MONDAY, targetOn: MONDAY, latestOn: MONDAY } };
  const apart = aFacility({ ada: [span(MONDAY, "23:00", "24:00"), span(TUESDAY, "00:00", "00:20")] });
  expect(one(apart, late)?.cost).toBe(40);
  const enough = aFacility({
    ada: [span(MONDAY, "23:00", "24:00"), span(TUESDAY, "00:00", "00:20"), span(TUESDAY, "00:20", "00:30")],
  });
  expect(one(enough, late)?.cost).toBe(0);
});

test("preferred hours are those of the wall clock when it is changed during the visit", () => {
  const on = "2027-10-31";
  const start = at(on, "00:00");
  const facility = aFacility({ ada: [{ start, end: start + 180 }] });
  const occupancy = { ...aDemand().occupancy, client: { from: 0, to: 180 }, clinician: { from: 0, to: 180 } };
  // 0:00 to 1:00, then 1:00 to 2:00 twice: from 1:30 on are two half hours.
  const first = { earliestOn: on, targetOn: on, latestOn: on };
  expect(one(facility, { first, preferences: { from: 90 } }, { demand: aDemand({ occupancy }) })?.cost).toBe(120);
});

test("a step that is not at its booked place is moved and pays a million", () => {
  const facility = aFacility({ ada: hours(1), bea: hours(1) });
  const elsewhere = aSlot(MONDAY, "09:00", { clinicianId: "ghost" });
  expect(one(facility, {}, { booked: elsewhere })).toMatchObject({ clinicianId: "ada", moved: true, cost: 1_000_000 });
  expect(one(facility, {}, { booked: aSlot(MONDAY, "09:00") })).toMatchObject({ moved: false, cost: 0 });
});

test("a booked step stays in its room, though another one comes first by id", () => {
  const facility = aFacility(
    { ada: hours(1) },
    {
      rooms: [
        { id: "one", busy: [] },
        { id: "zoo", busy: [] },
      ],
    },
  );
  const booked = aSlot(MONDAY, "09:00", { roomId: "zoo" });
  expect(one(facility, {}, { booked })).toMatchObject({ roomId: "zoo", moved: false });
});

test.each<[string, Partial<SeriesRequest>, Partial<Step>]>([
  ["off the grid", {}, { booked: aSlot(MONDAY, "09:07") }],
  ["outside open hours", {}, { booked: aSlot(MONDAY, "20:00") }],
  ["before notBefore", { notBefore: at(MONDAY, "12:00") }, { booked: aSlot(MONDAY, "09:00") }],
  [
    "out of its demand",
    {},
    { booked: aSlot(MONDAY, "09:00"), demand: aDemand({ clinicianIds: ["bea"], roomIds: [] }) },
  ],
])("a booked step is kept %s", (_, change, step) => {
  expect(one(aFacility({ ada: hours(1, "09:00", "18:00"), bea: hours(1) }), change, step)).toMatchObject({
    ...step.booked,
    moved: false,
  });
});

const taken = [span(MONDAY, "09:30", "10:00")];
const longDay = hours(1, "09:00", "12:00");

test.each<[string, Facility, Partial<SeriesRequest>]>([
  ["the clinician is busy", aFacility({}, { clinicians: [{ id: "ada", open: longDay, busy: taken }] }), {}],
  ["the room is busy", aFacility({ ada: longDay }, { rooms: [{ id: "one", busy: taken }] }), {}],
  ["the client is busy", aFacility({ ada: longDay }), { clientBusy: taken }],
])("a booked step moves where %s, and stays there when it is pinned", (_, facility, change) => {
  const booked = aSlot(MONDAY, "09:00");
  expect(one(facility, change, { booked })).toMatchObject({ start: at(MONDAY, "10:00"), moved: true });
  expect(one(facility, change, { booked, pinned: true })).toMatchObject({ start: at(MONDAY, "09:00"), moved: false });
});

test("a cascade moves only the visits whose gap no longer holds", () => {
  const facility = aFacility({ ada: hours(30) });
  const gap = { earliestDays: 4, targetDays: 5, latestDays: 6 };
  const on = (days: number) => aSlot(addDays(MONDAY, days), "09:00");
  // The first moved from day 0 to day 3: day 5 is too near now, day 10 is not.
  const steps = [
    aStep({ id: "1", booked: on(3), pinned: true }),
    aStep({ id: "2", gap, booked: on(5) }),
    aStep({ id: "3", gap, booked: on(11) }),
  ];
  const first = { earliestOn: MONDAY, targetOn: MONDAY, latestOn: "2027-03-10" };
  expect(placed(facility, aRequest(steps, { first })).map(({ on: day, moved }) => [day, moved])).toEqual([
    ["2027-03-04", false],
    ["2027-03-08", true],
    ["2027-03-12", false],
  ]);
});

test("a gap that somebody signed for is not judged while both visits keep their start, and is paid", () => {
  const facility = aFacility({ ada: hours(30), bea: hours(30) });
  const gap = { earliestDays: 4, targetDays: 5, latestDays: 6 };
  const steps = [
    aStep({ id: "1", booked: aSlot(MONDAY, "09:00") }),
    aStep({ id: "2", gap, booked: aSlot("2027-03-03", "09:00"), overridden: true }),
  ];
  expect(placed(facility, aRequest(steps)).map(({ on, cost }) => [on, cost])).toEqual([
    ["2027-03-01", 0],
    ["2027-03-03", 300],
  ]);
  // Unsigned, the second has to move.
  const unsigned = steps.map(({ overridden: _, ...step }) => step);
  expect(placed(facility, aRequest(unsigned))[1]).toMatchObject({ on: "2027-03-06", moved: true });
});

test("a signed gap is judged again when the visit before it moves, but not when only its clinician changes", () => {
  const gap = { earliestDays: 4, targetDays: 5, latestDays: 6 };
  const steps = [
    aStep({ id: "1", demand: aDemand({ clinicianIds: ["ada", "bea"] }), booked: aSlot(TUESDAY, "09:00") }),
    aStep({ id: "2", gap, booked: aSlot("2027-03-04", "09:00"), overridden: true }),
  ];
  const ill = { id: "ada", open: hours(30), busy: [span(TUESDAY, "09:00", "10:00")] };
  const first = { earliestOn: MONDAY, targetOn: TUESDAY, latestOn: TUESDAY };
  const withBea = aFacility({}, { clinicians: [ill, { id: "bea", open: hours(30), busy: [] }] });
  expect(placed(withBea, aRequest(steps, { first })).map(({ on, moved }) => [on, moved])).toEqual([
    ["2027-03-02", true],
    ["2027-03-04", false],
  ]);
  const alone = aFacility({}, { clinicians: [ill] });
  expect(placed(alone, aRequest(steps, { first })).map(({ on, moved }) => [on, moved])).toEqual([
    ["2027-03-01", true],
    ["2027-03-06", true],
  ]);
});

test("a signed gap is not judged either when the visit after it keeps its start with another clinician", () => {
  const gap = { earliestDays: 4, targetDays: 4, latestDays: 4 };
  const ill = { id: "ada", open: hours(30), busy: [span("2027-03-03", "09:00", "10:00")] };
  const facility = aFacility({}, { clinicians: [ill, { id: "bea", open: hours(3), busy: [] }] });
  const demand = aDemand({ clinicianIds: ["ada", "bea"] });
  const steps = [
    aStep({ id: "1", booked: aSlot(MONDAY, "09:00"), pinned: true }),
    aStep({ id: "2", demand, gap, booked: aSlot("2027-03-03", "09:00"), overridden: true }),
  ];
  const noOtherDay = { clientBusy: [span("2027-03-05", "09:00", "10:00")] };
  expect(placed(facility, aRequest(steps, noOtherDay))[1]).toMatchObject({
    on: "2027-03-03",
    clinicianId: "bea",
    moved: true,
  });
});

test("among answers of least cost the first step's earliest start wins, then the lowest ids", () => {
  const facility = aFacility(
    { b: hours(1, "09:00", "11:00"), B: hours(1, "09:00", "11:00") },
    {
      rooms: [
        { id: "two", busy: [] },
        { id: "one", busy: [] },
      ],
    },
  );
  const demand = aDemand({ clinicianIds: ["b", "B"], roomIds: ["two", "one"] });
  expect(one(facility, {}, { demand })).toMatchObject({ start: at(MONDAY, "09:00"), clinicianId: "B", roomId: "one" });
});

test("the same clinician throughout is worth a day off the target", () => {
  const facility = aFacility({ ada: [...hours(3), ...hours(6).slice(4)], bea: hours(4) });
  const steps = ["1", "2"].map((id) => aStep({ id, demand: aDemand({ clinicianIds: ["ada", "bea"] }), gap: ANY_DAY }));
  const [first, second] = placed(facility, aRequest(steps));
  expect([first?.clinicianId, second?.clinicianId, second?.cost]).toEqual(["bea", "bea", 0]);
});

test.each<[string, string, Facility, Partial<SeriesRequest>, Partial<Step>]>([
  [
    "the window ends before it begins",
    "time",
    aFacility({ ada: hours(9) }),
    { first: { ...wide, latestOn: "2027-02-21" } },
    {},
  ],
  ["it is past", "time", aFacility({ ada: hours(9) }), { notBefore: at(TUESDAY, "00:00") }, {}],
  ["nobody works", "clinician", aFacility({ ada: [] }), {}, {}],
  ["the booking horizon is before it", "clinician", aFacility({ ada: [span("2027-02-01", "09:00", "10:00")] }), {}, {}],
  [
    "nobody who works is asked for",
    "clinician",
    aFacility({ ada: hours(9) }),
    {},
    { demand: aDemand({ clinicianIds: ["ghost"] }) },
  ],
  ["the room is taken", "room", aFacility({ ada: hours(9) }, { rooms: [{ id: "one", busy: taken }] }), {}, {}],
  [
    "there is no device",
    "device",
    aFacility({ ada: hours(9) }),
    {},
    { demand: aDemand({ occupancy: { ...aDemand().occupancy, device: { from: 0, to: 1 } } }) },
  ],
  ["the client can't come", "client", aFacility({ ada: hours(9) }), { clientBusy: taken }, {}],
  [
    "it is pinned elsewhere",
    "gap",
    aFacility({ ada: hours(9) }),
    {},
    { booked: aSlot(TUESDAY, "09:00"), pinned: true },
  ],
])("a step can't be placed where %s: it lacks %s", (_, lacking, facility, change, step) => {
  const { earliestOn, latestOn } = change.first ?? aRequest([]).first;
  const answer = placeSeries(facility, aRequest([aStep(step)], change));
  expect(answer).toEqual({ ok: false, stepId: "visit", earliestOn, latestOn, lacking });
});

test("the window of a step that can't be placed runs from the first to the last day that the step before can have", () => {
  const facility = aFacility({ ada: [span(MONDAY, "09:00", "10:00"), span("2027-03-04", "09:00", "10:00")] });
  const steps = [
    aStep({ id: "1" }),
    aStep({ id: "2", gap: { earliestDays: 28, targetDays: 35, latestDays: 42 } }),
    aStep({ id: "3" }),
  ];
  const first = { earliestOn: MONDAY, targetOn: MONDAY, latestOn: "2027-03-10" };
  expect(placeSeries(facility, aRequest(steps, { first }))).toEqual({
    ok: false,
    stepId: "2",
    earliestOn: "2027-03-29",
    latestOn: "2027-04-15",
    lacking: "clinician",
  });
});

test("when each thing is there but on days that no chain allows, it is the gap", () => {
  // Days 0 and 10 can be the first, so days 1 and 11 the second; it fits on day 5 only, which lies between.
  const day = (days: number) => span(addDays(MONDAY, days), "09:00", "10:00");
  const facility = aFacility({ ada: [day(0), day(10)], bea: [day(5)] });
  const steps = [aStep({ id: "1" }), aStep({ id: "2", demand: aDemand({ clinicianIds: ["bea"] }) })];
  const first = { earliestOn: MONDAY, targetOn: MONDAY, latestOn: "2027-03-11" };
  expect(placeSeries(facility, aRequest(steps, { first }))).toMatchObject({ ok: false, stepId: "2", lacking: "gap" });
});

test("a window of eighty years is searched where somebody works", () => {
  const facility = aFacility({ ada: hours(3) });
  const first = { earliestOn: "2000-01-01", targetOn: TUESDAY, latestOn: "2080-01-01" };
  expect(one(facility, { first })).toMatchObject({ on: TUESDAY, cost: 0 });
});
