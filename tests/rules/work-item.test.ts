// What does a plan ask of the desk, and what comes first?
import { describe, expect, test } from "vitest";
import type { GapFigures } from "@/lib/rules/gap";
import type { StoodVisit } from "@/lib/rules/plan-standing";
import { byUrgency, workItem } from "@/lib/rules/work-item";

const TODAY = "2026-11-24";
const gap: GapFigures = {
  blockedUnderDays: 14,
  earliestDays: 28,
  targetDays: 35,
  latestDays: 42,
  restartAfterDays: 84,
};

type Given = { on?: string; status?: string; missedOn?: string; goOn?: boolean; isAway?: boolean };

function visits(...given: Given[]): StoodVisit[] {
  return given.map(({ on, status = "booked", missedOn = null, goOn = false, isAway = false }, index) => ({
    id: `v${index + 1}`,
    phase: "session",
    position: index + 1,
    number: index + 1,
    gap,
    skipped: false,
    goOn,
    appointment:
      on === undefined
        ? null
        : { status, on, overridden: false, hindrance: isAway ? { kind: "clinician-away", until: on } : null },
    missedOn,
  }));
}

const done = (on: string): Given => ({ on, status: "completed" });

describe("a plan asks for", () => {
  test.each<[string, Given[], { kind: string; id: string; closesOn: string | null } | null]>([
    ["nothing while all is booked in time", [done("2026-11-03"), { on: "2026-12-08" }], null],
    ["what is due", [done("2026-11-03"), {}], { kind: "due", id: "v2", closesOn: "2026-12-15" }],
    ["what closes within 14 days", [done("2026-10-20"), {}], { kind: "at-risk", id: "v2", closesOn: "2026-12-01" }],
    ["what is past its window", [done("2026-09-22"), {}], { kind: "overdue", id: "v2", closesOn: "2026-11-03" }],
    ["a decision past the last day", [done("2026-08-01"), {}], { kind: "decide", id: "v2", closesOn: "2026-09-12" }],
    [
      "the visit, once it was decided",
      [done("2026-08-01"), { goOn: true }],
      { kind: "overdue", id: "v2", closesOn: "2026-09-12" },
    ],
    [
      "a missed visit",
      [done("2026-10-20"), { missedOn: "2026-11-23" }],
      { kind: "missed", id: "v2", closesOn: "2026-12-01" },
    ],
    [
      "a booking that can't stand, by its day",
      [done("2026-11-03"), { on: "2026-12-08", isAway: true }],
      { kind: "at-risk", id: "v2", closesOn: "2026-12-08" },
    ],
    ["the first of two that are open", [done("2026-11-03"), {}, {}], { kind: "due", id: "v2", closesOn: "2026-12-15" }],
    ["a first visit that was never booked", [{}], { kind: "due", id: "v1", closesOn: null }],
  ])("%s", (_what, given, expected) => {
    const item = workItem({ status: "active", visits: visits(...given) }, TODAY);
    expect(item && { kind: item.kind, id: item.stood.id, closesOn: item.closesOn }).toEqual(expected);
  });

  test.each(["paused", "ended"] as const)("nobody when it is %s", (status) => {
    expect(workItem({ status, visits: visits(done("2026-08-01"), {}) }, TODAY)).toBeNull();
  });
});

test("what closes first comes first, of one day the graver, and what has no day last", () => {
  const items = [
    { kind: "due", closesOn: null },
    { kind: "due", closesOn: "2026-12-01" },
    { kind: "at-risk", closesOn: "2026-12-08" },
    { kind: "missed", closesOn: "2026-12-01" },
    { kind: "overdue", closesOn: "2026-11-03" },
  ] as const;
  expect([...items].sort(byUrgency)).toEqual([items[4], items[3], items[1], items[2], items[0]]);
});
