// Does a plan become the right steps, and does its answer say the truth?
import { expect, test } from "vitest";
import { alternatives, placesToMove } from "@/lib/scheduling/alternatives";
import { decideMove } from "@/lib/scheduling/decide-move";
import { type PlanAnswer, placePlan } from "@/lib/scheduling/place-plan";
import { addDays } from "@/lib/time";
import { at, clock, facility, question, slot, visitsOf, withAppointment } from "./plan-request-cases";

const TODAY = "2026-11-24";
const year = facility({ until: "2027-11-24" });

const visit = (answer: PlanAnswer, id: string) => {
  const found = answer.visits.find(({ visitId }) => visitId === id);
  if (!found) throw new Error(`no visit ${id}`);
  return found;
};
const rules = (answer: PlanAnswer, id: string) => visit(answer, id).why.map(({ rule }) => rule);
const days = (answer: PlanAnswer) => Object.fromEntries(answer.visits.map(({ visitId, on }) => [visitId, on]));

test("the standard course that begins on Tue 24 Nov 2026 stands on its targets, and its second touch-up stays due", () => {
  const answer = placePlan(year, question(TODAY, visitsOf("rejuvenation", 4), { source: "PMC6122507" }));
  expect(answer.ok).toBe(true);
  expect(days(answer)).toEqual({
    "session-1": "2026-11-24",
    "session-2": "2026-12-29",
    "session-3": "2027-02-02",
    "session-4": "2027-03-09",
    "touch_up-1": "2027-09-05",
    "touch_up-2": null,
  });
  expect(visit(answer, "touch_up-2")).toMatchObject({
    state: "due",
    aboutOn: "2028-03-03",
    moved: false,
    window: { earliestOn: "2028-02-02", targetOn: "2028-03-03", latestOn: "2028-09-04" },
  });
  expect(rules(answer, "touch_up-2")).toEqual(["gap-window", "beyond-horizon"]);
  expect(visit(answer, "session-3")).toMatchObject({ gapDays: 35, grade: "on-cadence", state: "placed" });
  expect(visit(answer, "session-3").why[0]).toEqual({
    rule: "gap-window",
    values: {
      phase: "session",
      afterPhase: "session",
      afterNumber: 2,
      afterOn: "2026-12-29",
      earliestDays: 28,
      targetDays: 35,
      latestDays: 42,
      earliestOn: "2027-01-26",
      targetOn: "2027-02-02",
      latestOn: "2027-02-09",
    },
    source: "PMC6122507",
  });
  expect(rules(answer, "session-3")).toEqual(["gap-window", "on-target"]);
});

test("a client who calls on day 45 gets the first good day of the late window, a little late", () => {
  const visits = withAppointment(visitsOf("rejuvenation", 2 + 1), "session-1", "2027-01-05", "completed");
  const clinic = facility({ from: "2027-02-01", until: "2028-02-19", weekdays: [1, 2] });
  const asked = question("2027-02-19", visits, { preferences: { weekdays: [2] } });
  const answer = placePlan(clinic, asked);
  expect(visit(answer, "session-2")).toMatchObject({ on: "2027-02-23", gapDays: 49, grade: "a-little-late" });
  expect(visit(answer, "session-2").why[0]).toMatchObject({
    rule: "late-window",
    values: { fullFrom: "2027-02-02", fullTo: "2027-02-16", latestOn: "2027-03-30" },
  });
});

test("a day chosen from a late offer is held with that window, and no late day while the ordinary window has one", () => {
  const visits = withAppointment(visitsOf("rejuvenation", 3), "session-1", "2027-01-05", "completed");
  const chosen = (today: string, on: string) =>
    placePlan(year, question(today, visits, { pins: [{ visitId: "session-2", slot: slot(on, clock(11)) }] }));
  expect(visit(chosen("2027-02-19", "2027-03-01"), "session-2")).toMatchObject({ gapDays: 55, pinned: true });
  expect(chosen("2027-02-01", "2027-03-01")).toMatchObject({ ok: false, visitId: "session-2", lacking: "gap" });
});

