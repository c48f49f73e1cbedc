// Who works where and when, and what is taken: everything the engine needs to know of one location.
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { Refusal } from "@/lib/errors";
import { type HoursChange, openSpans, type WeeklyHours } from "@/lib/scheduling/open-spans";
import type { Facility } from "@/lib/scheduling/slots";
import { addDays, fromDate, type PlainDate, type Span } from "@/lib/time";

export type Named = { id: string; name: string };
export type Location = Named & {
  timeZone: string;
  address: string;
  phone: string;
  slotMinutes: Facility["slotMinutes"];
};

/** One location as the engine sees it, and the names that its ids have for people. */
export type Place = {
  location: Location;
  facility: Facility;
  clinicians: (Named & { colour: number })[];
  rooms: Named[];
  devices: Named[];
  /** The client's other visits, sorted by start. */
  clientBusy: Span[];
};

export type PlaceQuestion = {
  clinicId: string;
  locationId: string;
  /** Local days there, both inclusive: what lies outside is neither open nor busy. */
  days: (timeZone: string) => { from: PlainDate; to: PlainDate };
  /** Whose visits stand in nobody's way: they are what is being placed. */
  leaveOut: { planId: string } | { appointmentId: string } | null;
  clientId: string | null;
  /** A hold that ended before it takes no place. */
  now: Date;
  /** The shortest clinician time on offer. */
  shortestVisitMinutes: number;
};

const SLOTS = [5, 10, 15, 20, 30, 60] as const;

export function locationOf(
  row: Named & { timeZone: string; address: string; phone: string; slotMinutes: number },
): Location {
  const { id, name, timeZone, address, phone } = row;
  return { id, name, timeZone, address, phone, slotMinutes: SLOTS.find((slot) => slot === row.slotMinutes) ?? 15 };
}

/** What is asked of several locations at once; the days are each one's own. */
export type PlacesQuestion = Omit<PlaceQuestion, "locationId" | "leaveOut" | "clientId"> & {
  locationIds: readonly string[];
  leaveOut: { planId: string } | { appointmentIds: readonly string[] } | null;
  clientIds: readonly string[];
};

export type Places = {
  places: Omit<Place, "clientBusy">[];
  /** The other visits of each client that was asked about, wherever they are, sorted by start. */
  clientBusyOf: (clientId: string) => Span[];
};

/**
 * Eight queries, whatever the number of days and clinicians.
 *
 * @throws Refusal "not-found" when the clinic has no such location
 */
export async function loadPlace(tx: Tx, question: PlaceQuestion): Promise<Place> {
  const { locationId, clientId, leaveOut, ...rest } = question;
  const { places, clientBusyOf } = await loadPlaces(tx, {
    ...rest,
    locationIds: [locationId],
    clientIds: clientId === null ? [] : [clientId],
    leaveOut:
      leaveOut !== null && "appointmentId" in leaveOut ? { appointmentIds: [leaveOut.appointmentId] } : leaveOut,
  });
  const [place] = places;
  if (!place) throw new Refusal("not-found");
  return { ...place, clientBusy: clientId === null ? [] : clientBusyOf(clientId) };
}

