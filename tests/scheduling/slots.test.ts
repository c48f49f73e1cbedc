// Does findSlots offer exactly what fits?
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Demand, type Facility, findSlots, type SlotQuery } from "@/lib/scheduling/slots";
import { type Minute, minuteOfDay } from "@/lib/time";
import { bruteForceSlots } from "../support/scheduling/brute-force-slots";
import { aDemand, aFacility, at, LONDON, span } from "../support/scheduling/builders";
import { slotCase } from "../support/scheduling/small-cases";

const DAY = "2027-03-02";

function slotsOn(facility: Facility, demand: Demand, change: Partial<SlotQuery> = {}) {
  return findSlots(facility, { demand, clientBusy: [], from: DAY, to: DAY, ...change });
}

/** The local times of the starts: "09:00 ada". */
function times(slots: { start: Minute; clinicianId: string }[], timeZone = LONDON): string[] {
  const two = (n: number) => String(n).padStart(2, "0");
  return slots.map(({ start, clinicianId }) => {
    const minute = minuteOfDay(start, timeZone);
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)} ${clinicianId}`;
  });
}

test("slots are those that trying every minute with everybody finds", () => {
  let found = 0;
  fc.assert(
    fc.property(slotCase, ({ facility, query }) => {
      const slots = findSlots(facility, query);
      found += slots.length;
      expect(slots).toEqual(bruteForceSlots(facility, query));
    }),
    { numRuns: 1000 },
  );
  expect(found).toBeGreaterThan(1000);
}, 60_000);

test("a clinician treats one client while the next one numbs", () => {
  const demand = aDemand({
    occupancy: {
      client: { from: 0, to: 60 },
      clinician: { from: 30, to: 60 },
      room: { from: 0, to: 70 },
      device: { from: 30, to: 70 },
    },
    roomIds: ["one", "two"],
    deviceIds: ["pen"],
  });
  const facility = aFacility(
    { ada: [span(DAY, "09:00", "10:30")] },
    {
      slotMinutes: 30,
      clinicians: [{ id: "ada", open: [span(DAY, "09:00", "10:30")], busy: [span(DAY, "09:30", "10:00")] }],
      rooms: [
        { id: "one", busy: [span(DAY, "09:00", "10:10")] },
        { id: "two", busy: [] },
      ],
      devices: [{ id: "pen", busy: [span(DAY, "09:30", "10:00")] }],
    },
  );
  expect(slotsOn(facility, demand)).toEqual([
    { start: at(DAY, "09:30"), clinicianId: "ada", roomId: "two", deviceId: "pen" },
  ]);
});

test("open hours that overlap, nest or touch are one, and so is what is busy", () => {
  const open = [
    span(DAY, "09:00", "12:00"),
    span(DAY, "09:30", "10:00"),
    span(DAY, "11:00", "13:00"),
    span(DAY, "13:00", "14:00"),
  ];
  const busy = [span(DAY, "08:00", "09:30"), span(DAY, "08:30", "09:00"), span(DAY, "09:30", "10:00")];
  const facility = aFacility({}, { clinicians: [{ id: "ada", open, busy }] });
  expect(times(slotsOn(facility, aDemand()))).toEqual(["10:00 ada", "11:00 ada", "12:00 ada", "13:00 ada"]);
});

test("the client's part may end at midnight and not later, while the room's may run over", () => {
  const occupancy = { ...aDemand().occupancy, clinician: { from: 0, to: 90 }, room: { from: 0, to: 120 } };
  const facility = aFacility(
    { ada: [span(DAY, "22:00", "24:00"), span("2027-03-03", "00:00", "02:00")] },
    { slotMinutes: 30 },
  );
  expect(times(slotsOn(facility, aDemand({ occupancy })))).toEqual(["22:00 ada", "22:30 ada", "23:00 ada"]);
});

test("ids are tried in order of their code units, unknown and repeated ones change nothing", () => {
  const facility = aFacility(
    { b: [span(DAY, "09:00", "10:00")], a: [span(DAY, "09:00", "10:00")], Z: [span(DAY, "09:00", "10:00")] },
    {
      rooms: [
        { id: "b", busy: [] },
        { id: "Z", busy: [span(DAY, "09:59", "10:00")] },
        { id: "a", busy: [] },
      ],
    },
  );
  const demand = aDemand({ clinicianIds: ["b", "a", "ghost", "Z", "a"], roomIds: ["b", "attic", "a", "Z", "b"] });
  expect(slotsOn(facility, demand).map(({ clinicianId, roomId }) => [clinicianId, roomId])).toEqual([
    ["Z", "a"],
    ["a", "a"],
    ["b", "a"],
  ]);
});

test("where no device is needed none is named, whatever the demand lists", () => {
  const facility = aFacility({ ada: [span(DAY, "09:00", "10:00")] });
  expect(slotsOn(facility, aDemand({ deviceIds: ["ghost"] }))[0]?.deviceId).toBeNull();
});

test("notBefore bounds the start", () => {
  const facility = aFacility({ ada: [span(DAY, "09:00", "12:00")] });
  expect(times(slotsOn(facility, aDemand(), { notBefore: at(DAY, "10:00") }))).toEqual(["10:00 ada", "11:00 ada"]);
  expect(times(slotsOn(facility, aDemand(), { notBefore: at(DAY, "10:01") }))).toEqual(["11:00 ada"]);
});

test("from a day to an earlier one there is nothing", () => {
  const facility = aFacility({ ada: [span(DAY, "09:00", "12:00")] });
  expect(slotsOn(facility, aDemand(), { to: "2027-03-01" })).toEqual([]);
});

test.each([
  ["both passes of an hour that comes twice", LONDON, "2027-10-31", ["00:00", "01:00", "01:00", "02:00"]],
  ["no start in an hour that is skipped", LONDON, "2027-03-28", ["00:00", "02:00", "03:00", "04:00"]],
  ["the local clock's grid in a quarter-hour zone", "Asia/Kathmandu", DAY, ["00:00", "01:00", "02:00", "03:00"]],
  [
    "the local clock's grid after half an hour is skipped",
    "Australia/Lord_Howe",
    "2027-10-03",
    ["00:00", "01:00", "03:00"],
  ],
  ["nothing on a day that was left out", "Pacific/Apia", "2011-12-30", []],
  [
    "a day from 1:00 on where midnight is skipped",
    "America/Havana",
    "2027-03-14",
    ["01:00", "02:00", "03:00", "04:00"],
  ],
])("on days of a clock change there is %s", (_, timeZone, on, expected) => {
  const start = at(on, "00:00", timeZone);
  const facility = aFacility({ ada: [{ start, end: start + 240 }] }, { timeZone });
  const slots = findSlots(facility, { demand: aDemand(), clientBusy: [], from: on, to: on });
  expect(times(slots, timeZone)).toEqual(expected.map((time) => `${time} ada`));
});

test("where the clock goes back over midnight, the hour that returns is the old day's, and starts stay in order", () => {
  const timeZone = "America/St_Johns";
  const start = at("2006-10-28", "22:00", timeZone);
  const facility = aFacility({ ada: [{ start, end: start + 300 }] }, { timeZone, slotMinutes: 30 });
  const on = (from: string, to: string) =>
    times(findSlots(facility, { demand: aDemand({ occupancy: halfHour }), clientBusy: [], from, to }), timeZone);
  const halfHour = {
    client: { from: 0, to: 30 },
    clinician: { from: 0, to: 30 },
    room: { from: 0, to: 30 },
    device: null,
  };
  // At 0:01 of the 29th the clock goes back to 23:01 of the 28th; the first 0:00 is too short for a visit.
  expect(on("2006-10-28", "2006-10-28")).toEqual(["22:00 ada", "22:30 ada", "23:00 ada", "23:30 ada", "23:30 ada"]);
  expect(on("2006-10-29", "2006-10-29")).toEqual(["00:00 ada", "00:30 ada", "01:00 ada", "01:30 ada"]);
});
