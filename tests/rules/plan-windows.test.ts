// Do the windows of a plan follow from its facts alone, whatever its protocol and its history?
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { sessionToAdd } from "@/lib/rules/extend-series";
import { type CourseProgress, touchUpsToAdd } from "@/lib/rules/maintenance";
import { planStanding, type StoodVisit } from "@/lib/rules/plan-standing";
import type { Protocol } from "@/lib/rules/protocol";
import { generateSeries } from "@/lib/rules/series";
import { addDays, type PlainDate } from "@/lib/time";
import { anyProtocol } from "../support/arbitraries";

const BEGIN = "2025-03-01";
const zoneAtFirst = process.env.TZ;

afterEach(() => {
  process.env.TZ = zoneAtFirst;
});

/** What happened to one visit after another: so many days after the one before it, or left out, missed, or nothing yet. */
const anyFate = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("given" as const), days: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("booked" as const), days: fc.integer({ min: 1, max: 900 }) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "skipped" as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("missed" as const), days: fc.integer({ min: 1, max: 90 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: "open" as const }) },
);

type Fate = typeof anyFate extends fc.Arbitrary<infer Value> ? Value : never;

const progressOf = (visits: readonly StoodVisit[]): CourseProgress[] =>
  visits.map(({ phase, position, number, skipped, appointment }) => ({
    phase,
    position,
    number,
    state: skipped ? "skipped" : appointment?.status === "completed" ? "completed" : "open",
  }));

/** A plan after these fates: visits are given in order, so that nothing is given behind what is booked. */
function lived(protocol: Protocol, fates: readonly Fate[], extraSessions: number): StoodVisit[] {
  let on: PlainDate = BEGIN;
  let isGivenSoFar = true;
  const visits: StoodVisit[] = generateSeries(protocol, protocol.sessions.usual).map((visit, index) => {
    const fate = fates[index] ?? { kind: "open" as const };
    const { phase, position, number, gap } = visit;
    const base = {
      id: `v${position}`,
      phase,
      position,
      number,
      gap,
      skipped: false,
      appointment: null,
      missedOn: null,
    };
    if (fate.kind === "skipped") return { ...base, skipped: true };
    if (fate.kind === "missed") return { ...base, missedOn: addDays(on, fate.days) };
    if (fate.kind === "open") return base;
    on = addDays(on, fate.days);
    isGivenSoFar &&= fate.kind === "given";
    const status = isGivenSoFar ? "completed" : "booked";
    return { ...base, appointment: { status, on, overridden: false } };
  });
  return Array.from({ length: extraSessions }).reduce<StoodVisit[]>((plan) => extended(protocol, plan), visits);
}

function extended(protocol: Protocol, visits: readonly StoodVisit[]): StoodVisit[] {
  const { position, number, gap } = sessionToAdd(protocol, progressOf(visits));
  const shifted = visits.map((one) => (one.position < position ? one : { ...one, position: one.position + 1 }));
  const added: StoodVisit = {
    ...{ id: `extra-${number}`, phase: "session", position, number, gap },
    ...{ skipped: false, appointment: null, missedOn: null },
  };
  return [...shifted, added];
}

const anyPlan = fc
  .record({
    protocol: anyProtocol,
    fates: fc.array(anyFate, { maxLength: 12 }),
    extra: fc.integer({ min: 0, max: 3 }),
    today: fc.integer({ min: 0, max: 2000 }).map((days) => addDays(BEGIN, days)),
  })
  .map(({ protocol, fates, extra, today }) => ({ protocol, today, visits: lived(protocol, fates, extra) }));

const active = (visits: readonly StoodVisit[]) => ({ status: "active" as const, visits });

test("every window is in order, and none begins before a visit that was given", () => {
  fc.assert(
    fc.property(anyPlan, ({ visits, today }) => {
      const stood = planStanding(active(visits), today).visits;
      let lastGiven: PlainDate | null = null;
      for (const { state, on, window } of stood) {
        if (window !== null) {
          expect(window.earliestOn <= window.targetOn).toBe(true);
          expect(window.targetOn <= window.latestOn).toBe(true);
          expect(window.latestOn <= window.restartAfterOn).toBe(true);
          if (lastGiven !== null) expect(window.earliestOn > lastGiven).toBe(true);
        }
        if (state === "done") lastGiven = on;
      }
    }),
  );
});

test("the same facts give the same windows: in any order, asked twice, on any server", () => {
  fc.assert(
    fc.property(anyPlan, fc.constantFrom("UTC", "Asia/Kathmandu", "Pacific/Apia", "America/Havana"), (plan, zone) => {
      const { visits, today } = plan;
      process.env.TZ = zoneAtFirst;
      const once = planStanding(active(visits), today);
      expect(planStanding(active(visits), today)).toEqual(once);
      expect(planStanding(active([...visits].reverse()), today)).toEqual(once);
      process.env.TZ = zone;
      expect(planStanding(active(visits), today)).toEqual(once);
    }),
  );
});

test("a pause changes no window: after it the plan stands as if there had been none", () => {
  fc.assert(
    fc.property(anyPlan, ({ visits, today }) => {
      const paused = planStanding({ status: "paused", visits }, today);
      expect(paused.standing).toBe("paused");
      expect(paused.visits).toEqual(planStanding(active(visits), today).visits);
    }),
  );
});

test("one more session leaves what was given as it was, and positions and numbers without a hole", () => {
  fc.assert(
    fc.property(anyPlan, ({ protocol, visits, today }) => {
      const after = extended(protocol, visits).sort((a, b) => a.position - b.position);
      expect(after.map(({ position }) => position)).toEqual(after.map((_, index) => index + 1));
      const sessions = after.filter(({ phase }) => phase === "session");
      expect(sessions.map(({ number }) => number)).toEqual(sessions.map((_, index) => index + 1));
      const given = (all: readonly StoodVisit[]) =>
        planStanding(active(all), today).visits.filter(({ state }) => state === "done");
      expect(given(after)).toEqual(given(visits));
    }),
  );
});

test("keeping the tail long enough twice adds nothing the second time", () => {
  fc.assert(
    fc.property(anyPlan, ({ protocol, visits }) => {
      const progress = progressOf(visits);
      const target = protocol.touchUp.targetDays;
      const added = touchUpsToAdd(protocol, progress, target).map((one) => ({ ...one, state: "open" as const }));
      expect(touchUpsToAdd(protocol, [...progress, ...added], target)).toEqual([]);
    }),
  );
});
