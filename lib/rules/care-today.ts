// Which care does a client need now, or on a day, over all visits that lie near?

import { addDays, dateOf, instantAt, type Minute, type PlainDate } from "@/lib/time";
import { type CareKind, type CareMoment, type CareStep, forClients, withSunscreenFrom } from "./care-timeline";

/** A visit whose care may hold now. */
export type CaredVisit = {
  visitId: string;
  startsAt: Minute;
  /** Whether it was given; care after a visit holds only then, care before it only until it begins. */
  given: boolean;
  careTimeline: readonly CareStep[];
};

/** The visits of a client's plans that are booked or were given, with the care of each; the clinic's choice of sunscreen is made. */
export function caredVisitsOf(
  plans: readonly {
    protocol: { careTimeline: readonly CareStep[] };
    visits: readonly { id: string; appointment: { status: string; slot: { start: Minute } } | null }[];
  }[],
  sunscreenStartHours: number,
): CaredVisit[] {
  return plans.flatMap(({ protocol, visits }) => {
    const careTimeline = withSunscreenFrom(protocol.careTimeline, sunscreenStartHours);
    return visits.flatMap(({ id: visitId, appointment }) => {
      if (!appointment) return [];
      const given = appointment.status === "completed";
      return [{ visitId, startsAt: appointment.slot.start, given, careTimeline }];
    });
  });
}

/** One line of the Today card. `visitId` says whose timeline it is on. */
export type CareLine = {
  visitId: string;
  key: string;
  topic: string;
  /** The clinic's own words, where it has some. */
  words: { title: string; detail: string } | null;
  channel: "portal" | "message";
  beginsAt: Minute;
  /** The instant at which it no longer holds, and the local day of it; null: for as long as the result should last. */
  endsAt: Minute | null;
  endsOn: PlainDate | null;
};

/** Care by kind; within a kind in the order of the timelines, what ends first first. */
export type CareToday = Record<CareKind, CareLine[]>;

type Asked = {
  timeZone: string;
  visits: readonly CaredVisit[];
};

/**
 * The care that holds at the instant `now` for a client at a location in `timeZone`. About one topic there is one line a
 * kind: of prohibitions the one that holds longest, of all else that of the visit given most recently, for the skin is as
 * that visit left it. Where something is to be avoided nothing about it is allowed or asked to be done. What is for staff
 * is left out. Every list is empty when there is nothing.
 *
 * @throws RangeError for an unknown zone
 */
export function careFor({ now, ...asked }: Asked & { now: Minute }): CareToday {
  return careIn(asked, { from: now, until: now + 1 });
}

/**
 * The care of a span of time, merged in the same way: what is to be avoided at any moment of it is neither allowed nor asked
 * for, so that what is shown for a whole day never forbids and allows one thing. What is allowed again in the middle of
 * the span is said with the prohibition's own end.
 *
 * @param span half-open, not empty
 * @throws RangeError for an unknown zone
 */
export function careIn({ timeZone, visits }: Asked, span: { from: Minute; until: Minute }): CareToday {
  const byTopic = new Map<string, Found>();
  for (const visit of visits) {
    const startsOn = dateOf(visit.startsAt, timeZone);
    // The instant of a moment; a day begins at local midnight.
    const instantOf = ({ unit, value }: CareMoment): Minute =>
      unit === "hours" ? visit.startsAt + value * 60 : instantAt(addDays(startsOn, value), 0, timeZone);
    for (const step of forClients(visit.careTimeline)) {
      if (visit.given !== (step.when === "after")) continue;
      const beginsAt = instantOf(step.from);
      const endsAt = step.until && instantOf(step.until);
      if (beginsAt >= span.until || (endsAt !== null && endsAt <= Math.max(span.from, beginsAt))) continue;
      const line = lineOf(visit.visitId, step, { beginsAt, endsAt, timeZone });
      const slot = `${step.topic} ${step.kind}`;
      const known = byTopic.get(slot);
      const found = { kind: step.kind, line, visit };
      if (!known || wins(found, known)) byTopic.set(slot, found);
    }
  }

  const care: CareToday = { avoid: [], do: [], ask: [], expect: [], allow: [] };
  for (const { kind, line } of byTopic.values()) {
    const forbidden = byTopic.has(`${line.topic} avoid`);
    if (forbidden && (kind === "do" || kind === "allow")) continue;
    care[kind].push(line);
  }
  for (const lines of Object.values(care)) lines.sort((a, b) => lasts(a) - lasts(b));
  return care;
}

function lineOf(
  visitId: string,
  { key, topic, words, channel = "message" }: CareStep,
  { beginsAt, endsAt, timeZone }: { beginsAt: Minute; endsAt: Minute | null; timeZone: string },
): CareLine {
  const endsOn = endsAt === null ? null : dateOf(endsAt, timeZone);
  return { visitId, key, topic, words: words ?? null, channel, beginsAt, endsAt, endsOn };
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
