// Where do displaced visits go best? Answered by trying every combination of places: the oracle for rebookMany.

import type { Displaced } from "@/lib/scheduling/rebook-many";
import type { Facility, Offset, Slot } from "@/lib/scheduling/slots";
import { cliniciansFor, daysFromTo, devicesFor, isClearOf, roomsFor, startsOfDay } from "./brute-force-slots";
import { wallClock } from "./wall-clock";

export type RebookCase = { facility: Facility; displaced: Displaced[]; notBefore: number };

const dayNumber = (on: string) => Date.parse(on) / 86_400_000;

/** More steps than this are not gone. */
const MOST_STEPS = 400_000;

/** Every slot that the visit could have if it were the only one, cheapest first. */
function slotsOf({ facility, notBefore }: RebookCase, one: Displaced): { slot: Slot; cost: number }[] {
  const { demand } = one;
  return daysFromTo(one.earliestOn, one.latestOn)
    .flatMap((on) => startsOfDay(facility, demand.occupancy.client, on, notBefore))
    .filter((start) => isClearOf(one.clientBusy, start, demand.occupancy.client))
    .flatMap((start) =>
      cliniciansFor(facility, demand, start).flatMap((clinicianId) =>
        roomsFor(facility, demand, start).flatMap((roomId) =>
          devicesFor(facility, demand, start).map((deviceId) => ({ start, clinicianId, roomId, deviceId })),
        ),
      ),
    )
    .map((slot) => ({ slot, cost: moveCost(facility, one, slot) }))
    .sort((a, b) => a.cost - b.cost);
}

export function moveCost({ timeZone }: Facility, { was }: Displaced, slot: Slot): number {
  const [before, now] = [wallClock(was.start, timeZone), wallClock(slot.start, timeZone)];
  const days = Math.abs(dayNumber(now.on) - dayNumber(before.on));
  return days * 100 + Math.abs(now.minute - before.minute) + (was.clinicianId === slot.clinicianId ? 0 : 200);
}

function meet(a: number, first: Offset | null, b: number, second: Offset | null): boolean {
  return first !== null && second !== null && a + first.from < b + second.to && b + second.from < a + first.to;
}

export function collide(a: Displaced, at: Slot, b: Displaced, bt: Slot): boolean {
  const [one, other] = [a.demand.occupancy, b.demand.occupancy];
  return (
    (a.clientId === b.clientId && meet(at.start, one.client, bt.start, other.client)) ||
    (at.clinicianId === bt.clinicianId && meet(at.start, one.clinician, bt.start, other.clinician)) ||
    (at.roomId === bt.roomId && meet(at.start, one.room, bt.start, other.room)) ||
    (at.deviceId === bt.deviceId && meet(at.start, one.device, bt.start, other.device))
  );
}

/** Whether the visit stands in its gap behind the other one. */
export function followsWell({ timeZone }: Facility, one: Displaced, slot: Slot, before: Slot | undefined): boolean {
  if (!one.after) return true;
  if (!before) return false;
  const days = dayNumber(wallClock(slot.start, timeZone).on) - dayNumber(wallClock(before.start, timeZone).on);
  return days >= one.after.earliestDays && days <= one.after.latestDays;
}

/** @returns how many can be placed, and for how little; null when there are too many combinations to try them all */
export function bruteForceRebooking(all: RebookCase): { placed: number; cost: number } | null {
  const { facility, displaced } = all;
  const offers = displaced.map((one) => slotsOf(all, one));
  let best = { placed: 0, cost: 0 };
  let steps = 0;

  const chosen = new Map<string, Slot>();
  const holds = () =>
    displaced.every((one) => {
      const slot = chosen.get(one.id);
      return !slot || followsWell(facility, one, slot, chosen.get(one.after?.id ?? ""));
    });
  const tryFrom = (i: number, cost: number): void => {
    if (++steps > MOST_STEPS) return;
    const one = displaced[i];
    const most = chosen.size + displaced.length - i;
    if (most < best.placed || (most === best.placed && cost >= best.cost && best.placed > 0)) return;
    if (!one) {
      if (holds()) best = { placed: chosen.size, cost };
      return;
    }
    for (const { slot, cost: more } of offers[i] ?? []) {
      const others = displaced.slice(0, i).map((other) => ({ other, at: chosen.get(other.id) }));
      if (others.some(({ other, at }) => at && collide(one, slot, other, at))) continue;
      const anchor = chosen.get(one.after?.id ?? "");
      if (anchor && !followsWell(facility, one, slot, anchor)) continue;
      chosen.set(one.id, slot);
      tryFrom(i + 1, cost + more);
      chosen.delete(one.id);
    }
    tryFrom(i + 1, cost);
  };
  tryFrom(0, 0);
  return steps > MOST_STEPS ? null : best;
}
