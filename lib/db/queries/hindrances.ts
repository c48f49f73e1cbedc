// Which booked visits can't stand where they are: whose clinician is away, whose location is closed, whose client may not be treated?
import type { Tx } from "@/lib/db/clinic-pool";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import type { PlanRecord } from "@/lib/db/queries/plans";
import { loadScreenings, standingOf } from "@/lib/db/queries/screenings";
import { type Absence, type HinderedBooking, type Hindrance, hindranceOf } from "@/lib/rules/hindrance";
import { blockIn, deferredDays, deferredIn } from "@/lib/rules/screening";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { dateOf, fromDate, minuteOfDay, type PlainDate } from "@/lib/time";

/** `area`: what is treated; a screening may be about another one. */
export type HinderableBooking = HinderedBooking & { appointmentId: string; clientId: string; area: string };

/**
 * What stands in the way of bookings that are still to come, by the appointment's id: three queries, none without a
 * booking.
 */
export async function loadHindrances(
  tx: Tx,
  clinicId: string,
  bookings: readonly HinderableBooking[],
  today: PlainDate,
): Promise<Map<string, Hindrance>> {
  const days = bookings.map(({ on }) => on).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return new Map();
  const rows = await tx.hoursException.findMany({
    where: {
      clinicId,
      kind: { in: ["leave", "closure"] },
      toDate: { gte: toDbDate(first) },
      fromDate: { lte: toDbDate(last) },
    },
    orderBy: { fromDate: "asc" },
  });
  const absences = rows.flatMap(absencesOf);
  const unusable = await unusableFor(
    tx,
    clinicId,
    bookings.map(({ appointmentId }) => appointmentId),
  );
  const clientIds = new Set(bookings.map(({ clientId }) => clientId));
  const screenings = await loadScreenings(tx, clinicId, [...clientIds]);
  const standings = new Map([...screenings].map(([clientId, record]) => [clientId, standingOf(record, today)]));
  const found = bookings.flatMap((booking): [string, Hindrance][] => {
    const standing = standings.get(booking.clientId);
    const screening = {
      isBlocked: standing !== undefined && blockIn(standing, booking.area) !== null,
      deferred: standing ? deferredIn(deferredDays(standing, today), booking.area) : [],
    };
    const hindrance = hindranceOf(booking, absences, screening, unusable.get(booking.appointmentId));
    return hindrance ? [[booking.appointmentId, hindrance]] : [];
  });
  return new Map(found);
}

/** The appointments whose room or device can't be used while they need it, and until when. One query. */
async function unusableFor(tx: Tx, clinicId: string, ids: readonly string[]): Promise<Map<string, Hindrance>> {
  type Row = { id: string; isRoom: boolean; endsAt: Date; timeZone: string };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.id, c."roomId" IS NOT NULL AS "isRoom", c."endsAt", a."timeZone"
    FROM "Appointment" a
    JOIN "ResourceClosure" c ON c."clinicId" = a."clinicId" AND (
      (c."roomId" = a."roomId" AND c."startsAt" < a."startsAt" + make_interval(mins => a."roomTo")
        AND a."startsAt" + make_interval(mins => a."roomFrom") < c."endsAt")
      OR (c."deviceId" = a."deviceId" AND c."startsAt" < a."startsAt" + make_interval(mins => a."deviceTo")
        AND a."startsAt" + make_interval(mins => a."deviceFrom") < c."endsAt"))
    WHERE a."clinicId" = ${clinicId}::uuid AND a.id = ANY(${[...ids]}::uuid[])
    ORDER BY c."endsAt", "isRoom"`;
  return new Map(
    rows.map(({ id, isRoom, endsAt, timeZone }) => [
      id,
      { kind: isRoom ? "room-closed" : "device-broken", until: dateOf(fromDate(endsAt) - 1, timeZone) },
    ]),
  );
}

type ExceptionRow = {
  kind: string;
  clinicianId: string | null;
  locationId: string | null;
  fromDate: Date;
  toDate: Date;
  fromMinute: number | null;
  untilMinute: number | null;
};

/** A closure is about a location, leave about a clinician wherever they work. */
function absencesOf(row: ExceptionRow): Absence[] {
  const { kind, clinicianId, locationId, fromMinute, untilMinute } = row;
  const when = {
    from: fromDbDate(row.fromDate),
    to: fromDbDate(row.toDate),
    minutes: fromMinute === null && untilMinute === null ? null : { from: fromMinute ?? 0, until: untilMinute ?? 1440 },
  };
  if (kind === "closure") return locationId === null ? [] : [{ of: { locationId }, ...when }];
  return clinicianId === null ? [] : [{ of: { clinicianId }, ...when }];
}

/**
 * What stands in the way of one appointment that is still to come; null when nothing does. Of a consultation only that nobody
 * is there: nothing is treated. At most five queries.
 *
 * @param todayAt the day that it is now in a time zone
 */
export async function loadHindranceOf(
  tx: Tx,
  clinicId: string,
  appointmentId: string,
  todayAt: (timeZone: string) => PlainDate,
): Promise<Hindrance | null> {
  const row = await tx.appointment.findUnique({
    where: { clinicId_id: { clinicId, id: appointmentId } },
    include: { plan: { select: { area: true } } },
  });
  if (!row?.clientId || !isStillToCome(row.status)) return null;
  const from = minuteOfDay(fromDate(row.startsAt) + row.clinicianFrom, row.timeZone);
  const booking = {
    appointmentId,
    clientId: row.clientId,
    area: row.plan?.area ?? "",
    on: fromDbDate(row.onDate),
    minutes: { from, until: from + row.clinicianTo - row.clinicianFrom },
    clinicianId: row.clinicianId,
    locationId: row.locationId,
  };
  const found = (await loadHindrances(tx, clinicId, [booking], todayAt(row.timeZone))).get(appointmentId) ?? null;
  const isOfScreening = found?.kind === "blocked" || found?.kind === "deferred";
  return isOfScreening && row.plan === null ? null : found;
}

/** The plans with what stands in the way of their bookings. `zoneOf`: a location's time zone. */
export async function withHindrances(
  tx: Tx,
  clinicId: string,
  plans: readonly PlanRecord[],
  zoneOf: (locationId: string) => string,
  today: PlainDate,
): Promise<PlanRecord[]> {
  const found = await loadHindrances(
    tx,
    clinicId,
    plans.flatMap((plan) => (plan.status === "active" ? bookingsOf(plan, zoneOf(plan.locationId)) : [])),
    today,
  );
  return plans.map((plan) => ({
    ...plan,
    visits: plan.visits.map((visit) => ({
      ...visit,
      appointment: visit.appointment && {
        ...visit.appointment,
        hindrance: found.get(visit.appointment.id) ?? null,
      },
    })),
  }));
}

function bookingsOf({ client, locationId, area, visits }: PlanRecord, timeZone: string): HinderableBooking[] {
  return visits.flatMap(({ appointment }) => {
    if (!appointment || !isStillToCome(appointment.status)) return [];
    const { id, on, slot, occupancy } = appointment;
    const from = minuteOfDay(slot.start + occupancy.clinician.from, timeZone);
    return [
      {
        appointmentId: id,
        clientId: client.id,
        area,
        on,
        minutes: { from, until: from + occupancy.clinician.to - occupancy.clinician.from },
        clinicianId: slot.clinicianId,
        locationId,
      },
    ];
  });
}
