// What has become of an appointment of the demo clinic by now?
import { toDbDate } from "@/lib/db/dates";
import { partsRowOf } from "@/lib/db/queries/plans";
import type { Occupancy, Slot } from "@/lib/scheduling/types";
import { daysBetween, fromDate, type PlainDate, toDate } from "@/lib/time";
import type { SeedClient } from "./clients";
import type { AppointmentStatus } from "./rows";
import type { World } from "./world";

/** "as-time-goes": the client comes. A missed visit is still to come until a quarter of an hour after its start. */
export type Fate = "as-time-goes" | "missed" | "cancelled";

export type Booking = {
  client: Pick<SeedClient, "id" | "place">;
  slot: Slot;
  on: PlainDate;
  occupancy: Occupancy;
  createdAt: Date;
  /** Which visit of which plan it is; a consultation is none. */
  visit?: { planId: string; visitId: string; minGapDays: number; gapDays: number; gapOverrideId: string | null };
};

const CANCEL_REASONS = ["Ill", "Work came up", "Travelling that week"] as const;

/** Takes the place and writes the appointment down in the state that it has at `now`. */
export function addAppointment(world: World, booking: Booking, fate: Fate): void {
  const { rows, newId, clinicId, chance, staff, calendar } = world;
  const { client, slot, occupancy, createdAt } = booking;
  // Drawn whatever the hour, so that the rest of the clinic is the same all day.
  const answersBy = chance.between(1, 100);
  const comesEarly = chance.between(3, 20);
  const cancelReason = chance.oneOf(CANCEL_REASONS);
  const cancelledBy = chance.oneOf(staff.desk);

  const status = statusAt(world, booking, fate, answersBy, comesEarly);
  rows.appointments.push({
    on: booking.on,
    status,
    cancelled: status === "cancelled" ? { cancelledBy, cancelReason } : null,
    row: {
      clinicId,
      id: newId(createdAt),
      locationId: client.place.id,
      timeZone: client.place.timeZone,
      clientId: client.id,
      ...booking.visit,
      clinicianId: slot.clinicianId,
      roomId: slot.roomId,
      deviceId: slot.deviceId,
      startsAt: toDate(slot.start),
      onDate: toDbDate(booking.on),
      ...partsRowOf(occupancy),
      createdAt,
    },
  });
  // Also one that was missed or cancelled: its place stayed empty, and no row may lie across it before it has become that.
  calendar.take(slot, occupancy, client.id);
}

function statusAt(
  { now, today }: World,
  booking: Booking,
  fate: Fate,
  answersBy: number,
  comesEarly: number,
): AppointmentStatus {
  if (fate === "cancelled") return "cancelled";
  const { slot, occupancy } = booking;
  const minute = fromDate(now);
  const comesAt = slot.start - comesEarly;
  if (fate === "missed" && slot.start + 15 <= minute) return "missed";
  if (slot.start + occupancy.client.to <= minute) return "completed";
  if (slot.start + occupancy.clinician.from <= minute) return "in_treatment";
  if (comesAt <= minute && fate !== "missed") return "arrived";
  const days = daysBetween(today, booking.on);
  const confirmedPercent = days <= 3 ? 75 : days <= 14 ? 30 : 0;
  return answersBy <= confirmedPercent ? "confirmed" : "booked";
}
