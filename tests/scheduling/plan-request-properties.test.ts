// Whatever the protocol and the history: is the course in order, inside its figures, and the same everywhere?
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { GapFigures } from "@/lib/rules/gap";
import { placePlan } from "@/lib/scheduling/place-plan";
import type { PlanVisit } from "@/lib/scheduling/plan-request";
import { addDays, daysBetween } from "@/lib/time";
import { clock, facility, question, slot, visitsOf } from "./plan-request-cases";

const TODAY = "2027-02-20";

const zoneAtFirst = process.env.TZ;
afterEach(() => {
  process.env.TZ = zoneAtFirst;
});

const figures = fc
  .array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 })
  .map((days) => days.sort((a, b) => a - b))
  .map(
    ([a = 1, b = 1, c = 1, d = 1, e = 1]): GapFigures => ({
      blockedUnderDays: a,
      earliestDays: b,
      targetDays: c,
      latestDays: d,
      restartAfterDays: e,
    }),
  );

/** A plan of which some sessions were given, and some of the others are booked where their gaps allow, or too late. */
const plans = fc
  .record({
    gap: figures,
    touchUp: figures,
    sessions: fc.integer({ min: 3, max: 5 }),
    done: fc.integer({ min: 0, max: 3 }),
    lastDoneAgo: fc.integer({ min: 0, max: 70 }),
    booked: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
  })
  .map(({ gap, touchUp, sessions, done, lastDoneAgo, booked }): PlanVisit[] => {
    let on = addDays(TODAY, -lastDoneAgo - Math.max(0, done - 1) * gap.targetDays);
    return visitsOf("rejuvenation", sessions).map((visit, index) => {
      const own = visit.phase === "session" ? gap : touchUp;
      const withGap = { ...visit, gap: index === 0 ? visit.gap : own };
      const late = booked[index - done];
      if (index >= done && late === undefined) return withGap;
      if (index > 0) on = addDays(on, index < done ? gap.targetDays : own.earliestDays + (late ?? 0));
      if (index >= done && on < TODAY) on = TODAY;
      const status = index < done ? "completed" : "booked";
      return { ...withGap, appointment: { status, slot: slot(on, clock(10)), on, overridden: false } };
    });
  });

const clinic = facility({ from: "2027-02-01", until: "2027-09-30", weekdays: [1, 2, 3, 4, 5] });

test("every placed visit lies inside its gap's figures, after what is completed, and its window is in order", () => {
  let placed = 0;
  fc.assert(
    fc.property(plans, (visits) => {
      const answer = placePlan(clinic, question(TODAY, visits, { horizonOn: "2027-09-30" }));
      const lastDone = visits.findLast(({ appointment }) => appointment?.status === "completed")?.appointment?.on;
      for (const visit of answer.visits) {
        const asked = visits.find(({ id }) => id === visit.visitId);
        if (!asked) throw new Error("a visit that was not asked for");
        if (visit.window) {
          const { earliestOn, targetOn, latestOn, restartAfterOn } = visit.window;
          expect(earliestOn <= targetOn && targetOn <= latestOn && latestOn <= restartAfterOn).toBe(true);
        }
        if (visit.state === "done") expect(visit.on).toBe(asked.appointment?.on);
        if (visit.state !== "placed" || visit.on === null) continue;
        placed += 1;
        if (lastDone) expect(visit.on > lastDone).toBe(true);
        if (visit.gapDays === null) continue;
        expect(visit.gapDays).toBeGreaterThanOrEqual(asked.gap.earliestDays);
        if (visit.moved || !asked.appointment) expect(visit.gapDays).toBeLessThanOrEqual(asked.gap.restartAfterDays);
      }
      const days = answer.visits.flatMap(({ on, state }) => (on && state !== "due" ? [on] : []));
      expect(days).toEqual([...new Set(days)].toSorted());
    }),
    { numRuns: 150 },
  );
  expect(placed).toBeGreaterThan(200);
});

test("an answer asked again with its places booked moves nothing", () => {
  fc.assert(
    fc.property(plans, (visits) => {
      const asked = question(TODAY, visits, { horizonOn: "2027-09-30" });
      const answer = placePlan(clinic, asked);
      if (!answer.ok) return;
      const kept = visits.map((visit): PlanVisit => {
        const planned = answer.visits.find(({ visitId }) => visitId === visit.id);
        if (planned?.state !== "placed" || !planned.slot || !planned.on)
          return { ...visit, appointment: visit.appointment?.status === "completed" ? visit.appointment : null };
        return { ...visit, appointment: { status: "booked", slot: planned.slot, on: planned.on, overridden: false } };
      });
      const again = placePlan(clinic, { ...asked, visits: kept });
      const booked = new Set(kept.filter(({ appointment }) => appointment?.status === "booked").map(({ id }) => id));
      const stayed = again.visits.filter(({ visitId }) => booked.has(visitId));
      expect(stayed.map(({ moved }) => moved)).toEqual(stayed.map(() => false));
    }),
    { numRuns: 60 },
  );
});

test("a course is the same whatever zone the server is in", () => {
  const visits = visitsOf("rejuvenation", 4);
  const answers = ["UTC", "Asia/Kathmandu", "America/Los_Angeles", "Pacific/Apia"].map((zone) => {
    process.env.TZ = zone;
    return placePlan(clinic, question(TODAY, visits, { horizonOn: "2027-09-30" }));
  });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(daysBetween(TODAY, answers[0]?.visits[1]?.on ?? TODAY)).toBeGreaterThan(28);
});
