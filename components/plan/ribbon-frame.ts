// How do places along the ribbon become points of a drawing, lying or standing?

export type RibbonSize = "full" | "compact" | "mini" | "rows";

/** All in px. "Along" runs with time, "across" away from the thread: negative is where the result grows. */
export type RibbonFrame = {
  size: RibbonSize;
  isUpright: boolean;
  /** The whole drawing, along and across. */
  length: number;
  depth: number;
  /** Before the first day and behind the last. */
  before: number;
  after: number;
  /** From the edge of the drawing to the thread, across. */
  middle: number;
  halfTrack: number;
  /** Half the breadth of a window; of one that is done. */
  halfWindow: number;
  halfDone: number;
  /** Radius of a done day, of a booked one, of one to book. */
  dayDone: number;
  dayBooked: number;
  dayOpen: number;
  /** The result's full height; 0 shows none. */
  resultHeight: number;
};

type Measures = Omit<RibbonFrame, "size" | "length">;

const measures: Record<RibbonSize, Measures> = {
  full: {
    isUpright: false,
    depth: 148,
    before: 8,
    after: 8,
    middle: 126,
    halfTrack: 9,
    halfWindow: 16,
    halfDone: 13,
    dayDone: 9.5,
    dayBooked: 6.5,
    dayOpen: 5.5,
    resultHeight: 100,
  },
  compact: {
    isUpright: false,
    depth: 86,
    before: 6,
    after: 6,
    middle: 70,
    halfTrack: 6,
    halfWindow: 11,
    halfDone: 9,
    dayDone: 7.5,
    dayBooked: 5,
    dayOpen: 4.25,
    resultHeight: 50,
  },
  mini: {
    isUpright: false,
    depth: 24,
    before: 0,
    after: 0,
    middle: 12,
    halfTrack: 4,
    halfWindow: 8,
    halfDone: 5,
    dayDone: 5.5,
    dayBooked: 3.25,
    dayOpen: 2.75,
    resultHeight: 0,
  },
  rows: {
    isUpright: true,
    depth: 112,
    before: 0,
    after: 24,
    middle: 88,
    halfTrack: 7,
    halfWindow: 12,
    halfDone: 9,
    dayDone: 9.5,
    dayBooked: 6,
    dayOpen: 5,
    resultHeight: 80,
  },
};

/** Behind the last day of a full ribbon: room for "with touch-ups". */
const NOTES = 92;

function measuresOf(size: RibbonSize, hasNotes: boolean): Measures {
  return size === "full" && hasNotes ? { ...measures.full, after: NOTES } : measures[size];
}

/** What is left along a drawing of that size for the days themselves; `hasNotes` when the result's ends are named. */
export function roomForDays(size: RibbonSize, length: number, hasNotes: boolean): number {
  const { before, after } = measuresOf(size, hasNotes);
  return length - before - after;
}

/** The frame around a model of that width. */
export function ribbonFrame(size: RibbonSize, modelWidth: number, hasNotes = false): RibbonFrame {
  const found = measuresOf(size, hasNotes);
  return { ...found, size, length: found.before + modelWidth + found.after };
}

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * A part of a length as CSS writes it. Four decimals: the server's text and the browser's own are then the same, so that
 * React finds what it expects.
 */
export function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 1_000_000) / 10_000}%`;
}

/** A point of the drawing as "x y". */
export function point(frame: RibbonFrame, along: number, across: number): string {
  const a = round(frame.before + along);
  const c = round(frame.middle + across);
  return frame.isUpright ? `${c} ${a}` : `${a} ${c}`;
}

/** A straight line. */
export function line(frame: RibbonFrame, from: number, until: number, across = 0): string {
  return `M${point(frame, from, across)}L${point(frame, until, across)}`;
}

/** A line through points that lie close together. */
export function through(frame: RibbonFrame, points: readonly { x: number; across: number }[]): string {
  return points.map(({ x, across }, index) => `${index === 0 ? "M" : "L"}${point(frame, x, across)}`).join("");
}

/** The area between two such lines. */
export function between(
  frame: RibbonFrame,
  there: readonly { x: number; across: number }[],
  back: readonly { x: number; across: number }[],
): string {
  return `${through(frame, there)}${through(frame, back.toReversed()).replace("M", "L")}Z`;
}

/** A lozenge from one place to another, with the target cut as a V into both long edges where there is room for it. */
export function lozenge(frame: RibbonFrame, from: number, until: number, half: number, target: number | null): string {
  const radius = Math.min(half, (until - from) / 2);
  const turn = `A${round(radius)} ${round(half)} 0 0 ${frame.isUpright ? 0 : 1}`;
  const upright = `A${round(half)} ${round(radius)} 0 0 ${frame.isUpright ? 0 : 1}`;
  const arc = frame.isUpright ? upright : turn;
  const wide = half * 0.225;
  const at = target === null ? null : Math.min(until - radius - wide, Math.max(from + radius + wide, target));
  const hasNotch = at !== null && until - from > 2 * (radius + wide);
  const notch = (across: number, direction: 1 | -1) =>
    hasNotch
      ? [at - direction * wide, at, at + direction * wide]
          .map((along, index) => `L${point(frame, along, index === 1 ? across * 0.76 : across)}`)
          .join("")
      : "";
  return [
    `M${point(frame, from + radius, -half)}`,
    notch(-half, 1),
    `L${point(frame, until - radius, -half)}`,
    `${arc} ${point(frame, until, 0)}`,
    `${arc} ${point(frame, until - radius, half)}`,
    notch(half, -1),
    `L${point(frame, from + radius, half)}`,
    `${arc} ${point(frame, from, 0)}`,
    `${arc} ${point(frame, from + radius, -half)}Z`,
  ].join("");
}
