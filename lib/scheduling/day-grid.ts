// At which minutes of which local days may a visit start at all?

import { addDays, clockStretches, daysBetween, type Minute, type PlainDate } from "@/lib/time";
import type { Facility, Offset } from "./types";

/**
 * Starts on the grid of one local day: `first`, `first + slotMinutes`, … `last`. `day` counts from the first day asked
 * for. From `first` until `evenUntil` the clock runs evenly: local time is the instant plus `offset` minutes.
 */
export type GridRow = { day: number; first: Minute; last: Minute; evenUntil: Minute; offset: number };

/**
 * The starts on the grid from `from` to `to`, both included, whose client's part lies inside the day and which are not
 * before `notBefore`, in order. In an autumn repeat both passes of the hour are there. O(days).
 */
export function gridRows(
  facility: Facility,
  client: Offset,
  {
    from,
    to,
    notBefore = Number.NEGATIVE_INFINITY,
  }: { from: PlainDate; to: PlainDate; notBefore?: Minute | undefined },
): GridRow[] {
  const rows: GridRow[] = [];
  const days = daysBetween(from, to);
  for (let day = 0; day <= days; day++) {
    rows.push(...gridRowsOfDay(facility, client, day, addDays(from, day), notBefore));
  }
  // Where a clock goes back over midnight, the next day's first minutes come before this day's last.
  return rows.sort((a, b) => a.first - b.first);
}

/** Whether there is any such start. */
export function hasGridStart(
  facility: Facility,
  client: Offset,
  {
    from,
    to,
    notBefore = Number.NEGATIVE_INFINITY,
  }: { from: PlainDate; to: PlainDate; notBefore?: Minute | undefined },
): boolean {
  const days = daysBetween(from, to);
  for (let day = 0; day <= days; day++) {
    if (gridRowsOfDay(facility, client, day, addDays(from, day), notBefore).length > 0) return true;
  }
  return false;
}

function gridRowsOfDay(facility: Facility, client: Offset, day: number, on: PlainDate, notBefore: Minute): GridRow[] {
  const grid = facility.slotMinutes;
  const stretches = clockStretches(on, facility.timeZone);
  const rows: GridRow[] = [];
  for (const { start, end, offset } of stretches) {
    for (const whole of unbroken(stretches)) {
      const earliest = Math.max(start, whole.start - client.from, notBefore);
      const latest = Math.min(end - 1, whole.end - client.to);
      const first = Math.ceil((earliest + offset) / grid) * grid - offset;
      const last = Math.floor((latest + offset) / grid) * grid - offset;
      if (first <= last) rows.push({ day, first, last, evenUntil: end, offset });
    }
  }
  return rows;
}

/** A client's part may lie across a clock change, but not across an hour that belongs to another day. */
function unbroken(stretches: readonly { start: Minute; end: Minute }[]): { start: Minute; end: Minute }[] {
  const spans: { start: Minute; end: Minute }[] = [];
  for (const { start, end } of stretches) {
    const last = spans.at(-1);
    if (last?.end === start) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}