test("past the last day a clinician decides, and once that is signed the first possible day is offered", () => {
  const visits = withAppointment(visitsOf("rejuvenation", 3), "session-1", "2026-08-01", "completed");
  const refused = placePlan(year, question(TODAY, visits));
  expect(refused).toMatchObject({ ok: false, visitId: "session-2", lacking: "time", clinicianDecides: true });
  const signed = visits.map((one) => (one.id === "session-2" ? { ...one, goOn: true } : one));
  const answer = placePlan(year, question(TODAY, signed));
  expect(visit(answer, "session-2")).toMatchObject({ on: TODAY, gapDays: 115, grade: "clinician-decides" });
});

test("a visit that is booked late is not pulled forward by a cascade", () => {
  let visits = withAppointment(visitsOf("rejuvenation", 3), "session-1", "2026-11-01", "completed");
  visits = withAppointment(visits, "session-2", "2026-12-20");
  visits = withAppointment(visits, "session-3", "2027-01-24");
  const answer = placePlan(year, question(TODAY, visits));
  expect(visit(answer, "session-2")).toMatchObject({ on: "2026-12-20", moved: false, grade: "a-little-late" });
  expect(visit(answer, "session-3")).toMatchObject({ on: "2027-01-24", moved: false });
});

test("a completed session is never moved by a cascade, and gaps count from the day it was given", () => {
  let visits = withAppointment(visitsOf("rejuvenation", 3), "session-1", "2026-11-20", "completed");
  visits = withAppointment(visits, "session-2", "2026-12-10");
  const answer = placePlan(year, question(TODAY, visits));
  expect(visit(answer, "session-1")).toMatchObject({ on: "2026-11-20", state: "done" });
  expect(visit(answer, "session-2")).toMatchObject({ on: "2026-12-25", moved: true, gapDays: 35 });
  expect(rules(answer, "session-2")).toContain("had-to-move");
});

test("a client who is being treated keeps the place, and a skipped visit is passed over", () => {
  let visits = withAppointment(visitsOf("rejuvenation", 3), "session-1", TODAY, "in_treatment");
  visits = visits.map((one) => (one.id === "session-2" ? { ...one, skipped: true } : one));
  const answer = placePlan(year, question(TODAY, visits));
  expect(rules(answer, "session-1")).toContain("client-is-here");
  expect(visit(answer, "session-2").state).toBe("skipped");
  expect(visit(answer, "session-3")).toMatchObject({ on: "2026-12-29", gapDays: 35 });
});

test("sessions never fail for a touch-up that has no place", () => {
  const visits = visitsOf("rejuvenation", 3);
  const clinic = facility({ until: "2027-03-31" });
  const answer = placePlan(clinic, question(TODAY, visits));
  expect(answer.ok).toBe(true);
  expect(visit(answer, "session-3").state).toBe("placed");
  expect(visit(answer, "touch_up-1")).toMatchObject({ state: "due", slot: null });
  expect(rules(answer, "touch_up-1")).toContain("no-place");
});

test("from the first unticked visit on nothing is placed", () => {
  const answer = placePlan(year, question(TODAY, visitsOf("rejuvenation", 4), { unticked: ["session-3"] }));
  expect(answer.visits.map(({ state }) => state)).toEqual(["placed", "placed", "due", "due", "due", "due"]);
  expect(rules(answer, "session-3")).toContain("left-unticked");
  expect(visit(answer, "session-4").aboutOn).toBe("2027-03-09");
});

test("barred days move what is booked on them, and a window that they fill counts as full", () => {
  let visits = withAppointment(visitsOf("rejuvenation", 3), "session-1", "2026-11-10", "completed");
  visits = withAppointment(visits, "session-2", "2026-12-15");
  const barredDays = [{ from: "2026-12-01", to: "2026-12-23" }];
  const answer = placePlan(year, question(TODAY, visits, { barredDays }));
  expect(visit(answer, "session-2")).toMatchObject({
    on: "2026-12-24",
    gapDays: 44,
    grade: "a-little-late",
    moved: true,
  });
});

