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

/**
 * Seven queries, whatever the number of days and clinicians.
 *
 * @throws Refusal "not-found" when the clinic has no such location
 */
export async function loadPlace(tx: Tx, question: PlaceQuestion): Promise<Place> {
  const { clinicId, locationId } = question;
  const row = await tx.location.findUnique({ where: { clinicId_id: { clinicId, id: locationId } } });
  if (!row) throw new Refusal("not-found");
  const location = locationOf(row);
  const { from, to } = question.days(location.timeZone);
  const clinicians = await tx.clinician.findMany({ where: { clinicId, endedAt: null }, orderBy: { position: "asc" } });
  const rooms = await tx.room.findMany({
    where: { clinicId, locationId, endedAt: null },
    orderBy: { position: "asc" },
  });
  const devices = await tx.device.findMany({
    where: { clinicId, locationId, endedAt: null },
    orderBy: { position: "asc" },
  });
  const hours = await tx.workingHours.findMany({ where: { clinicId, locationId } });
  const exceptions = await tx.hoursException.findMany({
    where: { clinicId, toDate: { gte: toDbDate(from) }, fromDate: { lte: toDbDate(to) } },
  });
  const taken = await tx.appointment.findMany({
    where: {
      clinicId,
      // A visit may begin on the day before and, elsewhere, in another zone.
      onDate: { gte: toDbDate(addDays(from, -2)), lte: toDbDate(addDays(to, 2)) },
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
  const clientBusy: Span[] = [];
  const take = (id: string | null, start: number, fromMinute: number | null, toMinute: number | null) => {
    if (id === null || fromMinute === null || toMinute === null) return;
    const spans = busy.get(id) ?? [];
    spans.push({ start: start + fromMinute, end: start + toMinute });
    busy.set(id, spans);
  };
  for (const one of taken) {
    const start = fromDate(one.startsAt);
    take(one.clinicianId, start, one.clinicianFrom, one.clinicianTo);
    take(one.roomId, start, one.roomFrom, one.roomTo);
    take(one.deviceId, start, one.deviceFrom, one.deviceTo);
    if (question.clientId !== null && one.clientId === question.clientId && one.counts) {
      clientBusy.push({ start: start + one.clientFrom, end: start + one.clientTo });
    }
  }
  const sorted = (spans: Span[]) => spans.sort((a, b) => a.start - b.start);
  const busyOf = (id: string) => sorted(busy.get(id) ?? []);

  const facility: Facility = {
    timeZone: location.timeZone,
    slotMinutes: location.slotMinutes,
    shortestVisitMinutes: question.shortestVisitMinutes,
    clinicians: clinicians.map(({ id }) => ({
      id,
      open: openSpans(
        hours.filter((one) => one.clinicianId === id).map(weeklyHours),
        changesFor(exceptions, id, locationId),
        from,
        to,
        location.timeZone,
      ),
      busy: busyOf(id),
    })),
    rooms: rooms.map(({ id }) => ({ id, busy: busyOf(id) })),
    devices: devices.map(({ id }) => ({ id, busy: busyOf(id) })),
  };
  return {
    location,
    facility,
    clinicians: clinicians.map(({ id, name, colour }) => ({ id, name, colour })),
    rooms: rooms.map(named),
    devices: devices.map(named),
    clientBusy: sorted(clientBusy),
  };
}

const named = ({ id, name }: Named): Named => ({ id, name });

function leftOut(leaveOut: PlaceQuestion["leaveOut"]) {
  if (leaveOut === null) return {};
  return "planId" in leaveOut
    ? { NOT: { planId: leaveOut.planId, visitId: { not: null } } }
    : { id: { not: leaveOut.appointmentId } };
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
