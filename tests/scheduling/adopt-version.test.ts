// A plan's visits get other figures: which of those that are booked move, and where to?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GapFigures } from "@/lib/rules/gap";
import { placeUnderVersion } from "@/lib/scheduling/adopt-version";
import type { PlanVisit } from "@/lib/scheduling/plan-request";
import { addDays, daysBetween } from "@/lib/time";
import { facility, question, visitsOf, withAppointment } from "./plan-request-cases";

const TODAY = "2026-11-24";
const WHERE = facility({ until: addDays(TODAY, 365) });

/** Booked from today on, with so many days between. */
function booked(gapDays: readonly number[], gap: Partial<GapFigures>): PlanVisit[] {
  let on = TODAY;
  let visits = visitsOf("rejuvenation", gapDays.length + 1);
  for (const [index, days] of [0, ...gapDays].entries()) {
    on = addDays(on, days);
    visits = withAppointment(visits, `session-${index + 1}`, on);
  }
  return visits.map((visit) =>
    visit.phase === "session" && visit.number > 1 ? { ...visit, gap: { ...visit.gap, ...gap } } : visit,
  );
}

const sign = (visits: PlanVisit[], id: string) =>
  visits.map((visit) =>
    visit.id === id && visit.appointment
      ? { ...visit, appointment: { ...visit.appointment, overridden: true } }
      : visit,
  );

const decide = (visits: PlanVisit[], where = WHERE, more = {}) =>
  placeUnderVersion(where, question(TODAY, visits, more));

describe("what has to move", () => {
  test("only the visit that is too soon, where the next gap has room for it", () => {
    const found = decide(booked([30, 42], { earliestDays: 32, latestDays: 60 }));
    expect(found).toMatchObject({
      ok: true,
      moves: [{ visitId: "session-2", was: { on: "2026-12-24" }, tooSoon: { gapDays: 30, earliestDays: 32 } }],
    });
  });

  test("that one and those behind it where it pushes them", () => {
    const found = decide(booked([30, 33], { earliestDays: 32, targetDays: 40, latestDays: 60 }));
    if (!found.ok) throw new Error("There is no way");
    expect(found.moves.map(({ visitId }) => visitId)).toEqual(["session-2", "session-3"]);
    expect(found.moves[1]?.tooSoon?.after).toEqual({ phase: "session", number: 2 });
  });

  test("nothing when the newer gap is smaller, or its last day sooner than what is booked", () => {
    expect(decide(booked([35, 35], { earliestDays: 21, targetDays: 28 }))).toEqual({ ok: true, moves: [], lapses: [] });
    expect(decide(booked([42, 42], { targetDays: 30, latestDays: 35 }))).toEqual({ ok: true, moves: [], lapses: [] });
  });

  test("not a visit that somebody signed for, and not one where the client is", () => {
    const visits = booked([20, 42], { earliestDays: 40, latestDays: 60 });
    expect(decide(sign(visits, "session-2"))).toEqual({ ok: true, moves: [], lapses: [] });
    const here = withAppointment(booked([30, 42], { earliestDays: 40, latestDays: 60 }), "session-2", TODAY, "arrived");
    const given = withAppointment(here, "session-1", addDays(TODAY, -30), "completed");
    expect(decide(given.map((one) => (one.id === "session-3" ? withDay(one, addDays(TODAY, 42)) : one)))).toMatchObject(
      {
        ok: true,
        moves: [],
      },
    );
  });

  test("a signature lapses behind a visit that moves away from it", () => {
    const visits = sign(booked([30, 60], { earliestDays: 35, latestDays: 80 }), "session-3");
    expect(decide(visits)).toMatchObject({ ok: true, moves: [{ visitId: "session-2" }] });
    const found = decide(visits);
    expect(found.ok && found.lapses).toEqual(["session-3"]);
  });

  test("a visit that is booked and finds no place is named, and nothing is decided", () => {
    const closed = facility({ until: addDays(TODAY, 36) });
    const found = decide(booked([30, 60], { earliestDays: 40, latestDays: 50, restartAfterDays: 84 }), closed);
    expect(found).toEqual({
      ok: false,
      visitId: "session-2",
      earliestOn: addDays(TODAY, 40),
      latestOn: addDays(TODAY, 36 + 84),
      lacking: "clinician",
    });
  });

  test("a booked touch-up is never let go of", () => {
    const visits = withAppointment(booked([35, 35], {}), "touch_up-1", addDays(TODAY, 70 + 150)).map((visit) =>
      visit.phase === "touch_up" ? { ...visit, gap: { ...visit.gap, earliestDays: 200, targetDays: 210 } } : visit,
    );
    const closed = facility({ until: addDays(TODAY, 70 + 180) });
    expect(decide(visits, closed)).toMatchObject({ ok: false, visitId: "touch_up-1" });
  });
});

const withDay = (visit: PlanVisit, on: string): PlanVisit => withAppointment([visit], visit.id, on)[0] ?? visit;

test("whatever the gaps and the newer figures: every gap holds afterwards, what still held did not move for nothing, and asking again moves nothing", () => {
  const figures = fc
    .tuple(fc.integer({ min: 7, max: 45 }), fc.nat(10), fc.nat(20), fc.nat(40))
    .map(([earliestDays, target, latest, restart]) => ({
      blockedUnderDays: Math.min(7, earliestDays),
      earliestDays,
      targetDays: earliestDays + target,
      latestDays: earliestDays + target + latest,
      restartAfterDays: earliestDays + target + latest + restart,
    }));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 20, max: 50 }), { minLength: 2, maxLength: 4 }), figures, (gapDays, gap) => {
      const visits = booked(gapDays, gap);
      const found = decide(visits);
      if (!found.ok) return;
      if (gapDays.every((days) => days >= gap.earliestDays)) expect(found.moves).toEqual([]);
      else expect(found.moves.length).toBeGreaterThan(0);
      const after = visits.map((visit) => {
        const to = found.moves.find(({ visitId }) => visitId === visit.id);
        return to && visit.appointment
          ? { ...visit, appointment: { ...visit.appointment, slot: to.slot, on: to.on } }
          : visit;
      });
      const days = after.flatMap(({ appointment }) => (appointment ? [appointment.on] : []));
      for (const [index, on] of days.slice(1).entries()) {
        expect(daysBetween(days[index] ?? on, on)).toBeGreaterThanOrEqual(gap.earliestDays);
      }
      expect(days[0]).toBe(TODAY);
      expect(decide(after)).toEqual({ ok: true, moves: [], lapses: [] });
    }),
    { numRuns: 60 },
  );
});
