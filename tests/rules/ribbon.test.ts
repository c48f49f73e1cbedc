// Is the ribbon's drawing true to the plan, whatever the plan is?
import fc from "fast-check";
import { expect, test } from "vitest";
import { STANDARD_CURVE } from "@/lib/rules/result-curve";
import { ribbonModel } from "@/lib/rules/ribbon";
import type { RibbonTime, RibbonVisit } from "@/lib/rules/ribbon-input";
import { scaleThrough, slowingScale } from "@/lib/rules/ribbon-scale";
import { addDays, type PlainDate } from "@/lib/time";

const today = "2026-11-24";
const slowing: RibbonTime = { kind: "slowing", labelWidth: 136 };

function windowAfter(on: PlainDate, earliest = 28, target = 35, latest = 42) {
  return {
    earliestOn: addDays(on, earliest),
    targetOn: addDays(on, target),
    latestOn: addDays(on, latest),
    restartAfterOn: addDays(on, 84),
  };
}

function aVisit(number: number, given: Partial<RibbonVisit> = {}): RibbonVisit {
  return { id: `s${number}`, phase: "session", number, window: null, on: null, state: "to-book", ...given };
}

/** Two sessions done, a third that the case is about. */
function aPlan(third: Partial<RibbonVisit>, more: RibbonVisit[] = []): RibbonVisit[] {
  return [
    aVisit(1, { on: "2026-09-15", state: "done" }),
    aVisit(2, { on: "2026-10-20", state: "done", window: windowAfter("2026-09-15") }),
    aVisit(3, { window: windowAfter("2026-10-20"), ...third }),
    ...more,
  ];
}

const draw = (visits: RibbonVisit[], time: RibbonTime = slowing) =>
  ribbonModel({ today, visits, curve: STANDARD_CURVE, width: 1000, time });
const dayOf = (visits: RibbonVisit[], id: string) => draw(visits).days.find((day) => day.id === id);
const windowOf = (visits: RibbonVisit[], id: string) => draw(visits).windows.find((window) => window.id === id);

/** Plans of any length whose gaps go from far too short to far too late, at any distance from today. */
const anyPlan = fc
  .record({
    startsIn: fc.integer({ min: -700, max: 200 }),
    steps: fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 120 }),
        state: fc.constantFrom<RibbonVisit["state"]>(
          "done",
          "booked",
          "to-book",
          "due",
          "at-risk",
          "overdue",
          "missed",
          "skipped",
        ),
        isTouchUp: fc.boolean(),
        isOpen: fc.boolean(),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ startsIn, steps }) => {
    let on = addDays(today, startsIn);
    let touchUps = false;
    return steps.map((step, index): RibbonVisit => {
      touchUps ||= step.isTouchUp && index > 0;
      const window = index === 0 ? null : touchUps ? windowAfter(on, 150, 180, 365) : windowAfter(on);
      on = addDays(on, touchUps ? step.gap * 4 : step.gap);
      const isOpen = step.isOpen && window !== null && step.state !== "done" && step.state !== "booked";
      const day = isOpen ? null : on;
      return {
        id: `v${index}`,
        phase: touchUps ? "touch_up" : "session",
        number: index + 1,
        window,
        on: day,
        state: step.state,
      };
    });
  });

const anyTime = fc.constantFrom<RibbonTime>(
  slowing,
  { kind: "even", startsOn: addDays(today, -96), endsOn: addDays(today, 84) },
  { kind: "rows", heights: [88, 88, 108, 88, 128, 88, 88, 88, 88] },
);

test("time never runs backwards, and what is drawn lies on the ribbon", () => {
  fc.assert(
    fc.property(anyPlan, anyTime, (visits, time) => {
      const model = draw(visits, time);
      const isOn = (x: number) => x >= -0.001 && x <= model.width + 0.001;
      for (const [index, tick] of model.ticks.slice(1).entries())
        expect(tick.x).toBeGreaterThan(model.ticks[index]?.x ?? 0);
      for (const { x } of model.days) expect(isOn(x)).toBe(true);
      for (const { from, until, target, tail } of model.windows) {
        expect(isOn(from) && isOn(until) && (target === null || (target > from && target < until))).toBe(true);
        expect(tail === null || (tail.until > until && isOn(tail.until))).toBe(true);
      }
      for (const [index, point] of model.result.slice(1).entries()) {
        expect(point.x).toBeGreaterThan(model.result[index]?.x ?? -1);
      }
    }),
  );
});

