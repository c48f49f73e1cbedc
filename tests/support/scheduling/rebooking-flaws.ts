// Is an answer of rebookMany one that may be given at all, whether or not it is the best?

import type { Rebooking } from "@/lib/scheduling/rebook-many";
import { collide, followsWell, moveCost, type RebookCase } from "./brute-force-rebooking";
import { cliniciansFor, daysFromTo, devicesFor, isClearOf, roomsFor, startsOfDay } from "./brute-force-slots";

/** A sentence for each thing that is wrong. */
export function flawsOf(all: RebookCase, { moves, unplaced, cost }: Rebooking): string[] {
  const { facility, displaced, notBefore } = all;
  const flaws: string[] = [];
  const slotOf = new Map(moves.map(({ id, ...slot }) => [id, slot]));
  const ids = displaced.map(({ id }) => id);
  const order = (some: string[]) => ids.filter((id) => some.includes(id)).join();
  const moved = moves.map(({ id }) => id);
  if (moved.join() !== order(moved) || unplaced.join() !== order(unplaced)) flaws.push("the order is another");
  if (order([...moved, ...unplaced]) !== ids.join() || moved.length + unplaced.length !== ids.length) {
    flaws.push("somebody is missing or there twice");
  }
  let sum = 0;
  for (const [i, one] of displaced.entries()) {
    const slot = slotOf.get(one.id);
    if (!slot) continue;
    sum += moveCost(facility, one, slot);
    const { start } = slot;
    const { occupancy } = one.demand;
    const days = daysFromTo(one.earliestOn, one.latestOn);
    if (!days.some((on) => startsOfDay(facility, occupancy.client, on, notBefore).includes(start))) {
      flaws.push(`${one.id} starts when it may not`);
    }
    if (!isClearOf(one.clientBusy, start, occupancy.client)) flaws.push(`the client of ${one.id} can't`);
    if (!cliniciansFor(facility, one.demand, start).includes(slot.clinicianId)) flaws.push(`${one.id}: clinician`);
    if (!roomsFor(facility, one.demand, start).includes(slot.roomId)) flaws.push(`${one.id}: room`);
    if (!devicesFor(facility, one.demand, start).includes(slot.deviceId)) flaws.push(`${one.id}: device`);
    if (!followsWell(facility, one, slot, slotOf.get(one.after?.id ?? ""))) flaws.push(`${one.id}: gap`);
    for (const other of displaced.slice(0, i)) {
      const at = slotOf.get(other.id);
      if (at && collide(one, slot, other, at)) flaws.push(`${other.id} and ${one.id} collide`);
    }
  }
  if (sum !== cost) flaws.push(`the cost is ${sum}, not ${cost}`);
  return flaws;
}
