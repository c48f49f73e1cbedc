// Which program says that displaced visits don't get in each other's way?
//
// A column for each option of each seat of each place, 0 or 1. A visit takes one clinician at one start at most; at a start,
// every other seat is taken as often as the clinician's. Who or what is wanted by many visits at once gives one row for each
// largest set of wishes that have a moment in common (a clique of the interval graph), which is stronger and shorter than a
// row for each pair. A visit that follows another stands, up to any day, at most as often as the other does up to the day
// that its gap asks for, and likewise from any day on.
// O(columns × (log columns + moments that one of them lies over)), and for a gap days × columns of its two visits.

import type { Minute } from "@/lib/time";
import type { Choice, Choices } from "./rebook-greedy";
import type { Board, Option, Place } from "./rebook-places";
import type { Program } from "./solver";

/** The most visits, or the least cost of these (by their place in the board) and so many of the others. */
export type Goal = { placed: "most" } | { placed: ReadonlySet<number>; others: number };

/** Whether the visit must have a place. */
export function isBound(goal: Goal, visit: number): boolean {
  return goal.placed !== "most" && goal.placed.has(visit);
}

/** What a row is about, where its dual can be read as a price. */
export type RowMeaning =
  | { kind: "taken"; resource: number; at: Minute }
  | { kind: "gap"; visit: number; day: number; side: "earliest" | "latest" }
  | { kind: "count"; placed: number }
  | null;

type Column = { place: Place; seat: number; option: Option };

export type RebookProgram = { program: Program; meanings: RowMeaning[]; columns: Column[] };

/** What an option counts for the goal: a visit is counted where it takes its clinician, and costs what its options cost. */
export function weightOf(goal: Goal, seat: number, option: Option): number {
  if (goal.placed !== "most") return option.cost;
  return seat === 0 ? -1 : 0;
}

/** @param whole whether each column must be 0 or 1; if not, the rows have prices */
export function programOf(
  { visits }: Board,
  places: readonly Place[],
  goal: Goal,
  { whole }: { whole: boolean },
): RebookProgram {
  const columns: Column[] = [];
  const rows = new Rows();
  const heads: number[][] = visits.map(() => []);
  const wishes = new Map<number, Wish[]>();
  const wish = (resource: number, column: number, visit: number, from: Minute, to: Minute) => {
    const list = wishes.get(resource) ?? [];
    wishes.set(resource, list);
    list.push({ column, visit, from, to });
  };

  for (const place of places) {
    const lost = visits[place.visit];
    if (!lost) continue;
    const { start, visit } = place;
    const taken = place.seats.map((seat, s) =>
      seat.map((option) => {
        const column = columns.push({ place, seat: s, option }) - 1;
        const part = lost.parts[s] ?? lost.client.part;
        wish(option.resource, column, visit, start + part.from, start + part.to);
        return column;
      }),
    );
    const [head = [], ...others] = taken;
    const { resource, part } = lost.client;
    for (const column of head) {
      heads[visit]?.push(column);
      wish(resource, column, visit, start + part.from, start + part.to);
    }
    for (const seat of others) rows.add(null, 0, 0, [head, 1], [seat, -1]);
  }

  for (const [visit, head] of heads.entries()) rows.add(null, isBound(goal, visit) ? 1 : 0, 1, [head, 1]);
  for (const [resource, list] of wishes) {
    for (const { at, clique } of cliquesOf(list)) rows.add({ kind: "taken", resource, at }, 0, 1, [clique, 1]);
  }
  for (const [visit, { after }] of visits.entries()) {
    if (!after) continue;
    const dayOf = (column: number) => columns[column]?.place.day ?? Number.NaN;
    const own = heads[visit] ?? [];
    const before = heads[after.visit] ?? [];
    for (const day of new Set(own.map(dayOf))) {
      rows.add(
        { kind: "gap", visit, day, side: "earliest" },
        Number.NEGATIVE_INFINITY,
        0,
        [own.filter((column) => dayOf(column) <= day), 1],
        [before.filter((column) => dayOf(column) <= day - after.earliestDays), -1],
      );
      rows.add(
        { kind: "gap", visit, day, side: "latest" },
        Number.NEGATIVE_INFINITY,
        0,
        [own.filter((column) => dayOf(column) >= day), 1],
        [before.filter((column) => dayOf(column) >= day - after.latestDays), -1],
      );
    }
  }
  if (goal.placed !== "most") {
    const others = heads.filter((_, visit) => !isBound(goal, visit)).flat();
    rows.add({ kind: "count", placed: goal.others }, goal.others, goal.others, [others, 1]);
  }

  const program: Program = {
    ...rows.packed(),
    whole,
    cost: Float64Array.from(columns, ({ seat, option }) => weightOf(goal, seat, option)),
  };
  return { program, meanings: rows.meanings, columns };
}

/** A solution, read back. */
export function choicesIn({ visits }: Board, columns: readonly Column[], x: Float64Array): Choices {
  const found = visits.map((): { place: Place; options: Option[]; cost: number } | null => null);
  for (const [c, { place, seat, option }] of columns.entries()) {
    if ((x[c] ?? 0) < 0.5) continue;
    // The clinician's column of a place stands before those of its other seats.
    if (seat === 0) found[place.visit] = { place, options: [], cost: 0 };
    const choice = found[place.visit];
    if (!choice || choice.place !== place) throw new Error(`Visit ${place.visit} would stand at two places`);
    choice.options[seat] = option;
    choice.cost += option.cost;
  }
  return found.map((choice): Choice | null => choice);
}

type Wish = { column: number; visit: number; from: Minute; to: Minute };

/** The largest sets of wishes with a moment in common, each with the first such moment; those of one visit alone are left out. */
function cliquesOf(wishes: readonly Wish[]): { at: Minute; clique: number[] }[] {
  const cliques: { at: Minute; clique: number[] }[] = [];
  let active: Wish[] = [];
  const note = (at: Minute) => {
    const first = active[0]?.visit;
    if (active.some(({ visit }) => visit !== first)) cliques.push({ at, clique: active.map(({ column }) => column) });
  };
  const byStart = wishes.toSorted((a, b) => a.from - b.from);
  let at = Number.NEGATIVE_INFINITY;
  for (const wish of byStart) {
    if (wish.from > at) {
      // Only before one of them ends may a set be the largest.
      const going = active.filter(({ to }) => to > wish.from);
      if (going.length < active.length) note(at);
      active = going;
      at = wish.from;
    }
    active.push(wish);
  }
  note(at);
  return cliques;
}

/** The rows of a program, packed as they come. */
class Rows {
  readonly meanings: RowMeaning[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #columns: number[] = [];
  readonly #values: number[] = [];

  add(meaning: RowMeaning, lower: number, upper: number, ...entries: [columns: readonly number[], value: number][]) {
    for (const [columns, value] of entries) {
      for (const column of columns) {
        this.#columns.push(column);
        this.#values.push(value);
      }
    }
    this.#starts.push(this.#columns.length);
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.meanings.push(meaning);
  }

  packed(): Pick<Program, "rowLower" | "rowUpper" | "rowStarts" | "columns" | "values"> {
    return {
      rowLower: Float64Array.from(this.#lower),
      rowUpper: Float64Array.from(this.#upper),
      rowStarts: Int32Array.from(this.#starts),
      columns: Int32Array.from(this.#columns),
      values: Float64Array.from(this.#values),
    };
  }
}
