// What is a quick first answer for all displaced visits, good or not?
//
// One visit after the other, those with the fewest places first and none before the one it follows, takes the cheapest place
// that is left. It gives the search something to beat, and is what is left to say when the time is over.

import { isInGap } from "@/lib/rules/gap";
import type { Minute, Span } from "@/lib/time";
import type { Board, Lost, Option, Place } from "./rebook-places";
import type { Offset } from "./types";

/** Where a visit is put: an option for each seat of the place. */
export type Choice = { place: Place; options: readonly Option[]; cost: number };

/** One for each visit; null: it has no place. */
export type Choices = readonly (Choice | null)[];

/**
 * O(visits² × places of one).
 *
 * @param order the visits to be placed; those with the fewest places first when it isn't given
 * @param begun where the others stand already
 */
export function greedyChoices({ visits }: Board, order = fewestFirst(visits), begun: Choices = []): Choices {
  const choices: (Choice | null | undefined)[] = visits.map((_, i) => (order.includes(i) ? undefined : begun[i]));
  const taken = new Map<number, Span[]>();
  const isFree = (resource: number, start: Minute, { from, to }: Offset) =>
    !taken.get(resource)?.some((span) => span.start < start + to && start + from < span.end);
  const take = (resource: number, start: Minute, { from, to }: Offset) =>
    taken.set(resource, [...(taken.get(resource) ?? []), { start: start + from, end: start + to }]);

  const put = ({ client, parts }: Lost, { place, options }: Choice) => {
    take(client.resource, place.start, client.part);
    for (const [s, { resource }] of options.entries()) take(resource, place.start, parts[s] ?? client.part);
  };
  for (const [i, lost] of visits.entries()) {
    const choice = choices[i];
    if (choice) put(lost, choice);
  }

  const waiting = [...order];
  for (;;) {
    const next = waiting.findIndex((i) => {
      const after = visits[i]?.after;
      return !after || choices[after.visit] !== undefined;
    });
    const [i = -1] = next < 0 ? [] : waiting.splice(next, 1);
    const lost = visits[i];
    if (!lost) return choices.map((choice) => choice ?? null);
    const choice = cheapestLeft(lost, lost.after ? choices[lost.after.visit] : undefined, isFree);
    choices[i] = choice;
    if (choice) put(lost, choice);
  }
}

function fewestFirst(visits: readonly Lost[]): number[] {
  return [...visits.keys()].sort((a, b) => (visits[a]?.places.length ?? 0) - (visits[b]?.places.length ?? 0));
}

function cheapestLeft(
  { client, parts, places, after }: Lost,
  before: Choice | null | undefined,
  isFree: (resource: number, start: Minute, part: Offset) => boolean,
): Choice | null {
  let best: Choice | null = null;
  for (const place of places) {
    if (best && place.least >= best.cost) break;
    if (after && !(before && isInGap(place.day - before.place.day, after))) continue;
    if (!isFree(client.resource, place.start, client.part)) continue;
    const options = place.seats.map((seat, s) =>
      seat
        .filter(({ resource }) => isFree(resource, place.start, parts[s] ?? client.part))
        .reduce<Option | null>((least, option) => (least && least.cost <= option.cost ? least : option), null),
    );
    const all = options.filter((option) => option !== null);
    if (all.length < options.length) continue;
    const cost = all.reduce((sum, option) => sum + option.cost, 0);
    if (!best || cost < best.cost) best = { place, options: all, cost };
  }
  return best;
}

export function costOf(choices: Choices): number {
  return choices.reduce((sum, choice) => sum + (choice?.cost ?? 0), 0);
}

export function countOf(choices: Choices): number {
  return choices.filter((choice) => choice !== null).length;
}
