// Is what another day says of itself what the course answers once it is chosen?
import fc from "fast-check";
import { expect, test } from "vitest";
import { alternatives } from "@/lib/scheduling/alternatives";
import { placePlan } from "@/lib/scheduling/place-plan";
import type { Pin } from "@/lib/scheduling/plan-request";
import { isSameSlot } from "@/lib/scheduling/same-slot";
import { addDays } from "@/lib/time";
import { clock, facility, question, slot, visitsOf } from "./plan-request-cases";

const TODAY = "2026-11-24";
const clinic = facility({ until: "2027-08-31", weekdays: [1, 2, 4, 5], leave: { okafor: ["2026-12-29"] } });

/** A course of four with up to two sessions chosen by hand near their targets, asked for from some day on. */
const courses = fc.record({
  firstIn: fc.integer({ min: 0, max: 10 }),
  pinned: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
  shift: fc.integer({ min: -5, max: 6 }),
  weekdays: fc.constantFrom<number[]>([], [2], [4, 5]),
  at: fc.integer({ min: 1, max: 4 }),
});

test("what another day says is what the course answers once it is chosen", () => {
  let compared = 0;
  let earlier = 0;
  fc.assert(
    fc.property(courses, ({ firstIn, pinned, shift, weekdays, at }) => {
      const firstTargetOn = addDays(TODAY, firstIn);
      const pins = pinned.map((number): Pin => {
        const on = addDays(firstTargetOn, (number - 1) * 35 + (number > 1 ? shift : 0));
        return { visitId: `session-${number}`, slot: slot(on, clock(11)) };
      });
      const asked = question(TODAY, visitsOf("rejuvenation", 4), { firstTargetOn, pins, preferences: { weekdays } });
      const shown = placePlan(clinic, asked);
      const visitId = `session-${at}`;
      for (const other of alternatives(clinic, asked, visitId, 3)) {
        const kept = pins.filter((pin) => pin.visitId !== visitId);
        const next = placePlan(clinic, { ...asked, pins: [...kept, { visitId, slot: other.slot }] });
        expect(next.ok).toBe(true);
        const chosen = next.visits.find((visit) => visit.visitId === visitId);
        expect(chosen).toMatchObject({ on: other.on, gapDays: other.gapDays, grade: other.grade });
        const moved = next.visits.filter((visit, index) => {
          const was = shown.visits[index]?.slot ?? null;
          const same = was === null || visit.slot === null ? was === visit.slot : isSameSlot(was, visit.slot);
          return visit.visitId !== visitId && !same;
        });
        expect(other.moves).toEqual(moved.map(({ visitId: id, slot: to, on }) => ({ visitId: id, slot: to, on })));
        compared += 1;
        earlier += other.moves.some((move) => move.visitId < visitId) ? 1 : 0;
      }
    }),
    // A fixed seed: how many come up must not be left to chance.
    { numRuns: 60, seed: 3 },
  );
  expect(compared).toBeGreaterThan(60);
  expect(earlier).toBeGreaterThan(0);
}, 30_000);

test("a chosen day that breaks the course is offered other days that mend it", () => {
  const pins = ["2026-11-24", "2026-12-07"].map(
    (on, index): Pin => ({ visitId: `session-${index + 1}`, slot: slot(on, clock(11)) }),
  );
  const asked = question(TODAY, visitsOf("rejuvenation", 3), { firstTargetOn: TODAY, pins });
  expect(placePlan(clinic, asked)).toMatchObject({ ok: false, visitId: "session-2" });
  const found = alternatives(clinic, asked, "session-2", 3);
  expect(found).toHaveLength(3);
  expect(found.every(({ gapDays }) => gapDays !== null && gapDays >= 28)).toBe(true);
});
