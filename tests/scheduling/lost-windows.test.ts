// Inside which days may a visit go that lost its place?
import { expect, test } from "vitest";
import { freeWindow, lostWindows } from "@/lib/scheduling/lost-windows";
import type { PlanVisit } from "@/lib/scheduling/plan-request";
import { addDays } from "@/lib/time";

const TODAY = "2026-11-24";
const day = (days: number) => addDays(TODAY, days);
const GAP = { blockedUnderDays: 14, earliestDays: 28, targetDays: 35, latestDays: 42, restartAfterDays: 84 };
const DEMAND = {
  occupancy: { client: { from: 0, to: 60 }, clinician: { from: 30, to: 60 }, room: { from: 0, to: 70 }, device: null },
  clinicianIds: ["c"],
  roomIds: ["r"],
  deviceIds: [],
};

function visit(position: number, on: number | null, more: Partial<PlanVisit> = {}): PlanVisit {
  return {
    id: `v${position}`,
    phase: "session",
    position,
    number: position,
    gap: GAP,
    demand: DEMAND,
    skipped: false,
    goOn: false,
    appointment:
      on === null
        ? null
        : {
            status: on < 0 ? "completed" : "booked",
            slot: { start: 0, clinicianId: "c", roomId: "r", deviceId: null },
            on: day(on),
            overridden: false,
          },
    ...more,
  };
}

const windows = (visits: PlanVisit[], moving: string[], late: string[] = []) =>
  lostWindows(visits, { today: TODAY, horizonOn: day(365), moving: new Set(moving), late: new Set(late) });

const cases: [string, PlanVisit[], string[], string[], [number, number][]][] = [
  ["both neighbours stay", [visit(1, -5), visit(2, 30), visit(3, 65)], ["v2"], [], [[23, 37]]],
  ["the last of a plan", [visit(1, -5), visit(2, 30)], ["v2"], [], [[23, 37]]],
  ["the first of a plan, never before today", [visit(1, 10), visit(2, 45)], ["v1"], [], [[3, 17]]],
  ["late: until the day after which a clinician decides", [visit(1, -5), visit(2, 30)], ["v2"], ["v2"], [[23, 79]]],
  ["late, but the next one stays", [visit(1, -5), visit(2, 30), visit(3, 65)], ["v2"], ["v2"], [[23, 37]]],
  ["booked late already: it keeps its lateness", [visit(1, -5), visit(2, 50)], ["v2"], [], [[23, 50]]],
  ["one between has no place yet", [visit(1, -5), visit(2, null), visit(3, 65)], ["v3"], [], [[51, 79]]],
  ["one between is left out", [visit(1, -5), visit(2, null, { skipped: true }), visit(3, 30)], ["v3"], [], [[23, 37]]],
  [
    "two that move",
    [visit(1, -5), visit(2, 30), visit(3, 65)],
    ["v2", "v3"],
    [],
    [
      [23, 37],
      [51, 79],
    ],
  ],
];
test.each(cases)("%s", (_name, visits, moving, late, expected) => {
  const found = windows(visits, moving, late);
  expect(found.map(({ earliestOn, latestOn }) => [earliestOn, latestOn])).toEqual(
    expected.map(([from, to]) => [day(from), day(to)]),
  );
});

test("of two that move the later keeps its gap to the earlier", () => {
  const [, second] = windows([visit(1, -5), visit(2, 30), visit(3, 65)], ["v2", "v3"]);
  expect(second?.after).toEqual({ visitId: "v2", earliestDays: 28, latestDays: 42 });
});

test("nothing binds a consultation but today and the horizon", () => {
  const bounds = { today: TODAY, horizonOn: day(365) };
  expect(freeWindow(day(10), bounds)).toEqual({ earliestOn: TODAY, latestOn: day(52) });
  expect(freeWindow(day(350), bounds)).toEqual({ earliestOn: TODAY, latestOn: day(365) });
});
