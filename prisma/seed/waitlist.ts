// Who of the demo clinic's clients waits for an earlier time, and what is one of them offered?
import { toDbDate } from "@/lib/db/dates";
import { partsRowOf } from "@/lib/db/queries/plans";
import type { Occupancy } from "@/lib/rules/occupancy";
import type { Wishes } from "@/lib/rules/waitlist";
import { addDays, dateOf, daysBetween, type PlainDate, toDate } from "@/lib/time";
import type { SeedClient } from "./clients";
import { freePlaces } from "./place-course";
import type { SeedAppointment } from "./rows";
import { momentOn, type World } from "./world";

const MINUTE = 60_000;
const OFFERED_AGO = 20 * MINUTE;
const HELD_FOR = 120 * MINUTE;
/** An offer is worth it from so many days on. */
const LEAST_GAIN_DAYS = 3;
/** The first day of which a place is offered, from today. */
const FIRST_DAY = 3;

type Candidate = {
  client: SeedClient;
  planId: string;
  visitId: string;
  occupancy: Occupancy;
  /** On these days an earlier place would keep both gaps. */
  from: PlainDate;
  to: PlainDate;
};

/** So narrow that hardly any place of a day suits: the demo stays as it was seeded for who tries it. */
const WISHES: readonly Wishes[] = [
  { weekdays: [1], until: 660 },
  { weekdays: [3, 5], from: 960 },
  { weekdays: [2], until: 600 },
];

/** Three clients who wait, and one who is offered a place of the next days. The client that sign-in offers is none of them. */
export function addWaitlist(world: World, clients: readonly SeedClient[]): void {
  const { rows, newId, clinicId, staff, today, now } = world;
  const waiting = clients.flatMap((client) => candidateOf(world, client) ?? []);
  const [createdBy] = staff.desk;
  if (createdBy === undefined) return;
  const entry = ({ client, planId, visitId }: Candidate, wishes: Wishes, daysAgo: number): string => {
    const createdAt = momentOn(addDays(today, -daysAgo), 620 + daysAgo);
    const id = newId(createdAt);
    rows.waitlistEntries.push({
      ...{ clinicId, id, clientId: client.id, planId, visitId, createdAt, createdBy },
      wishes,
    });
    return id;
  };
  const offered = waiting.find(
    ({ client, occupancy, from, to }) => freePlaces(world, client, occupancy, { from, to })[0],
  );
  for (const [index, one] of waiting
    .filter((other) => other !== offered)
    .slice(0, WISHES.length)
    .entries()) {
    entry(one, WISHES[index] ?? {}, index + 2);
  }
  if (!offered) return;
  const { client, occupancy, from, to } = offered;
  const [slot] = freePlaces(world, client, occupancy, { from, to });
  if (!slot) return;
  const entryId = entry(offered, {}, 6);
  const offeredAt = new Date(now.getTime() - OFFERED_AGO);
  const expiresAt = new Date(offeredAt.getTime() + HELD_FOR);
  const holdId = newId(offeredAt);
  const { id: locationId, timeZone } = client.place;
  rows.holds.push({
    ...{ clinicId, id: holdId, locationId, timeZone },
    clinicianId: slot.clinicianId,
    roomId: slot.roomId,
    deviceId: slot.deviceId,
    startsAt: toDate(slot.start),
    onDate: toDbDate(dateOf(slot.start, timeZone)),
    ...partsRowOf(occupancy),
    status: "held",
    holdExpiresAt: expiresAt,
    createdAt: offeredAt,
  });
  rows.waitlistOffers.push({ ...{ clinicId, id: newId(offeredAt), entryId, holdId }, offeredAt, expiresAt });
}

/** The next booked session of a client whose plan runs, where an earlier day would keep the gaps around it. */
function candidateOf(world: World, client: SeedClient): Candidate | null {
  const { rows, today } = world;
  const plan = rows.plans.find((one) => one.clientId === client.id && one.status === "active");
  if (plan?.id === undefined) return null;
  const visits = rows.visits
    .filter(({ planId, skippedAt }) => planId === plan.id && !skippedAt)
    .sort((a, b) => a.position - b.position)
    .map((visit) => ({ visit, appointment: bookingOf(rows.appointments, visit.id ?? "") }));
  const at = visits.findIndex(({ appointment }) => appointment?.status === "booked");
  const [before, itself, after] = [visits[at - 1], visits[at], visits[at + 1]];
  if (!itself?.appointment || before?.appointment?.status !== "completed") return null;
  const { row, on } = itself.appointment;
  const earliestOn = addDays(before.appointment.on, itself.visit.earliestDays);
  const soonOn = addDays(today, FIRST_DAY);
  const from = earliestOn > soonOn ? earliestOn : soonOn;
  const slack = after?.appointment
    ? after.visit.latestDays - daysBetween(on, after.appointment.on)
    : daysBetween(from, on);
  const last = addDays(on, -LEAST_GAIN_DAYS);
  const first = addDays(on, -slack) > from ? addDays(on, -slack) : from;
  if (slack < LEAST_GAIN_DAYS || first > last) return null;
  return {
    ...{ client, planId: plan.id, visitId: itself.visit.id ?? "", from: first, to: last },
    occupancy: {
      client: { from: row.clientFrom, to: row.clientTo },
      clinician: { from: row.clinicianFrom, to: row.clinicianTo },
      room: { from: row.roomFrom, to: row.roomTo },
      device: row.deviceFrom == null || row.deviceTo == null ? null : { from: row.deviceFrom, to: row.deviceTo },
    },
  };
}

function bookingOf(appointments: readonly SeedAppointment[], visitId: string): SeedAppointment | undefined {
  return appointments.find(
    ({ row, status }) => row.visitId === visitId && status !== "cancelled" && status !== "missed",
  );
}