test.each([
  ["the clinician is on leave", { leave: { okafor: ["2026-12-29"] } }, "target-clinician-away"],
  ["nobody works", { leave: { okafor: ["2026-12-29"], nakamura: ["2026-12-29"] } }, "target-closed"],
  ["it is not a preferred weekday", {}, "target-weekday"],
])("what keeps a session off its target day is said: %s", (_, hours, rule) => {
  const clinic = facility({ until: "2027-11-24", ...hours });
  const weekdays = rule === "target-weekday" ? [3] : [1, 2, 3, 4, 5, 6, 7];
  const preferences = { clinicianId: "okafor", weekdays };
  const answer = placePlan(
    clinic,
    question(TODAY, visitsOf("rejuvenation", 3), {
      preferences,
      firstTargetOn: TODAY,
      pins: [{ visitId: "session-1", slot: slot(TODAY, clock(15)) }],
    }),
  );
  expect(visit(answer, "session-2").on).not.toBe("2026-12-29");
  expect(rules(answer, "session-2")).toContain(rule);
  expect(rules(answer, "session-2")).toContain("best-near-target");
});

test("a place that meets the wishes says so", () => {
  const preferences = { clinicianId: "okafor", weekdays: [2], from: clock(15), until: clock(18) };
  const answer = placePlan(year, question(TODAY, visitsOf("rejuvenation", 3), { preferences }));
  expect(rules(answer, "session-2")).toEqual([
    "gap-window",
    "on-target",
    "meets-weekday",
    "meets-hours",
    "meets-clinician",
  ]);
});

test("a chosen place is held and the rest follows it", () => {
  const pins = [{ visitId: "session-2", slot: slot("2026-12-22", clock(11)) }];
  const answer = placePlan(year, question(TODAY, visitsOf("rejuvenation", 3), { pins }));
  expect(visit(answer, "session-2")).toMatchObject({ on: "2026-12-22", pinned: true });
  expect(visit(answer, "session-3").on).toBe("2027-01-26");
});

test("a chosen place that was taken meanwhile is let go of and named", () => {
  const pins = [{ visitId: "session-2", slot: slot("2026-12-29", clock(11)) }];
  const busy = [{ start: at("2026-12-29", clock(11)), end: at("2026-12-29", clock(12)) }];
  const taken = { ...year, rooms: year.rooms.map((room) => ({ ...room, busy })) };
  const answer = placePlan(taken, question(TODAY, visitsOf("rejuvenation", 3), { pins }));
  expect(answer.droppedPins).toEqual(["session-2"]);
  expect(answer.ok).toBe(true);
  expect(visit(answer, "session-2").slot?.start).not.toBe(at("2026-12-29", clock(11)));
});

test("a signed early day holds down to the floor and not under it", () => {
  const pinned = (on: string) => ({
    pins: [
      { visitId: "session-1", slot: slot(TODAY, clock(11)) },
      { visitId: "session-2", slot: slot(on, clock(11)), overridden: true },
    ],
  });
  const early = placePlan(year, question(TODAY, visitsOf("rejuvenation", 3), pinned(addDays(TODAY, 14))));
  expect(visit(early, "session-2")).toMatchObject({ gapDays: 14, grade: "early" });
  expect(rules(early, "session-2")).toEqual(["signed-window", "chosen"]);
  const tooEarly = placePlan(year, question(TODAY, visitsOf("rejuvenation", 3), pinned(addDays(TODAY, 13))));
  expect(tooEarly).toMatchObject({ ok: false, visitId: "session-2", lacking: "gap" });
});

test("a signed early visit stays where it is until somebody moves it or the visit before", () => {
  let visits = withAppointment(visitsOf("rejuvenation", 3), "session-1", "2026-11-25");
  visits = withAppointment(visits, "session-2", "2026-12-12").map((one) =>
    one.id === "session-2" && one.appointment ? { ...one, appointment: { ...one.appointment, overridden: true } } : one,
  );
  expect(visit(placePlan(year, question(TODAY, visits)), "session-2")).toMatchObject({
    on: "2026-12-12",
    moved: false,
  });
  const moved = decideMove(year, question(TODAY, visits), {
    visitId: "session-1",
    slot: slot("2026-11-25", clock(15)),
    override: false,
  });
  expect(moved).toMatchObject({ ok: true, moves: [{ visitId: "session-2" }] });
});

