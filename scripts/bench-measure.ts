// How long does a piece of work take, and how long must it take at least?

import type { Facility, Slot } from "@/lib/scheduling/slots";

const WARM_UP = 10;

/** Milliseconds of each of so many runs, sorted, after a few that don't count. */
export function measure(runs: number, work: () => unknown): number[] {
  for (let i = 0; i < WARM_UP; i++) work();
  const times = Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return times.sort((a, b) => a - b);
}

/** The same for work that others may interrupt; one run doesn't count. */
export async function measureLong(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b);
}

/** Below it lies that share of the times. */
export function share(sorted: readonly number[], part: number): number {
  return sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
}

export function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}

/** Ordered by clinician, then start: a pass over calendars, one after the other, comes upon them like that. */
export function byClinician(slots: readonly Slot[]): Slot[] {
  return slots.toSorted((a, b) =>
    a.clinicianId < b.clinicianId ? -1 : a.clinicianId > b.clinicianId ? 1 : a.start - b.start,
  );
}

/** The least that any finder of slots must do: read every span once, build the slots and sort them. */
export function linearPass(facility: Facility, found: readonly Slot[]): Slot[] {
  let minutes = 0;
  for (const { open, busy } of facility.clinicians) {
    for (const { start, end } of open) minutes += end - start;
    for (const { start, end } of busy) minutes -= end - start;
  }
  for (const { busy } of [...facility.rooms, ...facility.devices]) {
    for (const { start, end } of busy) minutes -= end - start;
  }
  if (Number.isNaN(minutes)) throw new Error("A span without an end");
  const slots = found.map(({ start, clinicianId, roomId, deviceId }) => ({ start, clinicianId, roomId, deviceId }));
  return slots.sort((a, b) => a.start - b.start || (a.clinicianId < b.clinicianId ? -1 : 1));
}
