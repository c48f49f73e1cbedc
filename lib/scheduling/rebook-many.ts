// Where do many visits go at once that lost their place together: a clinician is ill, a device breaks, a room floods?
//
// Method: a mixed-integer program, solved to the end by HiGHS in a thread of its own, in two runs: the most visits that can
// be placed, then the least cost for that many. The first is spared when a quick try (rebook-greedy) places everybody, and
// leaves out those who find a place whatever the others do (rebook-sure).
// - Places: all starts, with all who and what is free then, of each visit by itself (rebook-places). Visits × starts in
//   their windows × resources.
// - Program (rebook-program): time-indexed. Clinician, room and device of a start are columns of their own, tied by one row,
//   instead of one column for every combination: sums, not products. Conflicts are the maximal cliques of each resource's
//   interval graph (Fulkerson & Gross 1965), at most one for each start; gaps between visits are disaggregated precedence
//   rows (Pritsker, Watters & Wolfe 1969; Christofides, Alvarez-Valdés & Tamarit 1987). Both make the linear relaxation tight.
// - Search (rebook-search): column generation (Dantzig & Wolfe 1960), whose prices give a Lagrangian bound over all places
//   (Geoffrion 1974) and fix at 0 what can't be in an answer near it (Crowder, Johnson & Padberg 1983). The whole program is
//   solved for that core only (Balas & Zemel 1980), wider until nothing better can lie outside.
// Interval scheduling on resources of which each job takes only some is NP-hard (Kolen, Lenstra, Papadimitriou & Spieksma
// 2007), so the worst case is exponential in what the bound leaves, and cut short by the limit. All else: each round is one
// linear program over some hundred places and one pass over all options, O(options × log prices).
// HiGHS: Huangfu & Hall, "Parallelizing the dual revised simplex method", 2018.

import type { Minute } from "@/lib/time";
import { type Choices, costOf, countOf, greedyChoices } from "./rebook-greedy";
import { type Board, boardOf, type Displaced } from "./rebook-places";
import { type Found, type Search, searchFor } from "./rebook-search";
import { sureVisits } from "./rebook-sure";
import { openSolver } from "./solver";
import type { Facility, Slot } from "./types";

export type { Displaced } from "./rebook-places";

/** `moves` and `unplaced` are in the order in which the visits were given; `cost` is that of all moves together. */
export type Rebooking = { moves: (Slot & { id: string })[]; unplaced: string[]; cost: number; proven: boolean };

const LIMIT_MS = 5000;

/** Finding out how many can be placed ends here, so that time is left for placing them well. */
const SHARE_FOR_COUNT = 0.8;

/**
 * Places as many of the displaced visits as can be placed, and among those ways at the least cost: 100 a day from the day it
 * was on, 1 a minute between the old and the new local minute of the day, 200 for another clinician. Visits of one client
 * don't overlap, and a visit whose `after` is unplaced is unplaced. A visit may come out where it was, if it fits there.
 *
 * @param facility its busy spans leave out the displaced visits
 * @param request `notBefore` bounds every start
 * @param options `limitMs`: how long it may take
 * @returns a best answer, of which there may be several; `proven` is false when the limit cut the search short: then the
 *   best that was found, which breaks no rule. Nobody placed costs 0
 * @throws RangeError (the promise rejects) for an unknown time zone or a malformed day
 */
export async function rebookMany(
  facility: Facility,
  { displaced, notBefore }: { displaced: Displaced[]; notBefore: Minute },
  { limitMs = LIMIT_MS }: { limitMs?: number } = {},
): Promise<Rebooking> {
  const solver = openSolver(limitMs);
  try {
    const board = await boardOf(facility, displaced, notBefore, giveWay);
    const first = greedyChoices(board);
    const placeable = [...board.visits.keys()].filter((i) => (board.visits[i]?.places.length ?? 0) > 0);
    if (placeable.length === 0) return rebooking(board, { choices: first, proven: true });
    const search = { board, solver, giveWay };
    const most =
      countOf(first) === placeable.length
        ? { choices: first, proven: true, sure: placeable }
        : await mostPlaced(search, first);
    const goal = { placed: new Set(most.sure), others: countOf(most.choices) - most.sure.length };
    const best = await searchFor({ ...search, share: 1 }, goal, most.choices);
    return rebooking(board, { choices: best.choices, proven: most.proven && best.proven });
  } finally {
    solver.close();
  }
}

/** Counts only those who may have to stand back: the others, who are sure, find a place afterwards. */
async function mostPlaced(search: Omit<Search, "share">, first: Choices): Promise<Found & { sure: number[] }> {
  const { board } = search;
  const sure = sureVisits(board);
  const contested = board.visits.map((lost, i) => (sure.includes(i) ? { ...lost, places: [] } : lost));
  const { choices, proven } = await searchFor(
    { ...search, board: { ...board, visits: contested }, share: SHARE_FOR_COUNT },
    { placed: "most" },
    first.map((choice, i) => (sure.includes(i) ? null : choice)),
  );
  return { choices: greedyChoices(board, sure, choices), proven, sure };
}

function rebooking({ visits, names }: Board, { choices, proven }: Found): Rebooking {
  const moves = visits.flatMap(({ id }, i) => {
    const choice = choices[i];
    if (!choice) return [];
    const [clinicianId = "", roomId = "", deviceId = null] = choice.options.map(({ resource }) => names[resource]);
    return [{ id, start: choice.place.start, clinicianId, roomId, deviceId }];
  });
  const unplaced = visits.flatMap(({ id }, i) => (choices[i] ? [] : [id]));
  return { moves, unplaced, cost: costOf(choices), proven };
}

/** Lets whoever else waits for the server have its turn. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
