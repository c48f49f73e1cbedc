// Which displaced visits find a place whatever the others do, so that nobody need be counted out for them?

import type { Board, Lost } from "./rebook-places";

/**
 * Visits that can be placed when all others have been, in an order that works: each finds a place beside all that are not
 * among them and those that stand before it here. Not all there are; none of them follows another or is followed.
 * O(visits × (visits + places)).
 */
export function sureVisits({ visits }: Board): number[] {
  const reach = Math.max(...visits.map(({ parts, client }) => Math.max(client.part.to, ...parts.map(({ to }) => to))));
  const followed = new Set(visits.map(({ after }) => after?.visit));
  const rooms = visits.map((lost, i) => (lost.after || followed.has(i) ? [] : roomApart(lost, 2 * reach)));

  const left = new Set(visits.keys());
  const sure: number[] = [];
  for (let wasFound = true; wasFound; ) {
    wasFound = false;
    for (const i of left) {
      if (!isSure(i, left, visits, rooms[i] ?? [])) continue;
      left.delete(i);
      sure.unshift(i);
      wasFound = true;
    }
  }
  return sure;
}

/**
 * Places so far apart that no other visit can stand in the way of two of them: how many of one kind are free at each of the
 * starts, of the scarcest kind. The most first.
 */
function roomApart({ places }: Lost, distance: number): number[] {
  const room: number[] = [];
  let next = Number.NEGATIVE_INFINITY;
  for (const { start, seats } of places.toSorted((a, b) => a.start - b.start)) {
    if (start < next) continue;
    room.push(Math.min(...seats.map((seat) => seat.length)));
    next = start + distance;
  }
  return room.sort((a, b) => b - a);
}

/** Another visit takes one of each kind at one of the starts at most; one of the same client may take the start as a whole. */
function isSure(visit: number, left: ReadonlySet<number>, visits: readonly Lost[], room: readonly number[]): boolean {
  const client = visits[visit]?.client.resource;
  let ofClient = 0;
  for (const other of left) if (other !== visit && visits[other]?.client.resource === client) ofClient++;
  const others = left.size - 1 - ofClient;
  return room.slice(ofClient).reduce((sum, free) => sum + free, 0) > others;
}
