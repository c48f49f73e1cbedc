// Does placeSeries find the best course in a whole clinic too, where trying everything would take for ever?
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Placement, placeSeries, type SeriesRequest, type Step } from "@/lib/scheduling/place-series";
import type { Facility } from "@/lib/scheduling/slots";
import { addDays, daysBetween, instantAt } from "@/lib/time";
import { aDemand, aFacility, FIRST_DAY, ZONE } from "@/scripts/bench-clinic";
import { dayByDaySeries } from "../support/scheduling/day-by-day-series";

const DAYS = 120;
const CLINICIANS = 10;
const GAPS = [
  { earliestDays: 28, targetDays: 35, latestDays: 42 },
  { earliestDays: 28, targetDays: 30, latestDays: 56 },
  { earliestDays: 7, targetDays: 28, latestDays: 42 },
];

const preferences = fc.record(
  {
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    from: fc.constantFrom(0, 600, 840),
    until: fc.constantFrom(900, 1080, 1440),
    clinicianId: fc.constantFrom("clinician-03", "clinician-07"),
  },
  { requiredKeys: [] },
);

/** A course in a clinic of ten clinicians; the fuller it is, the more often it has no place. */
const wholeClinic = fc
  .record({
    rooms: fc.integer({ min: 2, max: 8 }),
    devices: fc.integer({ min: 1, max: 5 }),
    full: fc.constantFrom(0.3, 0.6, 0.8, 0.93, 0.97),
    gap: fc.constantFrom(...GAPS),
    steps: fc.integer({ min: 1, max: 4 }),
    targetIn: fc.integer({ min: 0, max: 21 }),
    notBefore: fc.integer({ min: 0, max: 20_000 }),
    away: fc.array(fc.tuple(fc.integer({ min: 0, max: DAYS }), fc.integer({ min: 1, max: 14 })), { maxLength: 4 }),
    preferences,
  })
  .map(({ rooms, devices, full, gap, steps, targetIn, notBefore, away, preferences }) => {
    const shape = { clinicians: CLINICIANS, rooms, devices };
    const request: SeriesRequest = {
      previous: null,
      first: { earliestOn: FIRST_DAY, targetOn: addDays(FIRST_DAY, targetIn), latestOn: addDays(FIRST_DAY, 42) },
      steps: Array.from({ length: steps }, (_, i): Step => ({ id: `step ${i}`, demand: aDemand(shape), gap })),
      clientBusy: away
        .map(([from, days]) => ({
          start: instantAt(addDays(FIRST_DAY, from), 0, ZONE),
          end: instantAt(addDays(FIRST_DAY, from + days), 0, ZONE),
        }))
        .sort((a, b) => a.start - b.start),
      preferences,
      notBefore: instantAt(FIRST_DAY, 0, ZONE) + notBefore,
    };
    return { facility: aFacility({ ...shape, days: DAYS, full }), request };
  });

/** The same, or the same step fails. */
function compare(facility: Facility, request: SeriesRequest): readonly Placement[] | null {
  const expected = dayByDaySeries(facility, request);
  const answer = placeSeries(facility, request);
  if (typeof expected === "number") {
    expect(answer).toMatchObject({ ok: false, stepId: request.steps[expected]?.id });
    return null;
  }
  if (!answer.ok) throw new Error(`${answer.stepId} lacks ${answer.lacking}`);
  expect(answer.placements).toEqual(expected);
  expect(answer.cost).toBe(expected.reduce((all, { cost }) => all + cost, 0));
  return answer.placements;
}

const slotOf = ({ start, clinicianId, roomId, deviceId }: Placement) => ({ start, clinicianId, roomId, deviceId });

test("a course in a clinic of ten clinicians is the best there is, and the first of the best", () => {
  const answers = new Set<string>();
  fc.assert(
    fc.property(wholeClinic, ({ facility, request }) => {
      const placed = compare(facility, request);
      answers.add(placed ? "placed" : "not placed");
      if (!placed) return;
      for (const [i, { on }] of placed.slice(1).entries()) {
        const gapDays = daysBetween(placed[i]?.on ?? on, on);
        const { earliestDays = 0, latestDays = 0 } = request.steps[i + 1]?.gap ?? {};
        expect(gapDays >= earliestDays && gapDays <= latestDays).toBe(true);
      }
    }),
    // A fixed seed: which kinds of answer come up must not be left to chance.
    { numRuns: 40, seed: 3 },
  );
  expect([...answers].sort()).toEqual(["not placed", "placed"]);
}, 240_000);

test("when the first visit is moved, what follows moves no more than it must, and to the best places", () => {
  fc.assert(
    fc.property(wholeClinic, fc.integer({ min: -15, max: 25 }), ({ facility, request }, days) => {
      const now = placeSeries(facility, request);
      fc.pre(now.ok && now.placements.length > 1);
      if (!now.ok) return;
      const steps = request.steps.map((step, i): Step => {
        const placement = now.placements[i];
        if (!placement) return step;
        const booked = slotOf(placement);
        return i > 0
          ? { ...step, booked }
          : { ...step, booked: { ...booked, start: booked.start + days * 1440 }, pinned: true };
      });
      const { first } = request;
      const latestOn = addDays(first.latestOn, 60);
      compare(facility, {
        ...request,
        steps,
        first: { ...first, earliestOn: addDays(first.earliestOn, -20), latestOn },
      });
    }),
    { numRuns: 25 },
  );
}, 240_000);

test("the order in which people and things are listed changes nothing, and one more clinician makes nothing dearer", () => {
  fc.assert(
    fc.property(wholeClinic, ({ facility, request }) => {
      const answer = placeSeries(facility, request);
      const turned = {
        ...facility,
        clinicians: facility.clinicians.toReversed(),
        rooms: facility.rooms.toReversed(),
        devices: facility.devices.toReversed(),
      };
      expect(placeSeries(turned, request)).toEqual(answer);
      fc.pre(answer.ok);
      const open = facility.clinicians[0]?.open ?? [];
      const joined = { ...facility, clinicians: [...facility.clinicians, { id: "newcomer", open, busy: [] }] };
      const steps = request.steps.map((step) => ({
        ...step,
        demand: { ...step.demand, clinicianIds: [...step.demand.clinicianIds, "newcomer"] },
      }));
      const withOneMore = placeSeries(joined, { ...request, steps });
      expect(withOneMore.ok && answer.ok && withOneMore.cost <= answer.cost).toBe(true);
    }),
    { numRuns: 40 },
  );
}, 240_000);
