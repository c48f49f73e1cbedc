// Does the desk see the day as it is: who, where, when, how full, what is shut?
import { describe, expect, test } from "vitest";
import type { Day, DayAppointment } from "@/lib/db/queries/days";
import { instantAt } from "@/lib/time";
import { dayHref } from "@/lib/web/day-address";
import { dayView } from "@/lib/web/day-view";

const ON = "2026-11-24";
const at = (hour: number, minute = 0) => instantAt(ON, hour * 60 + minute, "Europe/London");
const HOURS = [
  { start: at(9), end: at(12) },
  { start: at(13), end: at(17) },
];

function appointment(given: Partial<DayAppointment> = {}): DayAppointment {
  return {
    id: "a1",
    start: at(9, 30),
    occupancy: {
      client: { from: 0, to: 60 },
      clinician: { from: 30, to: 60 },
      room: { from: 0, to: 70 },
      device: { from: 30, to: 70 },
    },
    status: "confirmed",
    clinicianId: "c1",
    roomId: "r1",
    deviceId: "d1",
    client: { id: "k1", givenName: "Leila", familyName: "Haddad" },
    plan: { id: "p1", revision: 0, area: "face" },
    visit: { phase: "session", number: 3, of: 4 },
    overridden: false,
    ...given,
  };
}

function day(given: Partial<Day> = {}): Day {
  return {
    location: { id: "l1", name: "Bristol", timeZone: "Europe/London", address: "", phone: "", slotMinutes: 15 },
    locations: [{ id: "l1", name: "Bristol" }],
    on: ON,
    clinicians: [
      { id: "c1", name: "Dr Okafor", colour: 1, open: HOURS },
      { id: "c2", name: "Dr Lindqvist", colour: 2, open: [] },
    ],
    rooms: [{ id: "r1", name: "Room 1", closed: [] }],
    devices: [{ id: "d1", name: "Pen A", closed: [] }],
    appointments: [appointment()],
    load: new Map([[ON, 1]]),
    ...given,
  };
}

const seen = {
  today: ON,
  now: at(11, 40),
  by: "clinician" as const,
  selectedId: null,
  reviews: new Map<string, string>(),
};
const view = (given: Partial<Day> = {}, who: Partial<Parameters<typeof dayView>[2]> = {}) =>
  dayView("en", day(given), { ...seen, ...who });

describe("the board", () => {
  test("runs from the hour before the first thing to the hour after the last", () => {
    const { minutes, hours, now } = view();
    expect(minutes).toBe(8 * 60);
    expect(hours[0]).toEqual({ at: 0, label: "09:00" });
    expect(hours).toHaveLength(8);
    expect(now).toEqual({ at: 160, label: "11:40" });
  });

  test("shows the clinician's time wide, numbing before it and cleaning after it", () => {
    const [block] = view().columns[0]?.blocks ?? [];
    expect(block).toMatchObject({
      name: "Leila Haddad",
      line: "3 of 4 · Room 1",
      time: "09:30",
      spoken: "Dr Okafor, Confirmed",
      before: { from: 30, until: 60 },
      treating: { from: 60, until: 90 },
      after: { from: 90, until: 100 },
    });
  });

  test("on a device there is no numbing, in a room there is all of it", () => {
    const on = (by: "room" | "device") => view({}, { by }).columns[0]?.blocks[0];
    expect(on("device")).toMatchObject({ before: null, after: { from: 90, until: 100 }, line: "3 of 4 · Dr Okafor" });
    expect(on("room")).toMatchObject({ before: { from: 30, until: 60 }, after: { from: 90, until: 100 } });
  });

  test("says how many visits a clinician has and how full the hours are; a missed visit fills nothing", () => {
    expect(view().columns[0]?.summary).toBe("1 visit · 7 % full");
    expect(view({ appointments: [appointment({ status: "missed" })] }).columns[0]?.summary).toBe("1 visit · 0 % full");
  });

  test("names a break between two stretches of work", () => {
    expect(view().columns[0]?.shut).toEqual([{ from: 180, until: 240, label: "Break" }]);
  });

  test("says from when and until when somebody works who is there for a part of the day", () => {
    const late = { id: "c2", name: "Dr Lindqvist", colour: 2, open: [{ start: at(11), end: at(15) }] };
    const { columns } = view({ clinicians: [...day().clinicians.slice(0, 1), late] });
    expect(columns[1]?.shut.map(({ label }) => label)).toEqual(["From 11:00", "Until 15:00"]);
  });

  test("says of who is away, with a visit left, that they are not here instead of how full they are", () => {
    const away = { id: "c1", name: "Dr Okafor", colour: 1, open: [] };
    const [column] = view({ clinicians: [away] }).columns;
    expect(column?.summary).toBe("1 visit · not here");
    expect(column?.shut.map(({ label }) => label)).toEqual(["Not here"]);
  });

  test("leaves out who does not work, and says so", () => {
    expect(view().columns.map(({ name }) => name)).toEqual(["Dr Okafor"]);
    expect(view().away).toEqual(["Dr Lindqvist"]);
  });

  test("is not there on a day without hours and visits", () => {
    expect(view({ clinicians: [], appointments: [] })).toMatchObject({ minutes: 0, now: null, columns: [], hours: [] });
  });

  test("counts real minutes where a night's clock change lies in the day", () => {
    const on = "2027-03-28";
    const start = instantAt(on, 0, "Europe/London");
    const clinicians = [{ id: "c1", name: "Dr Okafor", colour: 1, open: [{ start, end: start + 240 }] }];
    const { hours } = view({ on, clinicians, appointments: [] });
    expect(hours.map(({ label }) => label)).toEqual(["00:00", "02:00", "03:00", "04:00"]);
  });
});

