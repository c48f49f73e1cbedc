// Inside which days may each visit of a plan go that lost its place, while the others of the plan stay where they are?

import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { inOrder, type PlanVisit } from "./plan-request";

/** Local days, both included. `after`: the gap since a visit of the plan that lost its place too. */
export type LostWindow = {
  visitId: string;
  earliestOn: PlainDate;
  latestOn: PlainDate;
  after?: { visitId: string; earliestDays: number; latestDays: number };
};

type Asked = {
  today: PlainDate;
  horizonOn: PlainDate;
  /** The visits that lost their place and are to move. */
  moving: ReadonlySet<string>;
  /** Those of them for which no day of the ordinary window is left. */
  late: ReadonlySet<string>;
};

/** How far from its day a visit is looked for that follows none; no clinical figure. */
const FREE_DAYS = 42;

type Sum = { earliest: number; latest: number };
type Anchor = { kind: "stays"; on: PlainDate } | { kind: "moves"; window: LostWindow; was: PlainDate };

/**
 * The window of each visit that moves, by position: it holds the gap to the visit before and to the one behind it, where those
 * stay. A visit between them that has no place yet keeps room for itself. A visit that is booked late keeps its lateness; a
 * late one has until the day after which a clinician decides. A window that nothing fits ends before it begins.
 */
export function lostWindows(visits: readonly PlanVisit[], asked: Asked): LostWindow[] {
  const ordered = inOrder(visits);
  const lastDone = ordered.findLastIndex(({ appointment }) => appointment?.status === "completed");
  const done = ordered[lastDone]?.appointment;
  let anchor: Anchor | null = done ? { kind: "stays", on: done.on } : null;
  let sum: Sum = { earliest: 0, latest: 0 };
  const windows: LostWindow[] = [];
  for (const visit of ordered.slice(lastDone + 1)) {
    if (visit.skipped) continue;
    sum = { earliest: sum.earliest + visit.gap.earliestDays, latest: sum.latest + visit.gap.latestDays };
    const { appointment } = visit;
    if (!appointment) continue;
    const gapToday = anchor ? daysBetween(wasOn(anchor), appointment.on) : 0;
    const latest = Math.max(sum.latest, gapToday);
    if (asked.moving.has(visit.id)) {
      const { goOn, gap } = visit;
      const past = goOn ? daysBetween(asked.today, asked.horizonOn) + latest : sum.latest + restOf(gap);
      const window = windowOf(
        visit.id,
        appointment.on,
        anchor,
        sum.earliest,
        isLate(asked, visit) ? Math.max(past, latest) : latest,
      );
      clip(window, asked);
      windows.push(window);
      anchor = { kind: "moves", window, was: appointment.on };
    } else {
      if (anchor?.kind === "moves") leaveRoom(anchor.window, appointment.on, sum.earliest, latest);
      anchor = { kind: "stays", on: appointment.on };
    }
    sum = { earliest: 0, latest: 0 };
  }
  return windows;
}

/** What binds an appointment that belongs to no plan: no gap, only how far one looks. */
export function freeWindow(on: PlainDate, { today, horizonOn }: Pick<Asked, "today" | "horizonOn">) {
  const window = { earliestOn: today, latestOn: addDays(on, FREE_DAYS) };
  clip(window, { today, horizonOn });
  return window;
}

const wasOn = (anchor: Anchor) => (anchor.kind === "stays" ? anchor.on : anchor.was);
const isLate = ({ late }: Asked, { id }: PlanVisit) => late.has(id);
const restOf = ({ latestDays, restartAfterDays }: PlanVisit["gap"]) => restartAfterDays - latestDays;

function windowOf(
  visitId: string,
  was: PlainDate,
  anchor: Anchor | null,
  earliest: number,
  latest: number,
): LostWindow {
  if (anchor === null) return { visitId, earliestOn: addDays(was, -FREE_DAYS), latestOn: addDays(was, FREE_DAYS) };
  if (anchor.kind === "stays") {
    return { visitId, earliestOn: addDays(anchor.on, earliest), latestOn: addDays(anchor.on, latest) };
  }
  const { window } = anchor;
  return {
    visitId,
    earliestOn: addDays(window.earliestOn, earliest),
    latestOn: addDays(window.latestOn, latest),
    after: { visitId: window.visitId, earliestDays: earliest, latestDays: latest },
  };
}

/** The visit behind it stays: it keeps its gap, the latest too. */
function leaveRoom(window: LostWindow, nextOn: PlainDate, earliest: number, latest: number): void {
  const last = addDays(nextOn, -earliest);
  const first = addDays(nextOn, -latest);
  if (last < window.latestOn) window.latestOn = last;
  if (first > window.earliestOn) window.earliestOn = first;
}

function clip(window: { earliestOn: PlainDate; latestOn: PlainDate }, bounds: Pick<Asked, "today" | "horizonOn">) {
  if (window.earliestOn < bounds.today) window.earliestOn = bounds.today;
  if (window.latestOn > bounds.horizonOn) window.latestOn = bounds.horizonOn;
}
