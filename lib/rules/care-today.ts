// Which care does a client need today, over all visits that lie near?

import { addDays, dateOf, instantAt, type Minute, type PlainDate } from "@/lib/time";
import type { CareKind, CareMoment, CareStep } from "./care-timeline";

/** A visit whose care may hold now. */
export type CaredVisit = {
  visitId: string;
  startsAt: Minute;
  /** Whether it was given; care after a visit holds only then, care before it only until it begins. */
  given: boolean;
  careTimeline: readonly CareStep[];
};

/** One line of the Today card. `visitId` says whose timeline it is on. */
export type CareLine = {
  visitId: string;
  key: string;
  topic: string;
  /** The instant at which it no longer holds, and the local day of it; null: for as long as the result should last. */
  endsAt: Minute | null;
  endsOn: PlainDate | null;
};

/** Today's care, by kind; within a kind in the order of the timelines, what ends first first. */
export type CareToday = Record<CareKind, CareLine[]>;

/**
 * The care that holds at the instant `now` for a client at a location in `timeZone`. About one topic there is one line a
 * kind: of prohibitions the one that holds longest, of all else that of the visit given most recently, for the skin is as
 * that visit left it. Where something is to be avoided nothing about it is allowed or asked to be done. Every list is
 * empty when there is nothing.
 *
 * @throws RangeError for an unknown zone
 */
export function careFor(input: { now: Minute; timeZone: string; visits: readonly CaredVisit[] }): CareToday {
  const { now, timeZone } = input;
  const byTopic = new Map<string, Found>();
  for (const visit of input.visits) {
    for (const step of visit.careTimeline) {
      if (visit.given !== (step.when === "after")) continue;
      const endsAt = step.until && momentAt(step.until, visit.startsAt, timeZone);
      if (now < momentAt(step.from, visit.startsAt, timeZone) || (endsAt !== null && now >= endsAt)) continue;
      const endsOn = endsAt === null ? null : dateOf(endsAt, timeZone);
      const line = { visitId: visit.visitId, key: step.key, topic: step.topic, endsAt, endsOn };
      const slot = `${step.topic} ${step.kind}`;
      const known = byTopic.get(slot);
      const found = { kind: step.kind, line, visit };
      if (!known || wins(found, known)) byTopic.set(slot, found);
    }
  }

  const today: CareToday = { avoid: [], do: [], ask: [], expect: [], allow: [] };
  for (const { kind, line } of byTopic.values()) {
    const forbidden = byTopic.has(`${line.topic} avoid`);
    if (forbidden && (kind === "do" || kind === "allow")) continue;
    today[kind].push(line);
  }
  for (const lines of Object.values(today)) lines.sort((a, b) => lasts(a) - lasts(b));
  return today;
}

type Found = { kind: CareKind; line: CareLine; visit: CaredVisit };

/** Of two lines of one kind about one topic, whether the first is the one to be told. */
function wins(one: Found, other: Found): boolean {
  if (one.kind === "avoid" || one.visit === other.visit) return lasts(one.line) > lasts(other.line);
  if (one.visit.given !== other.visit.given) return one.visit.given;
  // Of the given ones the latest; of those to come the next.
  const isLater = one.visit.startsAt > other.visit.startsAt;
  return one.visit.given ? isLater : !isLater;
}

function lasts({ endsAt }: CareLine): number {
  return endsAt ?? Number.POSITIVE_INFINITY;
}

/** The instant of a moment; a day begins at local midnight. */
function momentAt({ unit, value }: CareMoment, startsAt: Minute, timeZone: string): Minute {
  if (unit === "hours") return startsAt + value * 60;
  return instantAt(addDays(dateOf(startsAt, timeZone), value), 0, timeZone);
}
