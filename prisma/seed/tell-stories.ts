// How does each client's plan come to stand as its story says?
import type { Protocol } from "@/lib/rules/protocol";
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import type { Fate } from "./appointments";
import type { SeedClient } from "./clients";
import { freePlaces, type Placed, placeCourse } from "./place-course";
import { addPlan } from "./plan-rows";
import type { PlanState, Story } from "./stories";
import type { World } from "./world";

/** What a state asks of the engine, and which of its answers show that state. */
type Plot = {
  /** The day of the latest booked visit, in days from today, when all goes by targets. */
  lastOn: number;
  /** How many visits are booked. */
  visits: number;
  horizonOn: PlainDate;
  shows: (placed: readonly Placed[]) => boolean;
  fates?: ReadonlyMap<number, Fate>;
};

/** The days from the wished one on which a course is tried to begin, nearest first. */
const NEARBY = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 8, -8, 10, -10, 13, -13, 16, -16];

/** Places and writes down one plan; leaves it out when no course near the wished days comes to stand as its story says. */
export function tellStory(world: World, client: SeedClient, story: Story): void {
  const { chance, today, protocols } = world;
  const version = protocols.find(({ protocol }) => protocol.key === story.protocolKey);
  if (!version) throw new RangeError(`No protocol ${story.protocolKey}`);
  const { protocol, versionId } = version;
  const { min, usual } = protocol.sessions;
  const sessions = chance.percent(65) ? usual : chance.between(Math.max(3, min), usual);
  const plot = plotOf(world, story.state, protocol, sessions);
  const leadDays = chance.between(3, 12);
  const wishedOn = addDays(today, plot.lastOn - daysOfCourse(protocol, sessions, plot.visits));
  for (const nearby of NEARBY) {
    const firstOn = addDays(wishedOn, nearby);
    const bookedOn = addDays(today, Math.min(daysBetween(today, firstOn), 0) - leadDays);
    const wish = { client, protocol, sessions, firstOn, bookedOn, horizonOn: plot.horizonOn, visits: plot.visits };
    const placed = placeCourse(world, wish);
    const told = placed && story.state === "overridden" ? hurried(world, wish, placed) : placed;
    if (!told || !plot.shows(told)) continue;
    addPlan(world, {
      ...{ client, protocol, versionId, sessions, area: story.area, bookedOn, placed: told },
      status: story.state === "finished" ? "ended" : story.state === "paused" ? "paused" : "active",
      ...(plot.fates && { fates: plot.fates }),
      ...(story.state === "overridden" && { early: { position: EARLY_POSITION, reason: chance.oneOf(EARLY_REASONS) } }),
    });
    return;
  }
}

/** From session 1 to the last of so many visits, by targets. */
function daysOfCourse(protocol: Protocol, sessions: number, visits: number): number {
  return (Math.min(sessions, visits) - 1) * protocol.gap.targetDays;
}

const EVERY_VISIT = 99;

function plotOf({ chance, today }: World, state: PlanState, protocol: Protocol, sessions: number): Plot {
  const given = chance.between(1, sessions - 1);
  const { gap, touchUp } = protocol;
  const inAYear = addDays(today, 365);
  const past = (placed: readonly Placed[]) => placed.every(({ on }) => on < today);
  const closes = (placed: readonly Placed[]) => daysBetween(today, addDays(placed.at(-1)?.on ?? today, gap.latestDays));
  const base = { horizonOn: inAYear };
  const left = (days: number, shows: (days: number) => boolean): Plot => ({
    ...base,
    lastOn: days - gap.latestDays,
    visits: given,
    shows: (placed) => past(placed) && shows(closes(placed)),
  });
  switch (state) {
    case "on-track": {
      // Session 1 somewhere from ten weeks ago to next week.
      const firstOn = chance.between(-72, 6);
      const lastOn = firstOn + daysOfCourse(protocol, sessions, sessions);
      return { ...base, lastOn, visits: EVERY_VISIT, shows: (placed) => placed.some(({ on }) => on > today) };
    }
    case "maintenance": {
      const lastOn = -chance.between(20, 330);
      const shows = (placed: readonly Placed[]) =>
        placed.every(({ visit, on }) => visit.phase === "touch_up" || on < today) &&
        placed.some(({ on }) => on > today);
      return { ...base, lastOn, visits: EVERY_VISIT, shows };
    }
    case "at-risk":
      return left(chance.between(2, 12), (days) => 0 <= days && days <= 14);
    case "overdue":
      return left(-chance.between(3, 24), (days) => days < 0 && days > gap.latestDays - gap.restartAfterDays);
    case "undecided":
      return left(
        gap.latestDays - gap.restartAfterDays - chance.between(4, 20),
        (days) => days < gap.latestDays - gap.restartAfterDays,
      );
    case "paused":
      return left(chance.between(-10, 10), () => true);
    case "finished":
      return { ...base, lastOn: -chance.between(30, 200), visits: sessions, shows: past };
    case "recall": {
      const dueIn = (placed: readonly Placed[]) =>
        daysBetween(today, addDays(placed.at(-1)?.on ?? today, touchUp.targetDays));
      const lastOn = chance.between(-20, 10) - touchUp.targetDays;
      const shows = (placed: readonly Placed[]) => past(placed) && Math.abs(dueIn(placed)) <= 30;
      return { ...base, lastOn, visits: sessions, shows };
    }
    case "missed": {
      const missed = Math.max(2, given);
      const fates = new Map<number, Fate>([[missed, "missed"]]);
      const shows = (placed: readonly Placed[]) => past(placed) && daysBetween(placed.at(-1)?.on ?? today, today) <= 12;
      return { ...base, lastOn: -chance.between(2, 9), visits: missed, shows, fates };
    }
    case "overridden": {
      const lastOn = chance.between(-30, 40);
      return { ...base, lastOn, visits: EVERY_VISIT, shows: (placed) => placed.some(({ on }) => on > today) };
    }
  }
}

const EARLY_POSITION = 2;
const EARLY_REASONS = [
  "Moves abroad next month; skin calm and fully healed at review.",
  "Wedding; superficial depth only, skin healed at review.",
] as const;

/** The same course with session 2 some days before its earliest, which a clinician signs for. */
function hurried(world: World, wish: Parameters<typeof placeCourse>[1], placed: readonly Placed[]): Placed[] | null {
  const [first, second] = placed;
  if (!first || !second) return null;
  const { earliestDays, blockedUnderDays } = second.visit.gap;
  const from = addDays(first.on, Math.max(blockedUnderDays, earliestDays - 7));
  const to = addDays(first.on, earliestDays - 1);
  const free = freePlaces(world, wish.client, second.visit.occupancy, { from, to });
  const slot = free.at(-1);
  if (!slot) return null;
  return placeCourse(world, {
    ...wish,
    pins: [
      { position: 1, slot: first.slot },
      { position: EARLY_POSITION, slot, early: true },
    ],
  });
}
