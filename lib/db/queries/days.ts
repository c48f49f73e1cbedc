// Who comes to a location on a day?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { changesFor, type Location, locationOf, type Named, weeklyHours } from "@/lib/db/queries/places";
import { Refusal } from "@/lib/errors";
import type { Occupancy } from "@/lib/rules/occupancy";
import { openSpans } from "@/lib/scheduling/open-spans";
import { addDays, fromDate, instantAt, type Minute, type PlainDate, type Span, toDate } from "@/lib/time";
import { type AppointmentStatus, occupancyOfRow } from "./plans";

export type DayAppointment = {
  id: string;
  start: Minute;
  occupancy: Occupancy;
  status: AppointmentStatus;
  clinicianId: string;
  roomId: string;
  deviceId: string | null;
  client: { id: string; givenName: string; familyName: string } | null;
  plan: { id: string; revision: number; area: string } | null;
  /** null for a consultation. */
  visit: { phase: "session" | "touch_up"; number: number; of: number } | null;
  overridden: boolean;
};

export type Day = {
  location: Location;
  locations: Named[];
  on: PlainDate;
  clinicians: (Named & { colour: number; open: Span[] })[];
  /** `closed`: when it can't be used. */
  rooms: (Named & { closed: Span[] })[];
  devices: (Named & { closed: Span[] })[];
  appointments: DayAppointment[];
  /** How many visits each day has, from 45 days before to 45 after. */
  load: Map<PlainDate, number>;
};

const STATUSES: readonly AppointmentStatus[] = [
  "held",
  "booked",
  "confirmed",
  "arrived",
  "in_treatment",
  "completed",
  "missed",
  "cancelled",
];

/** All locations of the clinic in its order: one query. */
export async function loadLocations(tx: Tx, clinicId: string): Promise<Location[]> {
  return (await tx.location.findMany({ where: { clinicId }, orderBy: { position: "asc" } })).map(locationOf);
}

export type CancelledVisit = {
  id: string;
  start: Minute;
  timeZone: string;
  client: { id: string; givenName: string; familyName: string } | null;
  planId: string | null;
  /** null for a consultation. */
  visit: { id: string; phase: "session" | "touch_up"; number: number } | null;
};

/** An appointment that was cancelled; null when it stands, or there is no such one. One query. */
export async function loadCancelledVisit(tx: Tx, clinicId: string, id: string): Promise<CancelledVisit | null> {
  const row = await tx.appointment.findFirst({
    where: { clinicId, id, status: "cancelled" },
    select: {
      id: true,
      startsAt: true,
      timeZone: true,
      planId: true,
      client: { select: { id: true, givenName: true, familyName: true } },
      visit: { select: { id: true, phase: true, number: true } },
    },
  });
  if (!row) return null;
  const { startsAt, visit, ...rest } = row;
  const phase = visit?.phase === "touch_up" ? "touch_up" : "session";
  return { ...rest, start: fromDate(startsAt), visit: visit && { id: visit.id, phase, number: visit.number } };
}

/**
 * One day at one location. At most thirteen queries, whatever the number of visits.
 *
 * @throws Refusal "not-found"
 */
export async function loadDay(tx: Tx, clinicId: string, locationId: string, on: PlainDate): Promise<Day> {
  const locations = await loadLocations(tx, clinicId);
  const location = locations.find(({ id }) => id === locationId);
  if (!location) throw new Refusal("not-found");
  const clinicians = await tx.clinician.findMany({ where: { clinicId, endedAt: null }, orderBy: { position: "asc" } });
  const rooms = await tx.room.findMany({ where: { clinicId, locationId }, orderBy: { position: "asc" } });
  const devices = await tx.device.findMany({ where: { clinicId, locationId }, orderBy: { position: "asc" } });
  const hours = await tx.workingHours.findMany({ where: { clinicId, locationId } });
  const exceptions = await tx.hoursException.findMany({
    where: { clinicId, toDate: { gte: toDbDate(on) }, fromDate: { lte: toDbDate(on) } },
  });
  const closures = await tx.resourceClosure.findMany({
    where: {
      clinicId,
      endsAt: { gt: toDate(instantAt(on, 0, location.timeZone)) },
      startsAt: { lt: toDate(instantAt(on, 1440, location.timeZone)) },
    },
    orderBy: { startsAt: "asc" },
  });
  const closedOf = (id: string): Span[] =>
    closures
      .filter(({ roomId, deviceId }) => (roomId ?? deviceId) === id)
      .map(({ startsAt, endsAt }) => ({ start: fromDate(startsAt), end: fromDate(endsAt) }));
  const rows = await tx.appointment.findMany({
    where: { clinicId, locationId, onDate: toDbDate(on), status: { not: "cancelled" }, clientId: { not: null } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    include: {
      client: { select: { id: true, givenName: true, familyName: true } },
      plan: {
        select: {
          id: true,
          revision: true,
          area: true,
          visits: { where: { phase: "session", skippedAt: null }, select: { id: true } },
        },
      },
      visit: { select: { phase: true, number: true } },
    },
  });
  const counts = await tx.appointment.groupBy({
    by: ["onDate"],
    where: {
      clinicId,
      locationId,
      counts: true,
      onDate: { gte: toDbDate(addDays(on, -45)), lte: toDbDate(addDays(on, 45)) },
    },
    _count: { _all: true },
  });
  return {
    location,
    locations: locations.map(({ id, name }) => ({ id, name })),
    on,
    clinicians: clinicians.map(({ id, name, colour }) => ({
      id,
      name,
      colour,
      open: openSpans(
        hours.filter((one) => one.clinicianId === id).map(weeklyHours),
        changesFor(exceptions, id, locationId),
        on,
        on,
        location.timeZone,
      ),
    })),
    rooms: rooms.map(({ id, name }) => ({ id, name, closed: closedOf(id) })),
    devices: devices.map(({ id, name }) => ({ id, name, closed: closedOf(id) })),
    appointments: rows.map((row) => ({
      id: row.id,
      start: fromDate(row.startsAt),
      occupancy: occupancyOfRow(row),
      status: STATUSES.find((status) => status === row.status) ?? "booked",
      clinicianId: row.clinicianId,
      roomId: row.roomId,
      deviceId: row.deviceId,
      client: row.client,
      plan: row.plan && { id: row.plan.id, revision: row.plan.revision, area: row.plan.area },
      visit:
        row.visit && row.plan
          ? {
              phase: row.visit.phase === "touch_up" ? "touch_up" : "session",
              number: row.visit.number,
              of: row.plan.visits.length,
            }
          : null,
      overridden: row.gapOverrideId !== null,
    })),
    load: new Map(counts.map(({ onDate, _count }) => [fromDbDate(onDate), _count._all])),
  };
}
