// Is a plan judged by what is booked, what is missing, and the day it is?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GapFigures } from "@/lib/rules/gap";
import { type PlanStanding, planStanding, type StoodVisit } from "@/lib/rules/plan-standing";
import { addDays } from "@/lib/time";

const SESSION: GapFigures = {
  blockedUnderDays: 14,
  earliestDays: 28,
  targetDays: 35,
  latestDays: 42,
  restartAfterDays: 84,
};
const TOUCH_UP: GapFigures = { ...SESSION, earliestDays: 150, targetDays: 180, latestDays: 365, restartAfterDays: 730 };
const FIRST = "2026-09-01";

type Change = Partial<StoodVisit> & { on?: string; status?: string; overridden?: boolean };

/** Session `position`, or with `phase` a touch-up; given or booked on `on`. */
function aVisit(position: number, { on, status = "booked", overridden = false, ...change }: Change = {}): StoodVisit {
  const phase = change.phase ?? "session";
  return {
    id: `visit-${position}`,
    phase,
    position,
    number: position,
    gap: phase === "touch_up" ? TOUCH_UP : SESSION,
    skipped: false,
    appointment: on === undefined ? null : { status, on, overridden },
    missedOn: null,
    ...change,
  };
}

const given = (position: number, on: string) => aVisit(position, { on, status: "completed" });
const day = (days: number) => addDays(FIRST, days);
const active = (...visits: StoodVisit[]) => ({ status: "active" as const, visits });
const touchUp = (position: number, change: Change = {}) => aVisit(position, { phase: "touch_up", ...change });

describe("a plan stands", () => {
  const cases: [string, PlanStanding, StoodVisit[], number][] = [
    ["on track while all that is to come is booked", "on-track", [given(1, day(0)), aVisit(2, { on: day(35) })], 10],
    ["due when the next session is not booked and has time", "due", [given(1, day(0)), aVisit(2)], 27],
    ["at risk 14 days before the window closes", "at-risk", [given(1, day(0)), aVisit(2)], 28],
    ["at risk on the window's last day", "at-risk", [given(1, day(0)), aVisit(2)], 42],
    ["overdue the day after", "overdue", [given(1, day(0)), aVisit(2)], 43],
    [
      "at risk when a booking lies before its earliest day",
      "at-risk",
      [given(1, day(0)), aVisit(2, { on: day(20) })],
      5,
    ],
    [
      "on track when somebody signed for that",
      "on-track",
      [given(1, day(0)), aVisit(2, { on: day(20), overridden: true })],
      5,
    ],
    ["as its worst visit does", "overdue", [given(1, day(0)), aVisit(2), aVisit(3, { on: day(120) })], 60],
    ["due again after a missed session", "due", [given(1, day(0)), aVisit(2, { missedOn: day(20) })], 21],
    ["on track before a touch-up's invitation", "on-track", [given(1, day(0)), touchUp(2)], 158],
    ["due from the day of the invitation on", "due", [given(1, day(0)), touchUp(2)], 159],
    ["overdue when the touch-up's window is past", "overdue", [given(1, day(0)), touchUp(2)], 366],
    ["due when nothing was ever booked", "due", [aVisit(1), aVisit(2)], 0],
    ["finished when nothing is to come", "done", [given(1, day(0)), aVisit(2, { skipped: true })], 500],
  ];
  test.each(cases)("%s", (_name, standing, visits, days) => {
    expect(planStanding(active(...visits), day(days)).standing).toBe(standing);
  });

  test("paused and ended, whatever its visits are", () => {
    const visits = [given(1, day(0)), aVisit(2)];
    expect(planStanding({ status: "paused", visits }, day(400)).standing).toBe("paused");
    expect(planStanding({ status: "ended", visits }, day(400)).standing).toBe("done");
  });
});