/** Several locations, in the clinic's order: eight queries, whatever their number. Those that the clinic doesn't have are left out. */
export async function loadPlaces(tx: Tx, question: PlacesQuestion): Promise<Places> {
  const { clinicId, clientIds } = question;
  const inThem = { clinicId, locationId: { in: [...question.locationIds] } };
  const rows = await tx.location.findMany({
    where: { clinicId, id: { in: [...question.locationIds] } },
    orderBy: { position: "asc" },
  });
  const locations = rows.map(locationOf).map((location) => ({ location, ...question.days(location.timeZone) }));
  const from = locations.map((one) => one.from).sort()[0];
  const to = locations
    .map((one) => one.to)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) return { places: [], clientBusyOf: () => [] };
  const clinicians = await tx.clinician.findMany({ where: { clinicId, endedAt: null }, orderBy: { position: "asc" } });
  const rooms = await tx.room.findMany({ where: { ...inThem, endedAt: null }, orderBy: { position: "asc" } });
  const devices = await tx.device.findMany({ where: { ...inThem, endedAt: null }, orderBy: { position: "asc" } });
  const hours = await tx.workingHours.findMany({ where: inThem });
  const exceptions = await tx.hoursException.findMany({
    where: { clinicId, toDate: { gte: toDbDate(from) }, fromDate: { lte: toDbDate(to) } },
  });
  // A visit may begin on the day before and, elsewhere, in another zone.
  const [since, until] = [toDbDate(addDays(from, -2)), toDbDate(addDays(to, 2))];
  const closures = await tx.resourceClosure.findMany({
    where: { clinicId, endsAt: { gt: since }, startsAt: { lt: until } },
    select: { roomId: true, deviceId: true, startsAt: true, endsAt: true },
  });
  const taken = await tx.appointment.findMany({
    where: {
      clinicId,
      onDate: { gte: since, lte: until },
      takesPlace: true,
      OR: [{ holdExpiresAt: null }, { holdExpiresAt: { gt: question.now } }],
      ...leftOut(question.leaveOut),
    },
    orderBy: { startsAt: "asc" },
    select: {
      clientId: true,
      counts: true,
      clinicianId: true,
      roomId: true,
      deviceId: true,
      startsAt: true,
      clientFrom: true,
      clientTo: true,
      clinicianFrom: true,
      clinicianTo: true,
      roomFrom: true,
      roomTo: true,
      deviceFrom: true,
      deviceTo: true,
    },
  });

  const busy = new Map<string, Span[]>();
  const take = (id: string | null, start: number, fromMinute: number | null, toMinute: number | null) => {
    if (id === null || fromMinute === null || toMinute === null) return;
    const spans = busy.get(id) ?? [];
    spans.push({ start: start + fromMinute, end: start + toMinute });
    busy.set(id, spans);
  };
  for (const { roomId, deviceId, startsAt, endsAt } of closures) {
    const start = fromDate(startsAt);
    take(roomId ?? deviceId, start, 0, fromDate(endsAt) - start);
  }
  for (const one of taken) {
    const start = fromDate(one.startsAt);
    take(one.clinicianId, start, one.clinicianFrom, one.clinicianTo);
    take(one.roomId, start, one.roomFrom, one.roomTo);
    take(one.deviceId, start, one.deviceFrom, one.deviceTo);
    if (one.clientId !== null && one.counts && clientIds.includes(one.clientId)) {
      take(one.clientId, start, one.clientFrom, one.clientTo);
    }
  }
  const busyOf = (id: string) => (busy.get(id) ?? []).sort((a, b) => a.start - b.start);
  const resourcesIn = <R extends Named & { locationId: string }>(all: readonly R[], locationId: string) =>
    all.filter((one) => one.locationId === locationId);

  const places = locations.map(({ location, ...days }) => {
    const roomsHere = resourcesIn(rooms, location.id);
    const devicesHere = resourcesIn(devices, location.id);
    const facility: Facility = {
      timeZone: location.timeZone,
      slotMinutes: location.slotMinutes,
      shortestVisitMinutes: question.shortestVisitMinutes,
      clinicians: clinicians.map(({ id }) => ({
        id,
        open: openSpans(
          hours.filter((one) => one.clinicianId === id && one.locationId === location.id).map(weeklyHours),
          changesFor(exceptions, id, location.id),
          days.from,
          days.to,
          location.timeZone,
        ),
        busy: busyOf(id),
      })),
      rooms: roomsHere.map(({ id }) => ({ id, busy: busyOf(id) })),
      devices: devicesHere.map(({ id }) => ({ id, busy: busyOf(id) })),
    };
    return {
      location,
      facility,
      clinicians: clinicians.map(({ id, name, colour }) => ({ id, name, colour })),
      rooms: roomsHere.map(named),
      devices: devicesHere.map(named),
    };
  });
  return { places, clientBusyOf: busyOf };
}

const named = ({ id, name }: Named): Named => ({ id, name });

function leftOut(leaveOut: PlacesQuestion["leaveOut"]) {
  if (leaveOut === null) return {};
  return "planId" in leaveOut
    ? { NOT: { planId: leaveOut.planId, visitId: { not: null } } }
    : { id: { notIn: [...leaveOut.appointmentIds] } };
}

type HoursRow = { weekday: number; fromMinute: number; untilMinute: number; validFrom: Date; validUntil: Date | null };

export function weeklyHours(row: HoursRow): WeeklyHours {
  const { weekday, fromMinute, untilMinute } = row;
  return {
    weekday,
    fromMinute,
    untilMinute,
    validFrom: fromDbDate(row.validFrom),
    validUntil: row.validUntil && fromDbDate(row.validUntil),
  };
}

type ExceptionRow = {
  kind: string;
  fromDate: Date;
  toDate: Date;
  fromMinute: number | null;
  untilMinute: number | null;
};

/** The changes that hold for one clinician at one location: its closures, their leave anywhere, their extra hours there. */
export function changesFor(
  rows: readonly (ExceptionRow & { clinicianId: string | null; locationId: string | null })[],
  clinicianId: string,
  locationId: string,
): HoursChange[] {
  return rows
    .filter((one) => (one.kind === "closure" ? one.locationId === locationId : one.clinicianId === clinicianId))
    .filter((one) => one.kind !== "extra" || one.locationId === locationId)
    .map(hoursChange);
}

export function hoursChange(row: ExceptionRow): HoursChange {
  const kind = row.kind === "extra" || row.kind === "closure" ? row.kind : "leave";
  return {
    kind,
    fromDate: fromDbDate(row.fromDate),
    toDate: fromDbDate(row.toDate),
    fromMinute: row.fromMinute,
    untilMinute: row.untilMinute,
  };
}
