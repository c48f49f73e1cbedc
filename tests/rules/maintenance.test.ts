// Which touch-ups does an assessment move, and to when?
import fc from "fast-check";
import { expect, test } from "vitest";
import { type TailVisit, tailOf, targetsAfterFactors, targetsDueNow, touchUpsToAdd } from "@/lib/rules/maintenance";
import { addDays } from "@/lib/time";
import { SESSION_GAP, STANDARD_PROTOCOL, TOUCH_UP_GAP } from "../support/builders/standard-protocol";

const TODAY = "2026-11-24";
const given = (daysAgo: number) => ({ id: "a", status: "completed", on: addDays(TODAY, -daysAgo) });
const booked = (daysAhead: number) => ({ id: "b", status: "booked", on: addDays(TODAY, daysAhead) });

function visit(phase: TailVisit["phase"], number: number, appointment: TailVisit["appointment"] = null): TailVisit {
  const isSession = phase === "session";
  return {
    id: `${phase} ${number}`,
    phase,
    position: isSession ? number : 3 + number,
    number,
    gap: isSession ? SESSION_GAP : TOUCH_UP_GAP,
    skipped: false,
    appointment,
  };
}

/** Three sessions, the last one given so many days ago, and two touch-ups. */
const course = (daysAgo: number, first: TailVisit["appointment"] = null) => [
  visit("session", 1, given(daysAgo + 70)),
  visit("session", 2, given(daysAgo + 35)),
  visit("session", 3, given(daysAgo)),
  visit("touch_up", 1, first),
  visit("touch_up", 2),
];

test("the target that was found holds for every touch-up that is not booked, and leaves a booked one alone", () => {
  expect(targetsAfterFactors(tailOf(course(40), TODAY), 150)).toEqual([
    { visitId: "touch_up 1", targetDays: 150 },
    { visitId: "touch_up 2", targetDays: 150 },
  ]);
  expect(targetsAfterFactors(tailOf(course(40, booked(140)), TODAY), 150)).toEqual([
    { visitId: "touch_up 2", targetDays: 150 },
  ]);
  expect(targetsAfterFactors(tailOf(course(40), TODAY), 180)).toEqual([]);
});

test.each([
  ["before the earliest day: on it", 40, [{ visitId: "touch_up 1", targetDays: 150 }]],
  ["inside the window: today", 160, [{ visitId: "touch_up 1", targetDays: 160 }]],
  ["on the target day: it is due already", 180, []],
  ["past it: it is due already", 300, []],
  ["past the window: it is overdue already", 500, []],
])("a result that fades %s", (_, daysAgo, targets) => {
  expect(targetsDueNow(tailOf(course(daysAgo), TODAY))).toEqual(targets);
});

test("a touch-up that is booked is not moved by a result that fades, nor is anything before the first visit", () => {
  expect(targetsDueNow(tailOf(course(160, booked(5)), TODAY))).toEqual([]);
  expect(targetsDueNow(tailOf([visit("session", 1), visit("touch_up", 1)], TODAY))).toEqual([]);
});

test("skipped touch-ups and those that a later one has passed by are no part of the tail", () => {
  const visits = course(300);
  visits[3] = { ...visit("touch_up", 1), skipped: true };
  expect(tailOf(visits, TODAY).unbooked.map(({ id }) => id)).toEqual(["touch_up 2"]);
  visits[4] = visit("touch_up", 2, given(5));
  expect(tailOf([...visits, visit("touch_up", 3)], TODAY)).toMatchObject({
    last: { phase: "touch_up", number: 2, daysAgo: 5 },
    next: { id: "touch_up 3" },
  });
});

test("sessions that are still to come are told apart from a finished series", () => {
  expect(tailOf(course(40), TODAY).hasOpenSessions).toBe(false);
  expect(tailOf([...course(40).slice(0, 2), visit("session", 3)], TODAY).hasOpenSessions).toBe(true);
});

test("a touch-up that is added gets the target that was found, inside its window", () => {
  const targets = (found: number) => touchUpsToAdd(STANDARD_PROTOCOL, [], found).map(({ gap }) => gap.targetDays);
  expect(targets(180)).toEqual([180, 180]);
  expect(targets(150)).toEqual([150, 150]);
  expect(targets(20)).toEqual([150, 150]);
});

test("new targets keep the figures in order, and doing it twice changes nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 900 }), (daysAgo, found) => {
      const visits = course(daysAgo);
      for (const decide of [(tail: ReturnType<typeof tailOf>) => targetsAfterFactors(tail, found), targetsDueNow]) {
        const changes = decide(tailOf(visits, TODAY));
        const after = visits.map((one) => {
          const targetDays = changes.find(({ visitId }) => visitId === one.id)?.targetDays ?? one.gap.targetDays;
          expect(one.gap.earliestDays <= targetDays && targetDays <= one.gap.latestDays).toBe(true);
          return { ...one, gap: { ...one.gap, targetDays } };
        });
        expect(decide(tailOf(after, TODAY))).toEqual([]);
      }
    }),
  );
});