describe("a booking can't stand", () => {
  const riskOf = (visits: StoodVisit[], days: number, id: string) =>
    planStanding(active(...visits), day(days)).visits.find((one) => one.id === id)?.risk;

  test("too soon after a visit that has a day, unless somebody signed", () => {
    const early = (overridden: boolean) => [given(1, day(0)), aVisit(2, { on: day(20), overridden })];
    expect(riskOf(early(false), 5, "visit-2")).toEqual({ kind: "gap-too-short", earliestOn: day(28) });
    expect(riskOf(early(true), 5, "visit-2")).toBeNull();
  });

  test("behind one that is not booked, once that can't come early enough any more", () => {
    const visits = [given(1, day(0)), aVisit(2), aVisit(3, { on: day(70) })];
    expect(riskOf(visits, 42, "visit-3")).toBeNull();
    expect(riskOf(visits, 43, "visit-3")).toEqual({ kind: "before-is-open", earliestOn: day(71) });
    expect(planStanding(active(...visits), day(42)).standing).toBe("at-risk");
  });

  test("counted through all that is open before it", () => {
    const visits = [aVisit(1), aVisit(2), aVisit(3, { on: day(55) })];
    expect(riskOf(visits, 0, "visit-3")).toEqual({ kind: "before-is-open", earliestOn: day(56) });
  });

  test("so late that a clinician decides, until one has", () => {
    const late = (goOn: boolean) => [given(1, day(0)), aVisit(2, { on: day(85), goOn })];
    expect(riskOf(late(false), 60, "visit-2")).toEqual({ kind: "past-restart" });
    expect(riskOf(late(true), 60, "visit-2")).toBeNull();
  });

  test("for what stands in its way, and never once it was given", () => {
    const hindrance = { kind: "clinician-away" as const, until: day(40) };
    const visit = (status: string) => aVisit(2, { appointment: { status, on: day(35), overridden: false, hindrance } });
    expect(riskOf([given(1, day(0)), visit("booked")], 10, "visit-2")).toEqual(hindrance);
    expect(planStanding(active(given(1, day(0)), visit("booked")), day(10)).standing).toBe("at-risk");
    expect(riskOf([given(1, day(0)), visit("completed")], 50, "visit-2")).toBeNull();
  });
});

describe("a visit stands", () => {
  test("with its window, gap and grade counted from the visit before it", () => {
    const { visits } = planStanding(active(given(1, day(0)), aVisit(2, { on: day(49) })), day(10));
    expect(visits[1]).toMatchObject({
      state: "booked",
      gapDays: 49,
      grade: "a-little-late",
      after: { phase: "session", number: 1, on: day(0) },
      window: { earliestOn: day(28), targetOn: day(35), latestOn: day(42) },
    });
  });

  test("behind an open one with a window counted from when that one is to be expected, and never late", () => {
    const { visits } = planStanding(active(given(1, day(0)), aVisit(2), aVisit(3)), day(60));
    expect(visits[1]).toMatchObject({ state: "overdue", aboutOn: day(35), clinicianDecides: false });
    expect(visits[2]).toMatchObject({ state: "due", after: null, window: { targetOn: day(95) } });
  });

  test("as one that a clinician decides on, once the last day of the protocol is past", () => {
    const open = active(given(1, day(0)), aVisit(2));
    expect(planStanding(open, day(84)).visits[1]?.clinicianDecides).toBe(false);
    expect(planStanding(open, day(85)).visits[1]?.clinicianDecides).toBe(true);
  });

  test("without a day or a window behind one that a clinician has to decide on, until somebody signed to go on", () => {
    const waits = planStanding(active(given(1, day(0)), aVisit(2), aVisit(3), aVisit(4)), day(85)).visits;
    expect(waits.slice(2)).toMatchObject([
      { state: "to-book", aboutOn: null, window: null, waitsFor: { phase: "session", number: 2 } },
      { state: "to-book", aboutOn: null, window: null, waitsFor: { phase: "session", number: 3 } },
    ]);
    const signed = planStanding(active(given(1, day(0)), aVisit(2, { goOn: true }), aVisit(3)), day(85)).visits;
    expect(signed[2]).toMatchObject({ state: "due", window: { targetOn: day(120) }, waitsFor: null });
  });

  test("as left out when a later one was given without it", () => {
    const { visits } = planStanding(active(given(1, day(0)), aVisit(2), given(3, day(40))), day(50));
    expect(visits.map(({ state }) => state)).toEqual(["done", "skipped", "done"]);
    expect(visits[2]?.gapDays).toBe(40);
  });

  test("as to book, not due, while a touch-up's invitation is still to come", () => {
    const { visits } = planStanding(active(given(1, day(0)), touchUp(2), touchUp(3)), day(10));
    expect(visits.map(({ state }) => state)).toEqual(["done", "to-book", "to-book"]);
  });
});

test("whatever day it is, every visit is judged once, in order, and what was given stays given", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 900 }),
      fc.array(fc.option(fc.integer({ min: 1, max: 60 })), { maxLength: 6 }),
      (days, gaps) => {
        let on = FIRST;
        const visits = gaps.map((gap, index) => {
          if (gap === null) return aVisit(index + 1);
          on = addDays(on, gap);
          return aVisit(index + 1, { on, status: on <= day(days) ? "completed" : "booked" });
        });
        const stood = planStanding(active(...visits), day(days)).visits;
        expect(stood.map(({ id }) => id)).toEqual(visits.map(({ id }) => id));
        for (const [index, visit] of visits.entries()) {
          if (visit.appointment?.status === "completed") expect(stood[index]?.state).toBe("done");
          if (visit.appointment) expect(stood[index]?.on).toBe(visit.appointment.on);
        }
      },
    ),
  );
});
