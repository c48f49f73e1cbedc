// Where does one lost day go, case by case?
import { describe, expect, test } from "vitest";
import { type Displaced, rebookMany } from "@/lib/scheduling/rebook-many";
import type { Demand, Facility, Slot } from "@/lib/scheduling/slots";
import { minuteOfDay } from "@/lib/time";
import { aDemand, aFacility, aSlot, at, span } from "../support/scheduling/builders";
import { flawsOf } from "../support/scheduling/rebooking-flaws";

/** Whether the best is found must not depend on how busy the machine is. */
const NO_HURRY = { limitMs: 60_000 };

const DAY = "2027-03-02";

function aLost(id: string, change: Partial<Displaced> = {}): Displaced {
  return {
    id,
    clientId: `client of ${id}`,
    demand: aDemand(),
    was: aSlot(DAY, "10:00"),
    earliestOn: "2027-03-01",
    latestOn: "2027-03-05",
    clientBusy: [],
    ...change,
  };
}

/** The starts by the clock of the place ("2027-03-02 10:00 ada"), null for the unplaced, besides cost. */
async function rebooked(facility: Facility, displaced: Displaced[], notBefore = at("2027-01-01", "00:00")) {
  const found = await rebookMany(facility, { displaced, notBefore }, NO_HURRY);
  expect(flawsOf({ facility, displaced, notBefore }, found)).toEqual([]);
  expect(found.proven).toBe(true);
  const slots = new Map<string, Slot>(found.moves.map(({ id, ...slot }) => [id, slot]));
  const clock = (slot: Slot) =>
    `${new Date(slot.start * 60_000).toISOString().slice(0, 10)} ${new Date(
      minuteOfDay(slot.start, facility.timeZone) * 60_000,
    )
      .toISOString()
      .slice(11, 16)} ${slot.clinicianId} ${slot.roomId}`;
  return {
    cost: found.cost,
    ...Object.fromEntries(displaced.map(({ id }) => [id, slots.has(id) ? clock(slots.get(id) as Slot) : null])),
  };
}

const hours = (on: string, from: string, to: string) => [span(on, from, to)];
const either: Demand = aDemand({ clinicianIds: ["ada", "bea"] });

test("nothing displaced is nothing moved", async () => {
  expect(await rebookMany(aFacility({}), { displaced: [], notBefore: 0 })).toEqual({
    moves: [],
    unplaced: [],
    cost: 0,
    proven: true,
  });
});

test("a visit may come out where it was, and then costs nothing", async () => {
  const facility = aFacility({ ada: hours(DAY, "09:00", "17:00") });
  expect(await rebooked(facility, [aLost("a")])).toEqual({ cost: 0, a: "2027-03-02 10:00 ada one" });
});

describe("what a place costs", () => {
  test.each<[what: string, open: Record<string, ReturnType<typeof hours>>, cost: number]>([
    ["100 a day, forwards", { ada: hours("2027-03-04", "10:00", "11:00") }, 200],
    ["100 a day, backwards", { ada: hours("2027-03-01", "10:00", "11:00") }, 100],
    ["1 a minute, earlier", { ada: hours(DAY, "08:00", "09:00") }, 120],
    ["1 a minute, later", { ada: hours(DAY, "13:00", "14:00") }, 180],
    ["200 for another clinician", { bea: hours(DAY, "10:00", "11:00") }, 200],
    ["all of it together", { bea: hours("2027-03-03", "11:00", "12:00") }, 360],
    [
      "two hours later rather than another clinician",
      { ada: hours(DAY, "12:00", "13:00"), bea: hours(DAY, "10:00", "11:00") },
      120,
    ],
    [
      "another clinician rather than three days",
      { ada: hours("2027-03-05", "10:00", "11:00"), bea: hours(DAY, "10:00", "11:00") },
      200,
    ],
  ])("%s", async (_, open, cost) => {
    expect(await rebooked(aFacility(open), [aLost("a", { demand: either })])).toMatchObject({ cost });
  });

  test("days and minutes are those of the clock on the wall, also over a clock change", async () => {
    const facility = aFacility({ ada: hours("2027-03-29", "10:00", "11:00") });
    const lost = aLost("a", { was: aSlot("2027-03-27", "10:00"), earliestOn: "2027-03-27", latestOn: "2027-03-30" });
    expect(await rebooked(facility, [lost])).toEqual({ cost: 200, a: "2027-03-29 10:00 ada one" });
  });

  test("both passes of a repeated hour are places, at the same cost", async () => {
    const facility = aFacility({ ada: hours("2027-10-31", "01:00", "02:00") });
    const night = { was: aSlot("2027-10-31", "01:00"), earliestOn: "2027-10-31", latestOn: "2027-10-31" };
    const both = [aLost("a", night), aLost("b", night)];
    const [a, b] = [
      { cost: 0, a: "2027-10-31 01:00 ada one", b: "2027-10-31 01:00 ada one" },
      await rebooked(facility, both),
    ];
    expect(b).toEqual(a);
  });
});

