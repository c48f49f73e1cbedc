// Which answer is the best for one goal, and is that certain?
//
// The program over all places would be too big, so it is solved over few and shown that the others can't help.
// 1. The linear program over some places has prices that say which places it misses; those are added until it misses none,
//    or until the bound shows that no more can be gained (column generation).
// 2. The places that may be in an answer not much above the bound are few, and the whole program over them is small. Has it
//    an answer that near, it is the best; else the search goes on, eight times as far from the bound, until there are no
//    places left that could be in a better answer.
// A visit that has a place in every best answer has one in the linear program too, wholly: else that would put it out for
// halves of others. All values are whole, so an answer is the best as soon as the bound is above the next lower whole number.

import { type Choices, costOf, countOf } from "./rebook-greedy";
import type { Board, Place } from "./rebook-places";
import { type Market, marketOf, placesWithin, pricesOf } from "./rebook-prices";
import { choicesIn, type Goal, programOf, weightOf } from "./rebook-program";
import type { Solver } from "./solver";

/** So many places of each visit are in play at first, and at most so many come in at once. */
const PLACES_AT_ONCE = 8;
const MOST_ROUNDS = 40;

/** How far above the bound an answer is sought first. */
const FIRST_SLACK = 20;
const WIDER = 8;

/** Bounds are sums of many prices: what they miss a whole number by is not more than this. */
const ROUNDING = 1e-4;

export type Found = { choices: Choices; proven: boolean };

/** All that a search needs besides what it is for. */
export type Search = {
  board: Board;
  solver: Solver;
  /** Of the solver's time, after which this search ends. */
  share: number;
  giveWay: () => Promise<void>;
};

/**
 * @param known an answer to begin with
 * @returns the best answer, or `known` when there is no better one; `proven` is false when the solver's time was over before
 *   that was certain
 */
export async function searchFor(search: Search, goal: Goal, known: Choices): Promise<Found> {
  const { board, solver, share } = search;
  const worthOf = (choices: Choices) => (goal.placed === "most" ? -countOf(choices) : costOf(choices));
  const inPlay = placesAtFirst(board, known);
  const market = await marketAtBest(search, goal, worthOf(known), inPlay);
  if (!market) return { choices: known, proven: false };

  const lowest = Math.ceil(market.bound - ROUNDING);
  let best = known;
  for (let slack = FIRST_SLACK; worthOf(best) > lowest; slack *= WIDER) {
    const most = Math.min(lowest + slack, worthOf(best) - 1);
    const left = placesWithin(market, most + ROUNDING);
    const leftInPlay = left.filter((place) => inPlay.has(keyOf(place)));
    for (const places of leftInPlay.length < left.length ? [leftInPlay, left] : [left]) {
      const { program, columns } = programOf(board, places, goal, { whole: true });
      const { status, x } = await solver.solve(program, share);
      const found = x && choicesIn(board, columns, x);
      if (found && worthOf(found) < worthOf(best)) best = found;
      if (status === "late") return { choices: best, proven: false };
      if (worthOf(best) <= lowest) break;
    }
    if (worthOf(best) <= most + 1) break;
  }
  return { choices: best, proven: true };
}

/** Places with the key of each. */
type InPlay = Map<string, Place>;

function keyOf({ visit, start }: Place): string {
  return `${visit} ${start}`;
}

function placesAtFirst({ visits }: Board, known: Choices): InPlay {
  const places = visits.flatMap((lost, i) => {
    const place = known[i]?.place;
    return [...lost.places.slice(0, PLACES_AT_ONCE), ...(place ? [place] : [])];
  });
  return new Map(places.map((place) => [keyOf(place), place]));
}

/**
 * The market at the prices with the best bound. Puts the places in play that the linear program asks for; null when the time
 * was over before there were any prices.
 */
async function marketAtBest(
  { board, solver, share, giveWay }: Search,
  goal: Goal,
  known: number,
  inPlay: InPlay,
): Promise<Market | null> {
  let best: Market | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { program, meanings, columns } = programOf(board, [...inPlay.values()], goal, { whole: false });
    const { status, x, rowDuals } = await solver.solve(program, share);
    if (status !== "optimal" || !x || !rowDuals) return best;
    const market = await marketOf(board, goal, pricesOf(board, meanings, rowDuals), giveWay);
    if (!best || market.bound > best.bound) best = market;
    const inPlayCosts = columns.reduce(
      (sum, { seat, option }, c) => sum + weightOf(goal, seat, option) * (x[c] ?? 0),
      0,
    );
    const lowest = Math.ceil(best.bound - ROUNDING);
    const missed = placesMissed(market, inPlay);
    if (lowest >= Math.min(known, inPlayCosts - ROUNDING) || missed.length === 0) return best;
    for (const place of missed) inPlay.set(keyOf(place), place);
  }
  return best;
}

/** The cheapest places of each visit that would lower the value and are not in play yet. */
function placesMissed({ visits }: Market, inPlay: InPlay): Place[] {
  return visits.flatMap(({ places, unplaced }) => {
    const isIn = ({ place }: { place: Place }) => inPlay.has(keyOf(place));
    const least = places.filter(isIn).reduce((sofar, priced) => Math.min(sofar, priced.least), unplaced);
    return places
      .filter((priced) => priced.least < least - ROUNDING && !isIn(priced))
      .sort((a, b) => a.least - b.least)
      .slice(0, PLACES_AT_ONCE)
      .map(({ place }) => place);
  });
}
