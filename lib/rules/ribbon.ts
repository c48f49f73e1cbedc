// What does the ribbon of a plan show, and where: the drawing as data, before anything is drawn?
import { addDays, type PlainDate } from "@/lib/time";
import { type ResultAt, type ResultCurve, resultAt, type Treatment } from "./result-curve";
import type { RibbonInput, RibbonVisit } from "./ribbon-input";
import type { RibbonScale } from "./ribbon-scale";
import { type RibbonTick, ribbonTicks } from "./ribbon-ticks";
import { dayOf, type Placed, scaleOf } from "./ribbon-time";

export type RibbonTone = "ok" | "due" | "risk" | "late";
export type Stretch = { from: number; until: number };

export type RibbonWindow = Stretch & {
  id: string;
  /** Where the target lies; null when the window is cut before it. */
  target: number | null;
  tone: RibbonTone;
  look: "done" | "booked" | "open";
  /** Of an overdue visit: on to the last day before a clinician decides. */
  tail: Stretch | null;
};

export type RibbonDay = {
  id: string;
  x: number;
  kind: "done" | "booked" | "to-book" | "missed" | "skipped";
  tone: RibbonTone;
  isOverridden: boolean;
  /** From the day to the window that it lies before (signed) or behind (late); null when it lies inside. */
  outside: (Stretch & { side: "before" | "behind" }) | null;
  was: number | null;
};

export type RibbonResultPoint = ResultAt & { x: number };

/** All places in px along the ribbon, 0 to `width`; heights of the result 0 to 1. */
export type RibbonModel = {
  width: number;
  /** Null when today lies outside. */
  today: number | null;
  ticks: RibbonTick[];
  windows: RibbonWindow[];
  days: RibbonDay[];
  thread: (Stretch & { kind: "done" | "booked" | "open" })[];
  healing: (Stretch & { id: string; isDone: boolean })[];
  result: RibbonResultPoint[];
  /** The same without the touch-ups that are still to come; empty when there are none. */
  without: { x: number; expected: number }[];
  /** A session is overdue: the result is drawn as if the course stopped here. */
  stopsHere: boolean;
};

/** Healing under the skin, in days, as the ribbon tints it. Source: the protocols' shortest usual gap, 28 days. */
const HEALING_DAYS = 28;
/** Two windows that would overlap are parted by so many px. */
const WINDOW_GAP = 3;
/** px between two points of the result. */
const RESULT_STEP = 8;

const tones: Record<RibbonVisit["state"], RibbonTone> = {
  done: "ok",
  booked: "ok",
  "to-book": "ok",
  skipped: "ok",
  due: "due",
  "at-risk": "risk",
  overdue: "late",
  missed: "late",
};

function kindOf(visit: RibbonVisit): RibbonDay["kind"] {
  if (visit.state === "done" || visit.state === "missed" || visit.state === "skipped") return visit.state;
  return visit.state === "booked" || (visit.state === "at-risk" && visit.on !== null) ? "booked" : "to-book";
}

/** Where two windows meet, the earlier ends shortly before the later; what lies outside of the ribbon is cut at its edge. */
function windowsOf(placed: readonly Placed[], width: number, x: (on: PlainDate) => number): RibbonWindow[] {
  const inside = (at: number) => Math.min(width, Math.max(0, at));
  const shown = placed.flatMap(({ visit }) =>
    visit.window && visit.state !== "skipped" ? [{ visit, window: visit.window }] : [],
  );
  return shown.flatMap(({ visit, window }, index) => {
    const next = shown[index + 1];
    const end = next ? x(next.window.earliestOn) - WINDOW_GAP : width;
    const from = inside(x(window.earliestOn));
    const until = Math.min(inside(x(window.latestOn)), end);
    if (until <= from) return [];
    const target = x(window.targetOn);
    const lastDay =
      visit.state === "overdue" && window.restartAfterOn ? Math.min(inside(x(window.restartAfterOn)), end) : until;
    const kind = kindOf(visit);
    const found: RibbonWindow = {
      id: visit.id,
      from,
      until,
      target: target > from && target < until ? target : null,
      tone: tones[visit.state],
      look: kind === "done" || kind === "booked" ? kind : "open",
      tail: lastDay > until ? { from, until: lastDay } : null,
    };
    return [found];
  });
}

