// Who of those who wait could stand in a freed place, and is nothing offered that a plan does not allow?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { candidatesFor, candidatesForHold, standsAt, type WaitingVisit, withoutHold } from "@/lib/scheduling/waitlist";
import { addDays, dateOf, daysBetween } from "@/lib/time";
import { at, clock, facility, question, slot, visitsOf, withAppointment } from "./plan-request-cases";

const TODAY = "2026-11-24";
const FIRST = "2026-11-20";
const place = facility({ until: "2027-03-31" });

/** Session 1 was given on 20 Nov; sessions 2 and 3 are booked at 10:00. */
function aWaiting(secondOn: string, thirdOn: string, change: Partial<WaitingVisit> = {}): WaitingVisit {
  const given = withAppointment(visitsOf("rejuvenation", 3), "session-1", FIRST, "completed");
  const visits = withAppointment(withAppointment(given, "session-2", secondOn), "session-3", thirdOn);
  return {
    entryId: "entry",
    visitId: "session-2",
    since: 0,
    isAtRisk: false,
    wishes: {},
    question: question(TODAY, visits),
    facility: place,
    latestOn: null,
    passed: [],
    ...change,
  };
}

const [second] = visitsOf("rejuvenation", 3).slice(1);
if (!second) throw new Error("No second session");
const { earliestDays, latestDays } = second.gap;
const { clinician } = second.demand.occupancy;
const bookedOn = addDays(FIRST, latestDays);
const thirdOn = addDays(bookedOn, earliestDays + 2);
/** How far the second may come forward before the third is too late. */
const freed = (on: string, minute = clock(12)) => ({
  clinicianId: "okafor",
  span: { start: at(on, minute) + clinician.from, end: at(on, minute) + clinician.to },
});

describe("a freed place", () => {
  const on = addDays(bookedOn, -5);

  test("suits a visit at its very start, so many days sooner", () => {
    const [found] = candidatesFor(freed(on), [aWaiting(bookedOn, thirdOn)]);
    expect(found).toMatchObject({ entryId: "entry", daysSooner: 5, on, slot: { start: at(on, clock(12)) } });
  });

  test.each<[string, string, Partial<WaitingVisit>]>([
    ["before the earliest day", addDays(FIRST, earliestDays - 1), {}],
    ["that is later than the booking", addDays(bookedOn, 1), {}],
    ["after the hours that were wished for", on, { wishes: { until: clock(12) } }],
    ["with another clinician than wished", on, { wishes: { clinicianId: "nakamura" } }],
    ["that was offered before", on, { passed: [freed(on)] }],
  ])("does not suit %s", (_, day, change) => {
    expect(candidatesFor(freed(day), [aWaiting(bookedOn, thirdOn, change)])).toEqual([]);
  });

  test("does not suit where the client can't, nor on a barred day", () => {
    const waiting = aWaiting(bookedOn, thirdOn);
    const busy = { start: at(on, clock(8)), end: at(on, clock(20)) };
    const elsewhere = { ...waiting, question: { ...waiting.question, clientBusy: [busy] } };
    const barred = { ...waiting, question: { ...waiting.question, barredDays: [{ from: on, to: on }] } };
    expect(candidatesFor(freed(on), [elsewhere, barred])).toEqual([]);
  });

  test("does not suit where the next visit would have to move", () => {
    const late = addDays(bookedOn, latestDays);
    expect(candidatesFor(freed(on), [aWaiting(bookedOn, late)])).toEqual([]);
  });

  test("asks at risk first, then who gains most, then who has waited longest", () => {
    const near = addDays(bookedOn, -2);
    const waiting = [
      aWaiting(near, thirdOn, { entryId: "gains least" }),
      aWaiting(bookedOn, thirdOn, { entryId: "newer", since: 9 }),
      aWaiting(bookedOn, thirdOn, { entryId: "older", since: 1 }),
      aWaiting(near, thirdOn, { entryId: "at risk", isAtRisk: true, since: 99 }),
    ];
    expect(candidatesFor(freed(on), waiting).map(({ entryId }) => entryId)).toEqual([
      "at risk",
      "older",
      "newer",
      "gains least",
    ]);
  });

  test("once held is offered to those who could have the very same place, and is theirs without the hold", () => {
    const [first] = candidatesFor(freed(on), [aWaiting(bookedOn, thirdOn)]);
    if (!first) throw new Error("Nobody");
    const others = [
      aWaiting(bookedOn, thirdOn, { entryId: "could" }),
      aWaiting(bookedOn, thirdOn, { entryId: "later only", wishes: { from: clock(12, 15) } }),
    ];
    const found = candidatesForHold(first, freed(on), others);
    expect(found.map(({ entryId, slot: same }) => [entryId, same])).toEqual([["could", first.slot]]);
    const { occupancy } = first;
    const taken = (part: { from: number; to: number }) => ({
      start: first.slot.start + part.from,
      end: first.slot.start + part.to,
    });
    const held = {
      ...place,
      clinicians: place.clinicians.map((one) =>
        one.id === first.slot.clinicianId ? { ...one, busy: [taken(occupancy.clinician)] } : one,
      ),
      rooms: place.rooms.map((one) => (one.id === first.slot.roomId ? { ...one, busy: [taken(occupancy.room)] } : one)),
    };
    const asked = aWaiting(bookedOn, thirdOn).question;
    expect(standsAt(held, asked, "session-2", first.slot)).toBeNull();
    expect(standsAt(withoutHold(held, first.slot, occupancy), asked, "session-2", first.slot)).toBe(on);
    const closed = {
      ...held,
      rooms: held.rooms.map((one) => ({ ...one, busy: [...one.busy, taken(occupancy.room)] })),
    };
    expect(standsAt(withoutHold(closed, first.slot, occupancy), asked, "session-2", first.slot)).toBeNull();
  });
});

test("whatever falls free: who is asked comes sooner, keeps both gaps, and nothing else moves", () => {
  const days = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(days, fc.integer({ min: 9, max: 17 }), fc.integer({ min: 0, max: 20 }), (day, hour, slack) => {
      const on = addDays(TODAY, day);
      const third = addDays(bookedOn, earliestDays + (slack % (latestDays - earliestDays + 1)));
      for (const one of candidatesFor(freed(on, clock(hour)), [aWaiting(bookedOn, third)])) {
        expect(one.slot.start).toBeLessThan(slot(bookedOn, clock(10)).start);
        expect(dateOf(one.slot.start, place.timeZone)).toBe(one.on);
        expect(daysBetween(FIRST, one.on)).toBeGreaterThanOrEqual(earliestDays);
        expect(daysBetween(one.on, third)).toBeLessThanOrEqual(latestDays);
        const treats = one.slot.start + clinician.from;
        expect(treats).toBeGreaterThanOrEqual(freed(on, clock(hour)).span.start);
        expect(treats).toBeLessThan(freed(on, clock(hour)).span.end);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});