describe("most are placed first, then least is paid", () => {
  test("who could stay leaves for who has nowhere else to go", async () => {
    const facility = aFacility({ ada: [span(DAY, "10:00", "11:00"), span("2027-03-05", "09:00", "10:00")] });
    const lost = [aLost("free"), aLost("bound", { latestOn: "2027-03-03", was: aSlot("2027-03-01", "16:00") })];
    expect(await rebooked(facility, lost)).toEqual({
      cost: 360 + 460,
      free: "2027-03-05 09:00 ada one",
      bound: "2027-03-02 10:00 ada one",
    });
  });

  test("two short visits far away are better than a long one that stays", async () => {
    const facility = aFacility({ ada: hours(DAY, "10:00", "12:00") });
    const long = { from: 0, to: 120 };
    const lost = [
      aLost("long", { demand: aDemand({ occupancy: { client: long, clinician: long, room: long, device: null } }) }),
      aLost("a", { was: aSlot("2027-02-01", "10:00") }),
      aLost("b", { was: aSlot("2027-02-01", "10:00") }),
    ];
    expect(await rebooked(facility, lost)).toMatchObject({ cost: 2900 + 2900 + 60, long: null });
  });

  test("everybody moves a little when that costs less than one who moves far", async () => {
    const facility = aFacility({ ada: hours(DAY, "09:00", "12:00"), bea: hours("2027-03-05", "10:00", "11:00") });
    const lost = ["a", "b", "c"].map((id) => aLost(id, { demand: either }));
    expect(await rebooked(facility, lost)).toMatchObject({ cost: 120 });
  });

  test("as many as there is room for, and the rest is said in the order given", async () => {
    const facility = aFacility({ ada: hours(DAY, "10:00", "12:00") });
    const displaced = ["a", "b", "c", "d"].map((id) => aLost(id));
    const { moves, unplaced } = await rebookMany(facility, { displaced, notBefore: 0 });
    expect([moves.length, unplaced.length]).toEqual([2, 2]);
    expect([...moves.map(({ id }) => id)].sort()).toEqual(moves.map(({ id }) => id));
    expect([...unplaced].sort()).toEqual(unplaced);
  });
});

