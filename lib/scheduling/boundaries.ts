// When is a calendar taken, and what is left of it?
//
// A set of minutes is written as its boundaries, [start, end, start, end, …], strictly ascending: neither an overlap nor
// two stretches that touch can be written down. Everything here is one pass over sorted input, or one binary search.

import type { Minute, Span } from "@/lib/time";

/** The even places begin a stretch, the odd ones end it. */
export type Boundaries = Float64Array;

/** The union of spans sorted by start, which may overlap, nest or touch. O(spans). */
export function unionOf(spans: readonly Span[]): Boundaries {
  const union = new Float64Array(spans.length * 2);
  let length = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { start, end } of spans) {
    if (start > reached) {
      union[length] = start;
      length += 2;
    }
    if (end > reached) {
      reached = end;
      union[length - 1] = end;
    }
  }
  return union.subarray(0, length);
}

/** The minutes of `open` that are not in `busy`. O(both). */
export function withoutBusy(open: Boundaries, busy: Boundaries): Boundaries {
  const free = new Float64Array(open.length + busy.length);
  let length = 0;
  let next = 0;
  for (let i = 0; i < open.length; i += 2) {
    let start = open[i] ?? 0;
    const end = open[i + 1] ?? 0;
    while (next < busy.length && (busy[next + 1] ?? 0) <= start) next += 2;
    for (let b = next; b < busy.length && (busy[b] ?? 0) < end; b += 2) {
      const busyFrom = busy[b] ?? 0;
      if (busyFrom > start) {
        free[length++] = start;
        free[length++] = busyFrom;
      }
      start = busy[b + 1] ?? 0;
    }
    if (start < end) {
      free[length++] = start;
      free[length++] = end;
    }
  }
  return free.subarray(0, length);
}

/** The place of the stretch that is the first to end after `at`; the length when there is none. O(log n). */
export function firstEndingAfter(set: Boundaries, at: Minute): number {
  let low = 0;
  let high = set.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle * 2 + 1] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}

/** Whether no minute of `start` to `end` is in the set. O(log n). */
export function isClear(set: Boundaries, start: Minute, end: Minute): boolean {
  return (set[firstEndingAfter(set, start)] ?? Number.POSITIVE_INFINITY) >= end;
}

/** How many minutes of the set lie without a break just before `at`. O(log n). */
export function runBefore(set: Boundaries, at: Minute): number {
  const from = set[firstEndingAfter(set, at - 1)] ?? Number.POSITIVE_INFINITY;
  return Math.max(0, at - from);
}

/** How many minutes of the set lie without a break from `at` on. O(log n). */
export function runAfter(set: Boundaries, at: Minute): number {
  const place = firstEndingAfter(set, at);
  return (set[place] ?? Number.POSITIVE_INFINITY) <= at ? (set[place + 1] ?? at) - at : 0;
}
