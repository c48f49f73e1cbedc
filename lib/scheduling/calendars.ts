// Who and what is there at a facility, and when is each of them free?

import { type Boundaries, unionOf, withoutBusy } from "./boundaries";
import type { Facility } from "./types";

export type ClinicianCalendar = { id: string; busy: Boundaries; free: Boundaries };
export type ResourceCalendar = { id: string; busy: Boundaries };

/** A facility read once: every calendar as boundaries, each list sorted by id, by code unit. */
export type Calendars = {
  clinicians: readonly ClinicianCalendar[];
  rooms: readonly ResourceCalendar[];
  devices: readonly ResourceCalendar[];
};

/** Reads all spans of a facility in one pass. O(spans). */
export function readCalendars(facility: Facility): Calendars {
  const resource = ({ id, busy }: { id: string; busy: Facility["rooms"][number]["busy"] }) => ({
    id,
    busy: unionOf(busy),
  });
  return {
    clinicians: facility.clinicians.toSorted(byId).map(({ id, open, busy }) => {
      const taken = unionOf(busy);
      return { id, busy: taken, free: withoutBusy(unionOf(open), taken) };
    }),
    rooms: facility.rooms.toSorted(byId).map(resource),
    devices: facility.devices.toSorted(byId).map(resource),
  };
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
