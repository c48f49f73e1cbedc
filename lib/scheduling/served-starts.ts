// Which starts on the grid can be served, by whom, and where?
//
// Method: each clinician's free runs, shortened by the clinician's part, are laid over the grid in one sweep and tick
// off the starts that they allow; a counting sort over the grid puts the ticks in order of start, then clinician. A
// second sweep over the ticked starts looks for a room, a device and the client, each with a cursor in its calendar
// that only ever goes forward.
// O(spans + starts on the grid + clinicians × ticks + rooms and devices looked at): linear in days × clinicians.

import type { Minute } from "@/lib/time";
import { type Boundaries, firstEndingAfter } from "./boundaries";
import type { Calendars, ResourceCalendar } from "./calendars";
import type { GridRow } from "./day-grid";
import type { Demand, Lacking, Slot } from "./types";

/** One line per (start, clinician), in columns: sorted by start, then clinician. Only the first `length` are filled. */
export type ServedStarts = {
  length: number;
  start: Float64Array;
  /** The place in the grid's rows. */
  row: Int32Array;
  /** Places in the calendars' lists; a device is −1 where the visit needs none. */
  clinician: Int32Array;
  room: Int32Array;
  device: Int32Array;
  /** What the first sieve is that lets no start pass: clinician, room, device, client; null when some start passed all. */
  lacking: Exclude<Lacking, "gap"> | null;
};

export function servedStarts(
  calendars: Calendars,
  demand: Demand,
  clientBusy: Boundaries,
  rows: readonly GridRow[],
  slotMinutes: number,
): ServedStarts {
  const { room, device, client } = demand.occupancy;
  const ticks = tickedStarts(calendars, demand, rows, slotMinutes);
  const served = emptyColumns(ticks.clinicians.length);
  const from = rows[0]?.first ?? 0;
  const freeRoom = firstFreeOf(calendars.rooms, demand.roomIds, from);
  const freeDevice = firstFreeOf(calendars.devices, demand.deviceIds, from);
  const freeClient = firstFreeOf([{ id: "client", busy: clientBusy }], ["client"], from);

  let passed = ticks.size === 0 ? 0 : ticks.clinicians.length === 0 ? 1 : 2;
  let cell = 0;
  for (let r = 0; r < rows.length; r++) {
    const { first = 0, last = -1 } = rows[r] ?? {};
    for (let start = first; start <= last; start += slotMinutes, cell++) {
      const firstTick = ticks.firstOf[cell] ?? 0;
      const pastTicks = ticks.firstOf[cell + 1] ?? 0;
      if (firstTick === pastTicks) continue;
      const roomPlace = freeRoom(start + room.from, start + room.to);
      if (roomPlace < 0) continue;
      passed = Math.max(passed, 3);
      const devicePlace = device ? freeDevice(start + device.from, start + device.to) : -1;
      if (device && devicePlace < 0) continue;
      passed = Math.max(passed, 4);
      if (freeClient(start + client.from, start + client.to) < 0) continue;
      passed = 5;
      for (let tick = firstTick; tick < pastTicks; tick++) {
        const line = served.length++;
        served.start[line] = start;
        served.row[line] = r;
        served.clinician[line] = ticks.clinicians[tick] ?? 0;
        served.room[line] = roomPlace;
        served.device[line] = devicePlace;
      }
    }
  }
  served.lacking = (["time", "clinician", "room", "device", "client"] as const)[passed] ?? null;
  return served;
}

function emptyColumns(most: number): ServedStarts {
  return {
    length: 0,
    start: new Float64Array(most),
    row: new Int32Array(most),
    clinician: new Int32Array(most),
    room: new Int32Array(most),
    device: new Int32Array(most),
    lacking: null,
  };
}

/** Grid cell k, counted through all rows, has the clinicians from place `firstOf[k]` up to `firstOf[k + 1]`, in order of id. */
type Ticks = { size: number; firstOf: Int32Array; clinicians: Int32Array };

function tickedStarts(calendars: Calendars, demand: Demand, rows: readonly GridRow[], slotMinutes: number): Ticks {
  const { from, to } = demand.occupancy.clinician;
  const firstCell = new Int32Array(rows.length);
  let size = 0;
  for (const [r, { first, last }] of rows.entries()) {
    firstCell[r] = size;
    size += (last - first) / slotMinutes + 1;
  }

  const firstStart = rows[0]?.first ?? 0;
  const lastStart = rows.at(-1)?.last ?? 0;
  const cells: number[] = [];
  const people: number[] = [];
  const wanted = new Set(demand.clinicianIds);
  for (const [person, { id, free }] of calendars.clinicians.entries()) {
    if (!wanted.has(id)) continue;
    let r = 0;
    for (let i = firstEndingAfter(free, firstStart); i < free.length; i += 2) {
      const earliest = (free[i] ?? 0) - from;
      const latest = (free[i + 1] ?? 0) - to;
      if (earliest > lastStart) break;
      if (latest < earliest) continue;
      while ((rows[r]?.last ?? Number.POSITIVE_INFINITY) < earliest) r++;
      for (let q = r; ; q++) {
        const row = rows[q];
        if (row === undefined || row.first > latest) break;
        const skipped = Math.max(0, Math.ceil((earliest - row.first) / slotMinutes));
        const most = Math.floor((Math.min(row.last, latest) - row.first) / slotMinutes);
        const base = firstCell[q] ?? 0;
        for (let k = skipped; k <= most; k++) {
          cells.push(base + k);
          people.push(person);
        }
      }
    }
  }

  const firstOf = new Int32Array(size + 1);
  for (const cell of cells) firstOf[cell + 1] = (firstOf[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < size; cell++) firstOf[cell + 1] = (firstOf[cell + 1] ?? 0) + (firstOf[cell] ?? 0);
  const next = firstOf.slice();
  const clinicians = new Int32Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? 0;
    const place = next[cell] ?? 0;
    clinicians[place] = people[i] ?? 0;
    next[cell] = place + 1;
  }
  return { size, firstOf, clinicians };
}

/**
 * A search for the first of these, by id, that is free for a span; −1 when none is. To be asked with ascending starts,
 * none before `from`: the cursor in each calendar only goes forward, so all questions together read every calendar once.
 */
function firstFreeOf(
  resources: readonly ResourceCalendar[],
  ids: readonly string[],
  from: Minute,
): (start: Minute, end: Minute) => number {
  const wanted = new Set(ids);
  const calendars = resources.flatMap(({ id, busy }, place) =>
    wanted.has(id) ? [{ place, busy, cursor: firstEndingAfter(busy, from) }] : [],
  );
  return (start, end) => {
    for (const calendar of calendars) {
      const { busy, place } = calendar;
      let { cursor } = calendar;
      while (cursor < busy.length && (busy[cursor + 1] ?? 0) <= start) cursor += 2;
      calendar.cursor = cursor;
      if (cursor >= busy.length || (busy[cursor] ?? 0) >= end) return place;
    }
    return -1;
  };
}

/** One line, with names. */
export function slotInLine(i: number, served: ServedStarts, calendars: Calendars): Slot {
  return {
    start: served.start[i] ?? Number.NaN,
    clinicianId: calendars.clinicians[served.clinician[i] ?? -1]?.id ?? "",
    roomId: calendars.rooms[served.room[i] ?? -1]?.id ?? "",
    deviceId: calendars.devices[served.device[i] ?? -1]?.id ?? null,
  };
}