test("two windows never overlap: the earlier one, with its tail, ends before the later begins", () => {
  fc.assert(
    fc.property(anyPlan, (visits) => {
      const { windows } = draw(visits);
      const byPlace = windows.filter((window, index) =>
        windows.slice(index + 1).every((later) => later.from >= window.from),
      );
      for (const [index, window] of byPlace.slice(1).entries()) {
        const before = byPlace[index];
        expect(before?.tail?.until ?? before?.until ?? 0).toBeLessThan(window.from);
      }
    }),
  );
});

test("days that come one after the other are drawn in that order", () => {
  fc.assert(
    fc.property(anyPlan, anyTime, (visits, time) => {
      const model = draw(visits, time);
      const booked = visits.filter(({ on }) => on !== null).map(({ id }) => id);
      const places = booked.flatMap((id) => model.days.find((day) => day.id === id)?.x ?? []);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }),
  );
});

test("downwards, every visit has room for its words", () => {
  const visits = aPlan({ on: today, state: "booked" }, [
    aVisit(4, { on: "2026-12-22", state: "booked", window: windowAfter(today) }),
  ]);
  const model = draw(visits, { kind: "rows", heights: [70, 130, 170, 90] });
  const [first = 0, second = 0, third = 0, fourth = 0] = model.days.map(({ x }) => x);
  expect(second - first).toBeGreaterThanOrEqual(70);
  expect(third - second).toBeGreaterThanOrEqual(130);
  expect(fourth - third).toBeGreaterThanOrEqual(170);
  expect(model.width - fourth).toBeGreaterThanOrEqual(90);
});

test.each([
  ["done inside its window", { state: "done", on: today }, { kind: "done", tone: "ok", outside: null }],
  ["booked inside its window", { state: "booked", on: today }, { kind: "booked", tone: "ok", outside: null }],
  ["due and not booked", { state: "due" }, { kind: "to-book", tone: "due" }],
  ["at risk because it is not booked", { state: "at-risk" }, { kind: "to-book", tone: "risk" }],
  ["at risk although it is booked", { state: "at-risk", on: today }, { kind: "booked", tone: "risk" }],
  ["overdue", { state: "overdue" }, { kind: "to-book", tone: "late" }],
  ["missed", { state: "missed", on: "2026-11-20" }, { kind: "missed", tone: "late" }],
  ["skipped", { state: "skipped" }, { kind: "skipped" }],
  [
    "signed before its window",
    { state: "booked", on: "2026-11-13", overridden: true },
    { isOverridden: true, outside: { side: "before" } },
  ],
  [
    "late behind its window",
    { state: "booked", on: "2026-12-20" },
    { kind: "booked", tone: "ok", outside: { side: "behind" } },
  ],
] as const)("a session that is %s is drawn as such", (_, third, drawn) => {
  expect(dayOf(aPlan(third), "s3")).toMatchObject(drawn);
});

test("an overdue session keeps its window and shows until when nobody has to sign", () => {
  const window = windowOf(aPlan({ state: "overdue", window: windowAfter("2026-09-29") }), "s3");
  expect(window).toMatchObject({ tone: "late", look: "open" });
  expect(window?.tail?.until).toBeGreaterThan(window?.until ?? 0);
});

test("without an offered day an overdue session asks for today, not for a day that is gone", () => {
  const visits = aPlan({ state: "overdue", window: windowAfter("2026-09-29") });
  expect(dayOf(visits, "s3")?.x).toBe(draw(visits).today);
});

