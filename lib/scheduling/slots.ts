// Where does one visit fit?
//
// Method: the local days are turned into rows of starts on the grid (day-grid), each start is matched with who and what
// is free (served-starts), and what comes out is given names. Linear in days × clinicians, plus one pass over the spans.

import { unionOf } from "./boundaries";
import { readCalendars } from "./calendars";
import { gridRows } from "./day-grid";
import { servedStarts, slotInLine } from "./served-starts";
import type { Facility, Slot, SlotQuery } from "./types";

export type { Demand, Facility, Occupancy, Offset, Slot, SlotQuery } from "./types";

/**
 * Every start on the grid, on every local day from `from` to `to` inclusive, for every clinician who can take the visit:
 * one slot for each (start, clinician), with the first room and the first device by id that are free.
 *
 * @returns sorted by start, then clinician id (by code unit); empty when nothing fits or `from` is after `to`
 * @throws RangeError for an unknown time zone or a malformed day
 * @example findSlots(facility, { demand, clientBusy: [], from: "2027-03-01", to: "2027-03-07", notBefore: now })
 */
export function findSlots(facility: Facility, query: SlotQuery): Slot[] {
  const calendars = readCalendars(facility);
  const rows = gridRows(facility, query.demand.occupancy.client, query);
  const served = servedStarts(calendars, query.demand, unionOf(query.clientBusy), rows, facility.slotMinutes);
  return Array.from({ length: served.length }, (_, line) => slotInLine(line, served, calendars));
}