function daysOf(placed: readonly Placed[], x: (on: PlainDate) => number): RibbonDay[] {
  return placed.map(({ visit, on }) => {
    const { window } = visit;
    const kind = kindOf(visit);
    const held = window && (kind === "done" || kind === "booked") ? window : null;
    const outside = (): RibbonDay["outside"] => {
      if (held && on < held.earliestOn) return { from: x(on), until: x(held.earliestOn), side: "before" };
      if (held && on > held.latestOn) return { from: x(held.latestOn), until: x(on), side: "behind" };
      return null;
    };
    return {
      id: visit.id,
      x: x(on),
      kind,
      tone: tones[visit.state],
      isOverridden: visit.overridden === true,
      outside: outside(),
      was: visit.was && visit.was !== on ? x(visit.was) : null,
    };
  });
}

/** The result's points, close enough that straight lines between them look smooth. */
function resultPoints(
  at: RibbonScale,
  first: number,
  end: number,
  todayDay: number,
  treatments: readonly Treatment[],
  curve: ResultCurve,
): RibbonResultPoint[] {
  const points: RibbonResultPoint[] = [];
  const marks = new Set([first, todayDay, end, ...treatments.map(({ day }) => day)]);
  for (let day = first; day <= end; day += 1) {
    const x = at(day);
    const before = points.at(-1);
    if (!before || marks.has(day) || x - before.x >= RESULT_STEP)
      points.push({ x, ...resultAt(day, treatments, curve) });
  }
  return points;
}

/**
 * The drawing of a plan as data: the same for builder, record, portal, e-mail and print.
 *
 * A visit of which neither a day nor a window is known is left out of the drawing; what is said about it is the caller's.
 * Visits come in the plan's order. Without any visit there is a track with its ticks and nothing else.
 */
export function ribbonModel(input: RibbonInput): RibbonModel {
  const { today, visits, curve } = input;
  const placed = visits.flatMap((visit, row): Placed[] => {
    const on = dayOf(visit, today);
    return on === null ? [] : [{ visit, on, row }];
  });
  const { startsOn, endsOn, width, count, at } = scaleOf(input, placed);
  const x = (on: PlainDate) => at(count(on));
  const isInside = (place: number) => place >= 0 && place <= width;
  const todayX = isInside(x(today)) ? x(today) : null;

  const live = placed.filter(({ visit }) => visit.state !== "skipped" && visit.state !== "missed");
  const stopsHere = placed.some(({ visit }) => visit.phase === "session" && visit.state === "overdue");
  const counted = stopsHere ? live.filter(({ visit }) => visit.state === "done") : live;
  const asTreatment = ({ visit, on }: Placed): Treatment => ({ day: count(on), phase: visit.phase });
  const first = counted[0] ? count(counted[0].on) : null;
  const toCome = counted.filter(({ visit }) => visit.phase === "touch_up" && visit.state !== "done");
  const parting = toCome[0];
  const points = (from: number, treatments: readonly Treatment[]) =>
    resultPoints(at, from, count(endsOn), count(today), treatments, curve);
  const rest = counted.filter((one) => !toCome.includes(one)).map(asTreatment);

  const days = daysOf(placed, x);
  return {
    width,
    today: todayX,
    ticks: ribbonTicks(startsOn, endsOn, x, todayX),
    windows: windowsOf(placed, width, x),
    days: days.filter((day) => isInside(day.x)),
    thread: days.slice(1).map((day, index) => {
      const kind = day.kind === "done" || day.kind === "booked" ? day.kind : "open";
      return { from: days[index]?.x ?? day.x, until: day.x, kind };
    }),
    healing: live.map(({ visit, on }, index) => {
      const next = live[index + 1];
      const ends = addDays(on, HEALING_DAYS);
      return {
        id: visit.id,
        from: x(on),
        until: x(next && next.on < ends ? next.on : ends),
        isDone: visit.state === "done",
      };
    }),
    result: first === null ? [] : points(first, counted.map(asTreatment)),
    without:
      parting && rest.length > 0 ? points(count(parting.on), rest).map(({ x, expected }) => ({ x, expected })) : [],
    stopsHere,
  };
}