const booked = ["2026-11-24", "2026-12-29", "2027-02-04", "2027-03-11"].reduce(
  (visits, on, index) => withAppointment(visits, `session-${index + 1}`, on, index === 0 ? "completed" : "booked"),
  visitsOf("rejuvenation", 4),
);
const move = (visitId: string, on: string, override = false) =>
  decideMove(year, question("2026-11-30", booked), { visitId, slot: slot(on, clock(11)), override });

test.each([
  ["only this one, where the gaps allow it", "session-3", "2027-02-09", []],
  ["this and the following one, where its gap breaks", "session-3", "2027-01-27", ["session-4"]],
  ["nothing before it", "session-4", "2027-03-18", []],
])("a move moves %s", (_, id, on, moves) => {
  const decided = move(id, on);
  expect(decided.ok && decided.moves.map(({ visitId }) => visitId)).toEqual(moves);
});

test.each([
  ["too early", "session-2", "2026-12-20", false, "gap-too-short", { earliest: "2026-12-22", days: 28, gapDays: 26 }],
  [
    "under the floor, even signed",
    "session-2",
    "2026-12-07",
    true,
    "gap-under-floor",
    { earliest: "2026-12-08", gapDays: 13 },
  ],
  ["too late", "session-2", "2027-01-06", false, "outside-window", { latest: "2027-01-05" }],
  ["in the past", "session-2", "2026-11-29", false, "in-the-past", {}],
  ["given already", "session-1", "2026-12-29", false, "wrong-step", {}],
])("a move is refused: %s", (_, id, on, override, code, values) => {
  expect(move(id, on, override)).toMatchObject({ ok: false, code, values });
});

test("a move to a place where the clinician is busy is refused", () => {
  const busy = [{ start: at("2026-12-30", clock(11)), end: at("2026-12-30", clock(12)) }];
  const clinic = { ...year, clinicians: year.clinicians.map((one) => ({ ...one, busy })) };
  const wish = { visitId: "session-2", slot: slot("2026-12-30", clock(11)), override: false };
  expect(decideMove(clinic, question("2026-11-30", booked), wish)).toMatchObject({ ok: false, code: "no-place" });
});

test("a signed move to an early day holds, and says that it needed the signature", () => {
  expect(move("session-2", "2026-12-20", true)).toMatchObject({
    ok: true,
    overridden: true,
    gapDays: 26,
    grade: "early",
  });
  expect(move("session-2", "2026-12-22", true)).toMatchObject({ ok: true, overridden: false });
});

test("other days for one visit come least cost first, one a day, and name what they move", () => {
  const preferences = { weekdays: [2, 4, 5], from: clock(9), until: clock(18), clinicianId: "okafor" };
  const found = placesToMove(year, question("2026-11-30", booked, { preferences }), "session-3", 20);
  const on = found.map((one) => one.on);
  expect(new Set(on).size).toBe(on.length);
  expect(on).not.toContain("2027-02-04");
  expect(on).toContain("2027-02-09");
  expect(on).toContain("2027-01-27");
  expect(on.indexOf("2027-02-09")).toBeLessThan(on.indexOf("2027-01-27"));
  const far = found.find((one) => one.on === "2027-01-27");
  expect(far).toMatchObject({ gapDays: 29, grade: "on-cadence", moves: [{ visitId: "session-4" }] });
  expect(found.every(({ gapDays }) => gapDays !== null && gapDays >= 28 && gapDays <= 42)).toBe(true);
});

test("each of the other days is a move that holds", () => {
  const asked = question("2026-11-30", booked);
  for (const id of ["session-2", "session-3", "session-4"]) {
    for (const other of placesToMove(year, asked, id, 5)) {
      const decided = decideMove(year, asked, { visitId: id, slot: other.slot, override: false });
      expect(decided).toMatchObject({ ok: true, moves: other.moves, gapDays: other.gapDays });
    }
  }
});

test("a visit that is given, or has no place, has no other days", () => {
  expect(alternatives(year, question("2026-11-30", booked), "session-1", 5)).toEqual([]);
  expect(alternatives(year, question("2026-11-30", booked), "touch_up-2", 5)).toEqual([]);
});