describe("what competes", () => {
  test("visits of one client don't overlap, whoever treats them", async () => {
    const rooms = [
      { id: "one", busy: [] },
      { id: "two", busy: [] },
    ];
    const demand = { ...either, roomIds: ["one", "two"] };
    const open = { ada: hours(DAY, "10:00", "12:00"), bea: hours(DAY, "10:00", "12:00") };
    const lost = (clientId: string) => [aLost("a", { demand }), aLost("b", { demand, clientId })];
    const facility = aFacility(open, { rooms });
    expect(await rebooked(facility, lost("somebody"))).toMatchObject({ cost: 60 });
    const tomorrow = aFacility({ ada: hours(DAY, "10:00", "11:00"), bea: hours(DAY, "10:00", "11:00") }, { rooms });
    expect(await rebooked(tomorrow, lost("somebody"))).toMatchObject({ cost: 200 });
    expect((await rebookMany(tomorrow, { displaced: lost("client of a"), notBefore: 0 })).moves).toHaveLength(1);
  });

  test("a clinician treats one client while the next one numbs", async () => {
    const occupancy = {
      client: { from: 0, to: 60 },
      clinician: { from: 30, to: 60 },
      room: { from: 0, to: 60 },
      device: null,
    };
    const demand = aDemand({ occupancy, roomIds: ["one", "two"] });
    const rooms = ["one", "two"].map((id) => ({ id, busy: [] }));
    const facility = aFacility({ ada: hours(DAY, "10:30", "11:30") }, { rooms, slotMinutes: 30 });
    const lost = ["a", "b"].map((id) => aLost(id, { demand }));
    expect(await rebooked(facility, lost)).toMatchObject({ cost: 30 });
  });

  test("a visit keeps its room from start to end: two half-free rooms are not one", async () => {
    const rooms = [
      { id: "one", busy: [span(DAY, "11:00", "12:00")] },
      { id: "two", busy: [span(DAY, "10:00", "11:00")] },
    ];
    const long = { from: 0, to: 120 };
    const demand = aDemand({
      roomIds: ["one", "two"],
      occupancy: { client: long, clinician: long, room: long, device: null },
    });
    const facility = aFacility({ ada: hours(DAY, "10:00", "12:00") }, { rooms });
    expect(await rebooked(facility, [aLost("a", { demand })])).toEqual({ cost: 0, a: null });
  });

  test("a device is given to the one who can use no other", async () => {
    const hour = { from: 0, to: 60 };
    const occupancy = { client: hour, clinician: hour, room: hour, device: hour };
    const both = aDemand({ occupancy, clinicianIds: ["ada"], deviceIds: ["pen", "laser"], roomIds: ["one", "two"] });
    const pen = { ...both, clinicianIds: ["bea"], deviceIds: ["pen"] };
    const facility = aFacility(
      { ada: hours(DAY, "10:00", "11:00"), bea: hours(DAY, "10:00", "11:00") },
      {
        rooms: ["one", "two"].map((id) => ({ id, busy: [] })),
        devices: ["pen", "laser"].map((id) => ({ id, busy: [] })),
      },
    );
    const displaced = [aLost("a", { demand: both }), aLost("b", { demand: pen })];
    const { moves } = await rebookMany(facility, { displaced, notBefore: 0 });
    expect(moves.map(({ id, deviceId }) => [id, deviceId])).toEqual([
      ["a", "laser"],
      ["b", "pen"],
    ]);
  });

  // Halves of visits would say that one and a half of the three can be placed: kept from a search that took that for a hope.
  test("of three, any two of which want the same thing, one is placed, and nobody else pays for it", async () => {
    const hour = { from: 0, to: 60 };
    const occupancy = { client: hour, clinician: hour, room: hour, device: hour };
    const lost = (id: string, clinicianId: string, roomId: string, deviceId: string) =>
      aLost(id, {
        was: aSlot(DAY, "10:00", { clinicianId }),
        demand: aDemand({ occupancy, clinicianIds: [clinicianId], roomIds: [roomId], deviceIds: [deviceId] }),
      });
    const twice = ["p", "q"].flatMap((k) => [
      lost(`${k}1`, `${k}ada`, `${k}one`, `${k}pen`),
      lost(`${k}2`, `${k}ada`, `${k}two`, `${k}laser`),
      lost(`${k}3`, `${k}bea`, `${k}two`, `${k}pen`),
    ]);
    const names = (kind: "roomIds" | "deviceIds") => [...new Set(twice.flatMap(({ demand }) => demand[kind]))];
    const things = (ids: string[]) => ids.map((id) => ({ id, busy: [] }));
    const open = ["pada", "pbea", "qada", "qbea"].map((id) => [id, hours(DAY, "10:00", "11:00")]);
    const facility = aFacility(
      { ...Object.fromEntries(open), ada: hours("2027-03-05", "09:00", "17:00") },
      { rooms: things(["one", ...names("roomIds")]), devices: things(names("deviceIds")) },
    );
    const elsewhere = ["a", "b", "c"].map((id) => aLost(id));
    const displaced = [...twice, ...elsewhere];
    const { moves, cost, proven } = await rebookMany(facility, { displaced, notBefore: 0 }, NO_HURRY);
    expect({ placed: moves.length, cost, proven }).toEqual({ placed: 5, cost: 900 + 120, proven: true });
  });

  test.each<[why: string, change: Partial<Displaced>]>([
    ["its client can't", { clientBusy: [span(DAY, "10:30", "10:45")] }],
    ["its window has no day", { earliestOn: "2027-03-05", latestOn: "2027-03-01" }],
    ["nobody listed may serve it", { demand: aDemand({ clinicianIds: ["ghost"] }) }],
    ["no room listed will do", { demand: aDemand({ roomIds: ["cellar"] }) }],
    ["the visit that it follows is none of them", { after: { id: "elsewhere", earliestDays: 1, latestDays: 9 } }],
  ])("no place when %s", async (_, change) => {
    const facility = aFacility({ ada: hours(DAY, "10:00", "11:00") });
    expect(await rebooked(facility, [aLost("a", change)])).toEqual({ cost: 0, a: null });
  });

  test("no place before the moment from which one may be booked", async () => {
    const facility = aFacility({ ada: hours(DAY, "09:00", "11:00") });
    const lost = [aLost("a", { was: aSlot(DAY, "09:00") })];
    expect(await rebooked(facility, lost, at(DAY, "09:30"))).toMatchObject({ cost: 60 });
    expect(await rebooked(facility, lost, at(DAY, "10:01"))).toMatchObject({ a: null });
  });
});