describe("what a visit is called", () => {
  test.each([
    [null, "Consultation · Room 1"],
    [{ phase: "touch_up", number: 1, of: 4 }, "Touch-up · Room 1"],
    [{ phase: "session", number: 2, of: 3 }, "2 of 3 · Room 1"],
  ] as const)("%j is %s", (visit, line) => {
    expect(view({ appointments: [appointment({ visit })] }).columns[0]?.blocks[0]?.line).toBe(line);
  });

  test("a screening that is open is said at its visit, and to who listens", () => {
    const [block] = view({}, { reviews: new Map([["a1", "Screening to review"]]) }).columns[0]?.blocks ?? [];
    expect(block).toMatchObject({ review: "Screening to review", spoken: "Dr Okafor, Confirmed, Screening to review" });
    expect(view().columns[0]?.blocks[0]?.review).toBeNull();
  });

  test("a reserved place without a client says so", () => {
    const held = appointment({ status: "held", client: null, visit: null, plan: null });
    expect(view({ appointments: [held] }).columns[0]?.blocks[0]).toMatchObject({ name: "Reserved", status: "held" });
  });
});

describe("the way around", () => {
  test("every link keeps the location and the columns; another day selects nothing", () => {
    const { dayAfter, kinds, columns } = view({}, { by: "room", selectedId: "a1" });
    expect(dayAfter).toBe("/desk?on=2026-11-25&location=l1&by=room");
    expect(kinds.find(({ kind }) => kind === "device")?.href).toBe("/desk?on=2026-11-24&location=l1&by=device&sel=a1");
    expect(columns[0]?.blocks[0]).toMatchObject({
      href: "/desk?on=2026-11-24&location=l1&by=room&sel=a1",
      isSelected: true,
    });
  });

  test("the plain day has the shortest address", () => {
    expect(dayHref({ on: ON, locationId: "l1", by: "clinician", selectedId: null })).toBe(
      "/desk?on=2026-11-24&location=l1",
    );
  });

  test("the month has whole weeks, and each day its load", () => {
    const { month } = view();
    expect(month.title).toBe("November 2026");
    expect(month.days).toHaveLength(42);
    expect(month.days[0]).toMatchObject({ on: "2026-10-26", isOutside: true, isPast: true });
    expect(month.days.find(({ on }) => on === ON)).toMatchObject({
      label: "Tue 24 Nov, 1 visit",
      share: 1,
      isShown: true,
    });
    expect(month.before.href).toContain("on=2026-10-01");
    expect(month.after.href).toContain("on=2026-12-01");
  });

  test("the counts leave out what there is none of", () => {
    expect(view().counts).toEqual([{ status: "confirmed", word: "Confirmed", visits: 1 }]);
  });
});
