// How is a visit of a plan written as an appointment that is booked?
import { v7 as uuid } from "uuid";
import type { Context } from "@/lib/db/context";
import { toDbDate } from "@/lib/db/dates";
import type { Location } from "@/lib/db/queries/places";
import { partsRowOf } from "@/lib/db/queries/plans";
import type { Occupancy } from "@/lib/rules/occupancy";
import type { Slot } from "@/lib/scheduling/types";
import { type PlainDate, toDate } from "@/lib/time";

export type VisitToBook = {
  planId: string;
  visitId: string;
  clientId: string;
  location: Location;
  occupancy: Occupancy;
  slot: Slot;
  on: PlainDate;
  /** The least gap to the visit before it, in days. */
  minGapDays: number;
  /** The gap that was signed for it instead; null when none was. */
  signed: { id: string; gapDays: number } | null;
};

/** A row of `Appointment`, with an id of its own. */
export function appointmentRowOf(ctx: Context, visit: VisitToBook) {
  const { planId, visitId, clientId, location, occupancy, slot, on, minGapDays, signed } = visit;
  return {
    clinicId: ctx.actor.clinicId,
    id: uuid(),
    locationId: location.id,
    timeZone: location.timeZone,
    clientId,
    planId,
    visitId,
    clinicianId: slot.clinicianId,
    roomId: slot.roomId,
    deviceId: slot.deviceId,
    startsAt: toDate(slot.start),
    onDate: toDbDate(on),
    ...partsRowOf(occupancy),
    status: "booked",
    minGapDays,
    gapDays: signed?.gapDays ?? minGapDays,
    gapOverrideId: signed?.id ?? null,
    createdAt: ctx.now,
  };
}
