// How does a facility look once some places are taken, or somebody or something is lost?

import type { Lost } from "@/lib/rules/loss";
import type { Span } from "@/lib/time";
import type { Facility, Occupancy, Slot } from "./types";

/** A place that is kept, though the facility's own busy spans leave it out. */
export type Taken = { slot: Slot; occupancy: Occupancy };

/** The same facility with these places taken. Who or what is not listed there changes nothing. */
export function withTaken(facility: Facility, taken: readonly Taken[]): Facility {
  const more = new Map<string, Span[]>();
  const take = (id: string, start: number, part: { from: number; to: number }) =>
    more.set(id, [...(more.get(id) ?? []), { start: start + part.from, end: start + part.to }]);
  for (const { slot, occupancy } of taken) {
    take(slot.clinicianId, slot.start, occupancy.clinician);
    take(slot.roomId, slot.start, occupancy.room);
    if (slot.deviceId !== null && occupancy.device) take(slot.deviceId, slot.start, occupancy.device);
  }
  return withBusy(facility, more);
}

/** The same facility without what is lost in these spans; a closed location has nobody who treats. */
export function withoutLost(facility: Facility, lost: Lost, spans: readonly Span[]): Facility {
  const ids = lost.kind === "location" ? facility.clinicians.map(({ id }) => id) : [lost.id];
  return withBusy(facility, new Map(ids.map((id) => [id, [...spans]])));
}

function withBusy(facility: Facility, more: ReadonlyMap<string, Span[]>): Facility {
  const busier = <R extends { id: string; busy: Span[] }>(one: R): R => {
    const spans = more.get(one.id);
    return spans ? { ...one, busy: [...one.busy, ...spans].sort((a, b) => a.start - b.start) } : one;
  };
  const { clinicians, rooms, devices } = facility;
  return { ...facility, clinicians: clinicians.map(busier), rooms: rooms.map(busier), devices: devices.map(busier) };
}

/** Whether two places share a clinician, room or device at the same time. */
export function clash(a: Taken, b: Taken): boolean {
  const meet = (id: string | null, other: string | null, one: Part, two: Part) =>
    id !== null &&
    id === other &&
    one !== null &&
    two !== null &&
    a.slot.start + one.from < b.slot.start + two.to &&
    b.slot.start + two.from < a.slot.start + one.to;
  return (
    meet(a.slot.clinicianId, b.slot.clinicianId, a.occupancy.clinician, b.occupancy.clinician) ||
    meet(a.slot.roomId, b.slot.roomId, a.occupancy.room, b.occupancy.room) ||
    meet(a.slot.deviceId, b.slot.deviceId, a.occupancy.device, b.occupancy.device)
  );
}

type Part = { from: number; to: number } | null;
