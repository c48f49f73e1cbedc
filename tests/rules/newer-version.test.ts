// What does a newer version of its protocol ask of the visits of a plan?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GapFigures, NO_GAP } from "@/lib/rules/gap";
import { figuresUnder, touchUpsTooMany, type VersionedVisit } from "@/lib/rules/newer-version";
import type { Protocol } from "@/lib/rules/protocol";
import { type KnownClient, knownTarget } from "@/lib/rules/touch-up-factors";
import { anyProtocol } from "../support/arbitraries";
import { STANDARD_PROTOCOL as OLD, SESSION_GAP, TOUCH_UP_GAP } from "../support/builders/standard-protocol";

const NOTHING_KNOWN: KnownClient = { age: null, skinType: null, found: [] };
const SMOKER: KnownClient = { ...NOTHING_KNOWN, found: ["smoker"] };
const tableTarget = (to: Protocol) => knownTarget(to, NOTHING_KNOWN).days;

const anyVisits = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 0, max: 4 }),
    fc.array(fc.nat(4), { minLength: 10, maxLength: 10 }),
  )
  .map(([sessions, touchUps, states]) =>
    Array.from({ length: sessions + touchUps }, (_, index): VersionedVisit => {
      const phase = index < sessions ? "session" : "touch_up";
      const gap: GapFigures = index === 0 ? NO_GAP : phase === "session" ? SESSION_GAP : TOUCH_UP_GAP;
      const status = [null, "booked", "confirmed", "completed", null][states[index] ?? 0] ?? null;
      return { id: `v${index}`, phase, position: index + 1, gap, skipped: states[index] === 4, status };
    }),
  );

describe("the figures of the visits", () => {
  test("whatever the plan, what was given keeps its own, all else has the newer ones, which are in order", () => {
    fc.assert(
      fc.property(anyVisits, anyProtocol, (visits, to) => {
        const figures = figuresUnder(OLD, to, visits, NOTHING_KNOWN);
        for (const { id, phase, position, status } of visits) {
          const gap = figures.get(id);
          if (position === 1 || status === "completed") expect(gap).toBeUndefined();
          else expect(gap).toEqual(phase === "session" ? to.gap : { ...to.touchUp, targetDays: tableTarget(to) });
        }
      }),
    );
  });

  test("a target that was set for this client stays, inside the newer window, and twice changes nothing more", () => {
    fc.assert(
      fc.property(anyProtocol, fc.integer({ min: 150, max: 365 }), (to, targetDays) => {
        fc.pre(targetDays !== TOUCH_UP_GAP.targetDays);
        const visit: VersionedVisit = {
          ...{ id: "t", phase: "touch_up", position: 5, skipped: false, status: null },
          gap: { ...TOUCH_UP_GAP, targetDays },
        };
        const gap = figuresUnder(OLD, to, [{ ...visit, id: "first", position: 1 }, visit], NOTHING_KNOWN).get("t");
        if (!gap) throw new Error("The touch-up has no figures");
        expect(gap.targetDays).toBe(Math.min(Math.max(targetDays, to.touchUp.earliestDays), to.touchUp.latestDays));
        expect({ ...gap, targetDays: to.touchUp.targetDays }).toEqual(to.touchUp);
      }),
    );
  });
});

test("a target by what is known of the client follows the newer table; so does one from before it was known", () => {
  const longer = { ...OLD, touchUp: { ...TOUCH_UP_GAP, targetDays: 240 } };
  const targetUnder = (targetDays: number) => {
    const visit: VersionedVisit = {
      ...{ id: "t", phase: "touch_up", position: 5, skipped: false, status: null },
      gap: { ...TOUCH_UP_GAP, targetDays },
    };
    return figuresUnder(OLD, longer, [{ ...visit, id: "first", position: 1 }, visit], SMOKER).get("t")?.targetDays;
  };
  expect([150, 180, 200].map(targetUnder)).toEqual([210, 210, 200]);
});

test("touch-ups fall away from the end, never one that is booked, and never more than the newer version has no room for", () => {
  fc.assert(
    fc.property(anyVisits, fc.nat(4), (visits, plannedTouchUps) => {
      const gone = touchUpsTooMany(OLD, { ...OLD, plannedTouchUps }, visits);
      const open = visits.filter(
        ({ phase, skipped, status }) => phase === "touch_up" && !skipped && status !== "completed",
      );
      const left = open.filter(({ id }) => !gone.includes(id));
      for (const id of gone) expect(open.find((one) => one.id === id)?.status).toBeNull();
      if (plannedTouchUps >= OLD.plannedTouchUps) expect(gone).toEqual([]);
      else expect(left.length >= Math.min(plannedTouchUps, open.length)).toBe(true);
      const unbooked = open.filter(({ status }) => status === null).map(({ id }) => id);
      expect(unbooked.slice(unbooked.length - gone.length)).toEqual(gone);
    }),
  );
});
