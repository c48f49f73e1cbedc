// When is everybody and everything of the demo clinic free, while it fills?
import { hoursChange, weeklyHours } from "@/lib/db/queries/places";
import { openSpans } from "@/lib/scheduling/open-spans";
import type { Facility, Occupancy, Slot } from "@/lib/scheduling/slots";
import { addDays, dateOf, instantAt, type PlainDate, type Span } from "@/lib/time";
import type { Place } from "./place";
import type { SeedRows } from "./rows";

export type Calendar = {
  /** The place as the engine sees it from one local day to another, both inclusive. */
  facility(place: Place, from: PlainDate, to: PlainDate): Facility;
  clientBusy(clientId: string): Span[];
  /** Books a place: it is taken from now on. */
  take(slot: Slot, occupancy: Occupancy, clientId: string): void;
  /**
   * The share, in percent, of the clinicians' open time at the place on that day that is covered by visits, numbing and
   * cleaning included; null when the place is shut.
   */
  load(place: Place, on: PlainDate): number | null;
  /** The days on which the place is so full that the rest is kept for who rings up. */
  fullDays(place: Place): PlainDate[];
};

/** Above such a load no more courses are placed on a day. */
const FULL_PERCENT = 72;

/** The shortest clinician time that the clinic offers: a consultation, and the needling of every protocol. */
const SHORTEST_VISIT_MINUTES = 30;

/** An empty calendar over these days, by the hours and exceptions among the rows. */
export function emptyCalendar(rows: SeedRows, places: readonly Place[], from: PlainDate, to: PlainDate): Calendar {
  const clinicianIds = rows.clinicians.flatMap(({ id }) => id ?? []);
  const busy = new Map<string, Span[]>();
  const open = new Map(
    places.map((place) => [place.id, clinicianIds.map((id) => ({ id, open: openOf(rows, place, id, from, to) }))]),
  );
  const bounds = (place: Place, first: PlainDate, last: PlainDate): Span => ({
    start: instantAt(first, 0, place.timeZone),
    end: instantAt(last, 1440, place.timeZone),
  });
  const busyIn = (id: string, within: Span) =>
    overlapping(busy.get(id) ?? [], within).sort((a, b) => a.start - b.start);
  const occupy = (id: string, start: number, part: { from: number; to: number }) => {
    const spans = busy.get(id) ?? [];
    spans.push({ start: start + part.from, end: start + part.to });
    busy.set(id, spans);
  };
  const full = new Map(places.map((place) => [place.id, new Set<PlainDate>()]));
  const minutes = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);

  const load = (place: Place, on: PlainDate): number | null => {
    const day = bounds(place, on, on);
    const openMinutes = (open.get(place.id) ?? []).reduce((sum, one) => sum + minutes(overlapping(one.open, day)), 0);
    if (openMinutes === 0) return null;
    const taken = place.roomIds.reduce((sum, id) => sum + minutes(busyIn(id, day)), 0);
    return (taken / openMinutes) * 100;
  };

  return {
    load,
    fullDays: (place) => [...(full.get(place.id) ?? [])],
    facility(place, first, last) {
      const within = bounds(place, first, last);
      const around = bounds(place, addDays(first, -1), addDays(last, 1));
      const busyOf = (id: string) => ({ id, busy: busyIn(id, around) });
      return {
        timeZone: place.timeZone,
        slotMinutes: 15,
        shortestVisitMinutes: SHORTEST_VISIT_MINUTES,
        clinicians: (open.get(place.id) ?? []).map((one) => ({
          ...busyOf(one.id),
          open: overlapping(one.open, within),
        })),
        rooms: place.roomIds.map(busyOf),
        devices: place.deviceIds.map(busyOf),
      };
    },
    clientBusy: (clientId) => (busy.get(clientId) ?? []).toSorted((a, b) => a.start - b.start),
    take(slot, occupancy, clientId) {
      occupy(slot.clinicianId, slot.start, occupancy.clinician);
      occupy(slot.roomId, slot.start, occupancy.room);
      occupy(clientId, slot.start, occupancy.client);
      if (slot.deviceId !== null && occupancy.device) occupy(slot.deviceId, slot.start, occupancy.device);
      for (const place of places.filter(({ roomIds }) => roomIds.includes(slot.roomId))) {
        const on = dateOf(slot.start, place.timeZone);
        if ((load(place, on) ?? 0) >= FULL_PERCENT) full.get(place.id)?.add(on);
      }
    },
  };
}

function openOf(rows: SeedRows, place: Place, clinicianId: string, from: PlainDate, to: PlainDate): Span[] {
  const hours = rows.hours.filter((one) => one.clinicianId === clinicianId && one.locationId === place.id);
  const changes = rows.exceptions.filter((one) => one.clinicianId === clinicianId || one.locationId === place.id);
  return openSpans(
    hours.map((one) => weeklyHours({ ...one, validFrom: asDate(one.validFrom), validUntil: null })),
    changes.map((one) =>
      hoursChange({
        kind: one.kind,
        fromDate: asDate(one.fromDate),
        toDate: asDate(one.toDate),
        fromMinute: one.fromMinute ?? null,
        untilMinute: one.untilMinute ?? null,
      }),
    ),
    from,
    to,
    place.timeZone,
  );
}

const asDate = (value: Date | string): Date => (typeof value === "string" ? new Date(value) : value);

const overlapping = (spans: readonly Span[], { start, end }: Span): Span[] =>
  spans.filter((span) => span.start < end && start < span.end);
