// Does rebookMany hold on whole clinics, where trying everything would take for ever, and within its time?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Displaced, rebookMany } from "@/lib/scheduling/rebook-many";
import type { Facility } from "@/lib/scheduling/slots";
import { instantAt } from "@/lib/time";
import { aDemand, aFacility, FIRST_DAY, lostVisits, withoutDays, ZONE } from "@/scripts/bench-clinic";
import { flawsOf } from "../support/scheduling/rebooking-flaws";

/** Whether the best is found must not depend on how busy the machine is. */
const NO_HURRY = { limitMs: 60_000 };

const NOT_BEFORE = instantAt(FIRST_DAY, 0, ZONE);

type LostDays = { facility: Facility; displaced: Displaced[]; notBefore: number };

function lostDays(shape: { visits: number; days: number; full: number; rooms: number; who?: string }): LostDays {
  const clinic = { clinicians: 6, rooms: shape.rooms, devices: 3 };
  return {
    facility: withoutDays(aFacility({ ...clinic, days: 120, full: shape.full }), shape),
    displaced: lostVisits(aDemand(clinic), shape),
    notBefore: NOT_BEFORE,
  };
}

const someLostDays = fc
  .record(
    {
      visits: fc.integer({ min: 8, max: 18 }),
      days: fc.constantFrom(1, 5, 30),
      full: fc.constantFrom(0.5, 0.8),
      rooms: fc.integer({ min: 2, max: 5 }),
      who: fc.constant("clinician-02"),
    },
    { requiredKeys: ["visits", "days", "full", "rooms"] },
  )
  .map(lostDays);

/** How many, and for how little: what every best answer has in common. */
async function bestOf({ facility, ...request }: LostDays) {
  const found = await rebookMany(facility, request, NO_HURRY);
  expect(flawsOf({ facility, ...request }, found)).toEqual([]);
  expect(found.proven).toBe(true);
  return { placed: found.moves.length, cost: found.cost };
}

type Best = Awaited<ReturnType<typeof bestOf>>;

const isAsGood = (a: Best, b: Best) => a.placed > b.placed || (a.placed === b.placed && a.cost <= b.cost);

describe("on a whole clinic", () => {
  test("the order in which visits, people and things are listed changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(someLostDays, async (all) => {
        const { facility, displaced } = all;
        const turned = {
          ...all,
          displaced: displaced.toReversed(),
          facility: {
            ...facility,
            clinicians: facility.clinicians.toReversed(),
            rooms: facility.rooms.toReversed(),
            devices: facility.devices.toReversed(),
          },
        };
        expect(await bestOf(turned)).toEqual(await bestOf(all));
      }),
      { numRuns: 5 },
    );
  }, 190_000);

  test("a room more is never worse, and a visit less leaves at most its own place", async () => {
    await fc.assert(
      fc.asyncProperty(someLostDays, fc.nat(), async (all, n) => {
        const best = await bestOf(all);
        const { facility, displaced } = all;
        const roomy = {
          ...all,
          facility: { ...facility, rooms: [...facility.rooms, { id: "annexe", busy: [] }] },
          displaced: displaced.map((one) => ({
            ...one,
            demand: { ...one.demand, roomIds: [...one.demand.roomIds, "annexe"] },
          })),
        };
        expect(isAsGood(await bestOf(roomy), best)).toBe(true);

        const free = displaced.filter(({ id }) => displaced.every(({ after }) => after?.id !== id));
        const without = free[n % free.length];
        const fewer = await bestOf({ ...all, displaced: displaced.filter((one) => one !== without) });
        expect(isAsGood(best, fewer)).toBe(true);
        expect(fewer.placed).toBeGreaterThanOrEqual(best.placed - 1);
      }),
      { numRuns: 4 },
    );
  }, 190_000);
});

describe("within its time", () => {
  const forty = lostDays({ visits: 40, days: 1, full: 0.65, rooms: 3 });

  test.each([0, 30, 200, 400])("after %d ms it gives what it has, which breaks no rule", async (limitMs) => {
    const began = performance.now();
    const found = await rebookMany(forty.facility, forty, { limitMs });
    expect(performance.now() - began).toBeLessThan(limitMs + 3000);
    expect(flawsOf(forty, found)).toEqual([]);
    expect(found.moves.length).toBeGreaterThan(0);
    if (limitMs < 50) expect(found.proven).toBe(false);
  });

  test("the more time it has, the better is what it gives", async () => {
    const [hurried, whole] = [
      await rebookMany(forty.facility, forty, { limitMs: 0 }),
      await rebookMany(forty.facility, forty, NO_HURRY),
    ];
    const [less, more] = [hurried, whole].map(({ moves, cost }) => ({ placed: moves.length, cost }));
    expect(less && more && isAsGood(more, less)).toBe(true);
    expect(whole).not.toEqual(hurried);
  }, 90_000);

  test("others are served while it works", async () => {
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      while (!isOver) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        turns++;
      }
    })();
    const began = performance.now();
    await rebookMany(forty.facility, forty, NO_HURRY);
    isOver = true;
    await others;
    expect(turns).toBeGreaterThan((performance.now() - began) / 100);
  }, 90_000);
});
