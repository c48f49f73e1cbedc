// Does a protocol become the right visits, and does the tail go on?
import { expect, test } from "vitest";
import { Refusal } from "@/lib/errors";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";
import { NO_GAP } from "@/lib/rules/gap";
import { type CourseProgress, recallDays, touchUpsToAdd } from "@/lib/rules/maintenance";
import { generateSeries } from "@/lib/rules/series";
import { standingOf } from "@/lib/rules/standing";

const cases = BUILT_IN_PROTOCOLS.flatMap((protocol) => {
  const { min, usual, max } = protocol.sessions;
  return [min, usual, max].map((sessions) => [protocol.key, sessions, protocol] as const);
});

test.each(cases)("%s with %i sessions: sessions, then touch-ups, numbered through", (_, sessions, protocol) => {
  const visits = generateSeries(protocol, sessions);
  expect(visits.map(({ position }) => position)).toEqual(visits.map((_visit, index) => index + 1));
  expect(visits.map(({ phase, number }) => `${phase} ${number}`)).toEqual([
    ...Array.from({ length: sessions }, (_visit, index) => `session ${index + 1}`),
    "touch_up 1",
    "touch_up 2",
  ]);
  expect(visits.map(({ gap }) => gap)).toEqual([
    NO_GAP,
    ...Array.from({ length: sessions - 1 }, () => protocol.gap),
    protocol.touchUp,
    protocol.touchUp,
  ]);
});

const [standard] = BUILT_IN_PROTOCOLS;
if (!standard) throw new Error("no protocol");

test.each([2, 7, 3.5, Number.NaN])("the standard course can't have %d sessions", (sessions) => {
  const attempt = () => generateSeries(standard, sessions);
  expect(attempt).toThrow(Refusal);
  expect(attempt).toThrow(expect.objectContaining({ fields: { sessions: "sessions-out-of-range" } }));
});

const course = (touchUps: CourseProgress["state"][]): CourseProgress[] => [
  { phase: "session", position: 1, number: 1, state: "completed" },
  ...touchUps.map((state, index) => ({ phase: "touch_up" as const, position: index + 2, number: index + 1, state })),
];

test("a completed or skipped touch-up is followed by one more, and an open one is enough", () => {
  const added = (touchUps: CourseProgress["state"][]) =>
    touchUpsToAdd(standard, course(touchUps), 180).map(({ position, number }) => [position, number]);
  expect(added(["open", "open"])).toEqual([]);
  expect(added(["completed", "open"])).toEqual([[4, 3]]);
  expect(added(["skipped", "completed"])).toEqual([
    [4, 3],
    [5, 4],
  ]);
  expect(touchUpsToAdd({ ...standard, plannedTouchUps: 0 }, course([]), 180)).toEqual([]);
});

test("a client is invited 21 days before a touch-up, on the day, and 14 days after", () => {
  expect(recallDays("2027-09-05")).toEqual({ invitedOn: "2027-08-15", dueOn: "2027-09-05", lastAskedOn: "2027-09-19" });
});

test.each([
  ["2027-01-10", false, true, "due"],
  ["2027-01-18", false, true, "due"],
  ["2027-01-19", false, true, "at-risk"],
  ["2027-02-02", false, true, "at-risk"],
  ["2027-02-03", false, true, "overdue"],
  ["2027-02-03", true, true, "on-track"],
  ["2027-01-10", true, false, "at-risk"],
] as const)("on %s, booked %s, able to stand %s: %s", (today, booked, canStand, standing) => {
  expect(standingOf({ booked, canStand, latestOn: "2027-02-02" }, today)).toBe(standing);
});
