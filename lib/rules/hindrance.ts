// Why can a booked visit not stand where it is, though nobody has moved it?
import type { PlainDate } from "@/lib/time";

/** `until` is the last day of it; a block of the screening holds until a clinician decides or the client answers anew. */
export type Hindrance =
  | { kind: "clinician-away" | "closed" | "room-closed" | "device-broken" | "deferred"; until: PlainDate }
  | { kind: "blocked" };

/** What the client's screening says for the area that is treated. */
type Screening = { isBlocked: boolean; deferred: readonly { from: PlainDate; to: PlainDate }[] };

/** When nobody treats: one clinician's leave, wherever they work, or one location's closure. Local days, both inclusive. */
export type Absence = {
  of: { clinicianId: string } | { locationId: string };
  from: PlainDate;
  to: PlainDate;
  /** Local minutes of each of the days; null for whole days. */
  minutes: { from: number; until: number } | null;
};

/** A booking as far as it can be hindered; `minutes`: the clinician's own part, local. */
export type HinderedBooking = {
  on: PlainDate;
  minutes: { from: number; until: number };
  clinicianId: string;
  locationId: string;
};

/**
 * What stands in the way of a booking: that its clinician is away or its location closed while they would treat, or that the
 * client's screening keeps the area from being treated, for good or past that day. Null when nothing does; of several the first in this order.
 *
 * @param unusable that its room or its device can't be used then; it comes before what the screening says
 */
export function hindranceOf(
  booking: HinderedBooking,
  absences: readonly Absence[],
  { isBlocked, deferred }: Screening,
  unusable: Hindrance | null = null,
): Hindrance | null {
  const { on, minutes, clinicianId, locationId } = booking;
  const during = absences.filter(
    (one) =>
      one.from <= on &&
      on <= one.to &&
      (one.minutes === null || (one.minutes.from < minutes.until && minutes.from < one.minutes.until)),
  );
  const away = during.find(({ of }) => "clinicianId" in of && of.clinicianId === clinicianId);
  if (away) return { kind: "clinician-away", until: away.to };
  const closed = during.find(({ of }) => "locationId" in of && of.locationId === locationId);
  if (closed) return { kind: "closed", until: closed.to };
  if (unusable) return unusable;
  if (isBlocked) return { kind: "blocked" };
  const deferral = deferred.find(({ from, to }) => from <= on && on <= to);
  return deferral ? { kind: "deferred", until: deferral.to } : null;
}