test("an overdue session draws the result as if the course stopped here", () => {
  const overdue = draw(aPlan({ state: "overdue", window: windowAfter("2026-09-29") }));
  const kept = draw(aPlan({ state: "booked", on: today }));
  const highest = (model: typeof kept) => Math.max(...model.result.map(({ expected }) => expected));
  expect(overdue.stopsHere).toBe(true);
  expect(kept.stopsHere).toBe(false);
  expect(highest(overdue)).toBeLessThan(highest(kept));
});

test("the line without touch-ups parts where the next one would lift it, and lies below", () => {
  const on = "2027-05-23";
  const visits = aPlan({ state: "booked", on: today }, [
    { ...aVisit(1), id: "t1", phase: "touch_up", on, state: "booked", window: windowAfter(today, 150, 180, 365) },
  ]);
  const { without, result, days } = draw(visits);
  expect(without[0]?.x).toBe(days.at(-1)?.x);
  expect(without.at(-1)?.expected).toBeLessThan(result.at(-1)?.expected ?? 0);
});

test("healing ends where the next visit lies, if that comes sooner than 28 days", () => {
  const { healing, days } = draw(aPlan({ state: "booked", on: "2026-11-10", overridden: true }));
  expect(healing.find(({ id }) => id === "s2")?.until).toBe(days.find(({ id }) => id === "s3")?.x);
});

test("a visit of which nothing is known yet is not drawn, and the others are", () => {
  const { days, windows } = draw(aPlan({ window: null, state: "to-book" }));
  expect(days.map(({ id }) => id)).toEqual(["s1", "s2"]);
  expect(windows.map(({ id }) => id)).toEqual(["s2"]);
});

test("a plan without visits is an empty track", () => {
  const model = draw([]);
  expect(model).toMatchObject({ days: [], windows: [], result: [], thread: [], healing: [] });
  expect(model.ticks.length).toBeGreaterThan(0);
});

test("named months stand clear of each other and of today", () => {
  fc.assert(
    fc.property(anyPlan, (visits) => {
      const model = draw(visits);
      const named = model.ticks.filter(({ isNamed }) => isNamed).map(({ x }) => x);
      for (const [index, x] of named.slice(1).entries()) expect(x - (named[index] ?? 0)).toBeGreaterThanOrEqual(36);
      for (const x of named)
        if (model.today !== null && x < model.today) expect(model.today - x).toBeGreaterThanOrEqual(64);
    }),
  );
});

test("the course runs at full size, and the time behind it never faster", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: 400 }),
      fc.integer({ min: 0, max: 1500 }),
      fc.double({ min: 0.5, max: 8, noNaN: true }),
      (fullUntil, rest, perDay) => {
        const end = fullUntil + rest;
        const at = slowingScale({ start: 0, fullUntil, end }, 1000, perDay);
        expect(at(0)).toBeCloseTo(0, 6);
        expect(at(end)).toBeCloseTo(1000, 6);
        const full = at(1) - at(0);
        for (let day = 1; day <= end; day += 1) {
          const step = at(day) - at(day - 1);
          expect(step).toBeGreaterThan(0.099 * full);
          if (day <= fullUntil) expect(step).toBeCloseTo(full, 6);
          else expect(step).toBeLessThanOrEqual(full + 1e-9);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("a scale through given places meets each of them and keeps rising between", () => {
  const rises = fc.array(fc.record({ days: fc.integer({ min: 1, max: 200 }), px: fc.integer({ min: 1, max: 300 }) }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(rises, (given) => {
      const knots = [{ day: 0, at: 0 }];
      for (const { days, px } of given) {
        const last = knots.at(-1) ?? { day: 0, at: 0 };
        knots.push({ day: last.day + days, at: last.at + px });
      }
      const at = scaleThrough(knots);
      for (const knot of knots) expect(at(knot.day)).toBeCloseTo(knot.at, 6);
      for (let day = -5; day < (knots.at(-1)?.day ?? 0) + 5; day += 1) expect(at(day + 1)).toBeGreaterThan(at(day));
    }),
  );
});