describe("a visit behind another displaced one of its plan", () => {
  const behind = (earliestDays: number, latestDays: number) => ({ after: { id: "first", earliestDays, latestDays } });
  const everyDay = ["2027-03-01", DAY, "2027-03-03", "2027-03-04", "2027-03-05"];

  test("keeps its gap, though each alone would stay where it was", async () => {
    const facility = aFacility({ ada: everyDay.map((on) => span(on, "10:00", "11:00")) });
    const lost = [aLost("second", { was: aSlot("2027-03-03", "10:00"), ...behind(3, 4) }), aLost("first")];
    expect(await rebooked(facility, lost)).toMatchObject({ cost: 200 });
  });

  test("is left out when the other finds no place", async () => {
    const facility = aFacility({ ada: everyDay.map((on) => span(on, "10:00", "11:00")) });
    const lost = [aLost("second", behind(1, 3)), aLost("first", { demand: aDemand({ roomIds: ["cellar"] }) })];
    expect(await rebooked(facility, lost)).toEqual({ cost: 0, second: null, first: null });
  });

  test("a chain of three counts more than the one that stands in its way", async () => {
    const facility = aFacility({ ada: [DAY, "2027-03-03", "2027-03-04"].map((on) => span(on, "10:00", "11:00")) });
    const lost = [
      aLost("first"),
      aLost("second", behind(1, 1)),
      aLost("third", { after: { id: "second", earliestDays: 1, latestDays: 1 } }),
      aLost("other", { was: aSlot("2027-03-03", "10:00"), earliestOn: "2027-03-03", latestOn: "2027-03-03" }),
    ];
    expect(await rebooked(facility, lost)).toMatchObject({ cost: 300, other: null });
  });

  test("two that follow each other have no place", async () => {
    const facility = aFacility({ ada: everyDay.map((on) => span(on, "10:00", "11:00")) });
    const lost = [
      aLost("first", { after: { id: "second", earliestDays: 1, latestDays: 2 } }),
      aLost("second", behind(1, 2)),
    ];
    expect(await rebooked(facility, lost)).toEqual({ cost: 0, first: null, second: null });
  });

  test("a gap is counted in days of the calendar, also where a day has 23 hours", async () => {
    const open = [span("2027-03-27", "23:00", "24:00"), span("2027-03-28", "08:00", "09:00")];
    const facility = aFacility({ ada: open });
    const window = { earliestOn: "2027-03-27", latestOn: "2027-03-28" };
    const lost = [
      aLost("first", { ...window, was: aSlot("2027-03-27", "23:00") }),
      aLost("second", { ...window, was: aSlot("2027-03-28", "08:00"), ...behind(1, 1) }),
    ];
    expect(await rebooked(facility, lost)).toMatchObject({ cost: 0 });
  });
});

test("an unknown time zone is an error of the caller", async () => {
  const facility = aFacility({}, { timeZone: "Mars/Base" });
  await expect(rebookMany(facility, { displaced: [aLost("a")], notBefore: 0 })).rejects.toThrow(RangeError);
});
