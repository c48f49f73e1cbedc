// What does a place cost at least once everybody pays for what others want too, and which places can still be in a better answer?
//
// Lagrangian relaxation: the rows that tie visits together are replaced by prices for minutes of a resource, for days of a
// gap, and for being placed at all. Then each visit looks for its cheapest place alone, and what comes out is a lower bound
// for the whole, whatever the prices (none negative) are; those of the linear program make it the best such bound. A place that
// would lift it above the best answer known is in no better one (reduced-cost fixing).
// Bound and sieve: O(options of all places × log prices of one resource).

import type { Minute } from "@/lib/time";
import type { Board, Option, Place } from "./rebook-places";
import { type Goal, isBound, type RowMeaning, weightOf } from "./rebook-program";

export type Prices = {
  /** Of one resource: moments in order, with the sum of all prices before each of them and, last, of all. */
  taken: Map<number, { at: Float64Array; before: Float64Array }>;
  /** For each visit, by the day on which it stands. */
  gaps: Map<number, number>[];
  /** For being placed, where that is not a must. */
  placed: number;
  /** What is earned whatever is chosen. */
  fixed: number;
};

export function pricesOf({ visits }: Board, meanings: readonly RowMeaning[], rowDuals: Float64Array): Prices {
  const byResource = new Map<number, [Minute, number][]>();
  const gaps = visits.map(({ places }) => new Map(places.map(({ day }) => [day, 0])));
  const addGap = (visit: number, price: number, stands: (day: number) => boolean) => {
    for (const [day, sum] of gaps[visit] ?? []) if (stands(day)) gaps[visit]?.set(day, sum + price);
  };
  const prices = { placed: 0, fixed: 0 };
  for (const [r, meaning] of meanings.entries()) {
    const dual = -(rowDuals[r] ?? 0);
    if (!meaning) continue;
    if (meaning.kind === "count") {
      prices.placed += dual;
      prices.fixed -= dual * meaning.placed;
      continue;
    }
    if (dual <= 0) continue;
    if (meaning.kind === "taken") {
      const list = byResource.get(meaning.resource) ?? [];
      byResource.set(meaning.resource, list);
      list.push([meaning.at, dual]);
      prices.fixed -= dual;
      continue;
    }
    const { visit, day, side } = meaning;
    const after = visits[visit]?.after;
    if (!after) continue;
    if (side === "earliest") {
      addGap(visit, dual, (stands) => stands <= day);
      addGap(after.visit, -dual, (stands) => stands <= day - after.earliestDays);
    } else {
      addGap(visit, dual, (stands) => stands >= day);
      addGap(after.visit, -dual, (stands) => stands >= day - after.latestDays);
    }
  }
  const taken = new Map([...byResource].map(([resource, list]) => [resource, summedUp(list)]));
  return { ...prices, taken, gaps };
}

function summedUp(list: [Minute, number][]) {
  list.sort(([a], [b]) => a - b);
  const before = new Float64Array(list.length + 1);
  for (const [i, [, price]] of list.entries()) before[i + 1] = (before[i] ?? 0) + price;
  return { at: Float64Array.from(list, ([at]) => at), before };
}

/** The price of a resource from one minute up to another. */
function priceOf({ taken }: Prices, resource: number, from: Minute, to: Minute): number {
  const known = taken.get(resource);
  if (!known) return 0;
  const { at, before } = known;
  return (before[firstAt(at, to)] ?? 0) - (before[firstAt(at, from)] ?? 0);
}

/** The place of the first that is not before `minute`. */
function firstAt(at: Float64Array, minute: Minute): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) >= minute) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What each option of a place costs with its price, the least of each seat, and the least of the place. */
type Priced = { place: Place; options: number[][]; seats: number[]; least: number };

function pricePlace({ visits }: Board, goal: Goal, prices: Prices, place: Place): Priced {
  const lost = visits[place.visit];
  const { start, visit, day } = place;
  if (!lost) throw new RangeError(`No visit ${visit}`);
  const { client } = lost;
  const options = place.seats.map((seat, s) => {
    const part = lost.parts[s] ?? client.part;
    return seat.map(
      (option) => weightOf(goal, s, option) + priceOf(prices, option.resource, start + part.from, start + part.to),
    );
  });
  const seats = options.map((seat) => Math.min(...seat));
  const alone =
    priceOf(prices, client.resource, start + client.part.from, start + client.part.to) +
    (prices.gaps[visit]?.get(day) ?? 0) +
    (isBound(goal, visit) ? 0 : prices.placed);
  return { place, options, seats, least: seats.reduce((sum, seat) => sum + seat, alone) };
}

/** What every visit could choose from, at some prices. */
export type Market = {
  /** No answer is below it. */
  bound: number;
  /** For each visit its places, and the least that it adds to the bound: not more than `unplaced`, which is to stay so. */
  visits: { places: Priced[]; unplaced: number; least: number }[];
};

export async function marketOf(
  board: Board,
  goal: Goal,
  prices: Prices,
  giveWay: () => Promise<void>,
): Promise<Market> {
  const visits: Market["visits"] = [];
  for (const [visit, lost] of board.visits.entries()) {
    const places = lost.places.map((place) => pricePlace(board, goal, prices, place));
    const unplaced = isBound(goal, visit) ? Number.POSITIVE_INFINITY : 0;
    visits.push({ places, unplaced, least: places.reduce((least, priced) => Math.min(least, priced.least), unplaced) });
    await giveWay();
  }
  return { bound: visits.reduce((sum, { least }) => sum + least, prices.fixed), visits };
}

/** The places, with those of their options only, that may be in an answer of that value or less. */
export function placesWithin({ bound, visits }: Market, value: number): Place[] {
  return visits.flatMap(({ places, least }) => {
    const most = value - bound + least;
    return places.flatMap((priced) => {
      if (priced.least > most) return [];
      const seats = priced.place.seats.map((seat, s) =>
        seat.filter((_: Option, o) => {
          const instead = (priced.options[s]?.[o] ?? 0) - (priced.seats[s] ?? 0);
          return priced.least + instead <= most;
        }),
      );
      return [{ ...priced.place, seats }];
    });
  });
}
