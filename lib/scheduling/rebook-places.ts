// Which places may each displaced visit take, each by itself, and what would it cost there?

import { isInGap } from "@/lib/rules/gap";
import { dateOf, daysBetween, type Minute, minuteOfDay, type PlainDate, type Span } from "@/lib/time";
import { isClear, unionOf } from "./boundaries";
import { type ResourceCalendar, readCalendars } from "./calendars";
import { gridRows } from "./day-grid";
import { servedStarts } from "./served-starts";
import type { Demand, Facility, Occupancy, Offset, Slot } from "./types";

/** A visit that lost its place. The busy spans leave out all displaced visits. */
export type Displaced = {
  id: string;
  clientId: string;
  demand: Demand;
  /** The place that it had. */
  was: Slot;
  /** Local days, both included: they hold the gaps to those visits of its plan that stay. */
  earliestOn: PlainDate;
  latestOn: PlainDate;
  clientBusy: Span[];
  /** The gap in local calendar days since another displaced visit of its plan. */
  after?: { id: string; earliestDays: number; latestDays: number };
};

/** Somebody or something that can serve the visit at that start. Resources are places in `Board.names`. */
export type Option = { resource: number; cost: number };

/** A start at which the visit fits, with all who and what is free then: one option of every seat is to be taken. */
export type Place = {
  visit: number;
  start: Minute;
  /** Local days since the day of the first displaced visit. */
  day: number;
  /** Clinicians, rooms and, where the visit needs one, devices; none is empty. */
  seats: readonly (readonly Option[])[];
  /** The cheapest that it can be. */
  least: number;
};

/** One displaced visit. */
export type Lost = {
  id: string;
  client: { resource: number; part: Offset };
  /** When a seat's resource is taken, in minutes after the start; one for each seat of its places. */
  parts: readonly Offset[];
  after: { visit: number; earliestDays: number; latestDays: number } | null;
  /** The cheapest first. */
  places: Place[];
};

export type Board = { visits: Lost[]; names: string[] };

const REBOOK_COST = { dayAway: 100, minuteAway: 1, otherClinician: 200 } as const;

/**
 * Everything that is known before any visit competes with another. Gives way to other work after each visit.
 * O(visits × (spans + starts in the window × who and what is listed)).
 */
export async function boardOf(
  facility: Facility,
  displaced: readonly Displaced[],
  notBefore: Minute,
  giveWay: () => Promise<void>,
): Promise<Board> {
  const calendars = readCalendars(facility);
  const clients = [...new Set(displaced.map(({ clientId }) => clientId))];
  const firstRoom = calendars.clinicians.length;
  const firstDevice = firstRoom + calendars.rooms.length;
  const firstClient = firstDevice + calendars.devices.length;
  const freeRooms = freeAmong(calendars.rooms, firstRoom);
  const freeDevices = freeAmong(calendars.devices, firstDevice);
  const dayZero = displaced[0] ? dateOf(displaced[0].was.start, facility.timeZone) : "1970-01-01";

  const placesOf = (one: Displaced, visit: number): Place[] => {
    const { occupancy, roomIds, deviceIds } = one.demand;
    const { room, device } = occupancy;
    const rows = gridRows(facility, occupancy.client, { from: one.earliestOn, to: one.latestOn, notBefore });
    const served = servedStarts(calendars, one.demand, unionOf(one.clientBusy), rows, facility.slotMinutes);
    const earliestDay = daysBetween(dayZero, one.earliestOn);
    const dayWas = daysBetween(dayZero, dateOf(one.was.start, facility.timeZone));
    const minuteWas = minuteOfDay(one.was.start, facility.timeZone);
    const roomsAt = freeRooms(roomIds);
    const devicesAt = freeDevices(deviceIds);

    const places: Place[] = [];
    for (let i = 0; i < served.length; ) {
      const start = served.start[i] ?? 0;
      const row = rows[served.row[i] ?? -1];
      const day = earliestDay + (row?.day ?? 0);
      const away =
        REBOOK_COST.dayAway * Math.abs(day - dayWas) +
        REBOOK_COST.minuteAway * Math.abs(minuteOfDay(start, facility.timeZone) - minuteWas);
      const clinicians: Option[] = [];
      for (; i < served.length && served.start[i] === start; i++) {
        const resource = served.clinician[i] ?? -1;
        const isSame = calendars.clinicians[resource]?.id === one.was.clinicianId;
        clinicians.push({ resource, cost: away + (isSame ? 0 : REBOOK_COST.otherClinician) });
      }
      const seats = [clinicians, roomsAt(start, room), ...(device ? [devicesAt(start, device)] : [])];
      places.push({ visit, start, day, seats, least: Math.min(...clinicians.map(({ cost }) => cost)) });
    }
    return places.sort((a, b) => a.least - b.least);
  };

  const indexOf = new Map(displaced.map(({ id }, i) => [id, i]));
  const visits: Lost[] = [];
  for (const [i, one] of displaced.entries()) {
    const { after, demand } = one;
    const anchor = after ? indexOf.get(after.id) : undefined;
    visits.push({
      id: one.id,
      client: { resource: firstClient + clients.indexOf(one.clientId), part: demand.occupancy.client },
      parts: partsOf(demand.occupancy),
      after: after && anchor !== undefined ? { ...after, visit: anchor } : null,
      // Without the visit that it follows, it has nothing to follow.
      places: after && anchor === undefined ? [] : placesOf(one, i),
    });
    await giveWay();
  }
  dropUnreachable(visits);
  const { clinicians, rooms, devices } = calendars;
  return { visits, names: [...[...clinicians, ...rooms, ...devices].map(({ id }) => id), ...clients] };
}

function partsOf({ clinician, room, device }: Occupancy): Offset[] {
  return [clinician, room, ...(device ? [device] : [])];
}

/** A search for all of these that are free for a part of a visit; answers are remembered, visits ask alike. */
function freeAmong(resources: readonly ResourceCalendar[], first: number) {
  const known = new Map<string, Option[]>();
  return (ids: readonly string[]) => {
    const wanted = new Set(ids);
    const asked = resources.flatMap(({ id, busy }, i) => (wanted.has(id) ? [{ resource: first + i, busy }] : []));
    const who = asked.map(({ resource }) => resource).join();
    return (start: Minute, { from, to }: Offset): Option[] => {
      const key = `${start + from} ${start + to} ${who}`;
      const before = known.get(key);
      if (before) return before;
      const free = asked
        .filter(({ busy }) => isClear(busy, start + from, start + to))
        .map(({ resource }) => ({ resource, cost: 0 }));
      known.set(key, free);
      return free;
    };
  };
}

/** Takes away the places from which no place of the visit before lies in the gap, until each has one. */
function dropUnreachable(visits: readonly Lost[]): void {
  for (let dropped = true; dropped; ) {
    dropped = false;
    for (const lost of visits) {
      const { after, places } = lost;
      if (!after) continue;
      const days = new Set(visits[after.visit]?.places.map(({ day }) => day));
      const holds = (day: number) => [...days].some((before) => isInGap(day - before, after));
      const reachable = new Map([...new Set(places.map(({ day }) => day))].map((day) => [day, holds(day)]));
      lost.places = places.filter(({ day }) => reachable.get(day));
      if (lost.places.length < places.length) dropped = true;
    }
  }
}
