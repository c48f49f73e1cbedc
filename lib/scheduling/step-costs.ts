// What does a place cost a step, by itself: whatever day and clinician the step before it has?

import { type Minute, minuteOfDay } from "@/lib/time";
import { runAfter, runBefore } from "./boundaries";
import type { ClinicianCalendar } from "./calendars";
import type { GridRow } from "./day-grid";
import type { Offset, Preferences } from "./types";

/** The weights of all costs: what a step pays adds up, and the whole course costs what its steps pay. */
export const COST = {
  dayOffTarget: 100,
  otherWeekday: 150,
  minuteOutsideHours: 1,
  notPreferredClinician: 200,
  changeOfClinician: 300,
  wastedLeftover: 40,
  moved: 1_000_000,
} as const;

/** @param weekday ISO, of the day on which the visit starts */
export function weekdayCost(weekday: number, { weekdays }: Preferences): number {
  return weekdays === undefined || weekdays.length === 0 || weekdays.includes(weekday) ? 0 : COST.otherWeekday;
}

/** @param row the grid's row of the start, which spares asking the zone for every minute; null when it is on none */
export function hoursCost(
  start: Minute,
  client: Offset,
  { from = 0, until = 1440 }: Preferences,
  timeZone: string,
  row: GridRow | null,
): number {
  if (from <= 0 && until >= 1440) return 0;
  let outside = 0;
  if (row && start + client.to <= row.evenUntil) {
    // The client's part lies inside the day, so its local minutes run on to 1440 at most.
    const first = minuteOfDayInRow(start + client.from, row);
    const past = first + client.to - client.from;
    outside = Math.max(0, Math.min(past, from) - first) + Math.max(0, past - Math.max(first, until));
  } else {
    for (let at = start + client.from; at < start + client.to; at++) {
      const local = minuteOfDay(at, timeZone);
      if (local < from || local >= until) outside++;
    }
  }
  return outside * COST.minuteOutsideHours;
}

function minuteOfDayInRow(at: Minute, row: GridRow): number {
  const wall = at + row.offset;
  return wall - Math.floor(wall / 1440) * 1440;
}

export function preferredClinicianCost(clinicianId: string, preferences: Preferences): number {
  return preferences.clinicianId === undefined || preferences.clinicianId === clinicianId
    ? 0
    : COST.notPreferredClinician;
}

/** @param calendar the clinician's; undefined for somebody not listed, who has no free time to waste */
export function leftoverCost(
  start: Minute,
  clinician: Offset,
  calendar: ClinicianCalendar | undefined,
  shortestVisitMinutes: number,
): number {
  if (!calendar) return 0;
  const before = runBefore(calendar.free, start + clinician.from);
  const after = runAfter(calendar.free, start + clinician.to);
  const wasted = [before, after].filter((run) => run > 0 && run < shortestVisitMinutes).length;
  return wasted * COST.wastedLeftover;
}
