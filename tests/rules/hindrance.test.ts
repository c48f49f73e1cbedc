// What stands in the way of a booking, though nobody has moved it?
import { expect, test } from "vitest";
import { type Absence, type HinderedBooking, type Hindrance, hindranceOf } from "@/lib/rules/hindrance";

const BOOKING: HinderedBooking = {
  on: "2026-12-29",
  minutes: { from: 930, until: 960 },
  clinicianId: "okafor",
  locationId: "bristol",
};
const leave = (change: Partial<Absence> = {}): Absence => ({
  of: { clinicianId: "okafor" },
  from: "2026-12-28",
  to: "2027-01-03",
  minutes: null,
  ...change,
});
const closure = (change: Partial<Absence> = {}) => leave({ of: { locationId: "bristol" }, ...change });
const away: Hindrance = { kind: "clinician-away", until: "2027-01-03" };

const cases: [string, Absence[], { from: string; to: string }[], Hindrance | null][] = [
  ["nothing on an ordinary day", [], [], null],
  ["leave of its clinician", [leave()], [], away],
  ["not leave of another", [leave({ of: { clinicianId: "nakamura" } })], [], null],
  ["not leave that ended the day before", [leave({ to: "2026-12-28" })], [], null],
  ["the last day of leave", [leave({ to: "2026-12-29" })], [], { kind: "clinician-away", until: "2026-12-29" }],
  ["hours of leave that touch its own", [leave({ minutes: { from: 900, until: 931 } })], [], away],
  ["not hours that end as it begins", [leave({ minutes: { from: 540, until: 930 } })], [], null],
  ["not hours that begin as it ends", [leave({ minutes: { from: 960, until: 1080 } })], [], null],
  ["a closure of its location", [closure()], [], { kind: "closed", until: "2027-01-03" }],
  ["not a closure elsewhere", [closure({ of: { locationId: "bath" } })], [], null],
  ["a deferral", [], [{ from: "2026-11-24", to: "2026-12-29" }], { kind: "deferred", until: "2026-12-29" }],
  ["not a deferral that is over by then", [], [{ from: "2026-11-24", to: "2026-12-28" }], null],
  ["leave first, of several", [closure(), leave()], [{ from: "2026-11-24", to: "2026-12-29" }], away],
];
test.each(cases)("%s", (_name, absences, deferred, hindrance) => {
  expect(hindranceOf(BOOKING, absences, { isBlocked: false, deferred })).toEqual(hindrance);
});

test("a block holds until somebody decides, and tells more than a deferral", () => {
  const deferred = [{ from: "2026-11-24", to: "2026-12-29" }];
  expect(hindranceOf(BOOKING, [], { isBlocked: true, deferred })).toEqual({ kind: "blocked" });
});
