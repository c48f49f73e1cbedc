// Was somebody or something taken by another visit at the time that is being recorded?
import { occupancyOfVisit } from "@/lib/operations/plan-facts";
import type { RecordPreview } from "@/lib/operations/preview-record";
import type { Offset } from "@/lib/scheduling/types";
import type { Span } from "@/lib/time";
import { type Locale, speaker } from "@/lib/words/say";

/** Said before anything is typed; null when all were free. Days before today are not looked at: the database says no there. */
export function takenThen(locale: Locale, { facts: { plan, place }, slot, visit }: RecordPreview): string | null {
  const say = speaker(locale, "recordVisit");
  const { facility } = place;
  const occupancy = occupancyOfVisit(plan, visit);
  const isTaken = (busy: readonly Span[] | undefined, part: Offset | null) =>
    part !== null &&
    (busy ?? []).some(({ start, end }) => start < slot.start + part.to && slot.start + part.from < end);
  const busyOf = (all: readonly { id: string; busy: Span[] }[], id: string | null) =>
    all.find((one) => one.id === id)?.busy;
  const nameOf = (all: readonly { id: string; name: string }[], id: string | null) =>
    all.find((one) => one.id === id)?.name ?? "";
  if (isTaken(busyOf(facility.clinicians, slot.clinicianId), occupancy.clinician)) {
    return say("clinicianTaken", { name: nameOf(place.clinicians, slot.clinicianId) });
  }
  if (isTaken(busyOf(facility.rooms, slot.roomId), occupancy.room)) {
    return say("roomTaken", { name: nameOf(place.rooms, slot.roomId) });
  }
  if (isTaken(busyOf(facility.devices, slot.deviceId), occupancy.device)) {
    return say("deviceTaken", { name: nameOf(place.devices, slot.deviceId) });
  }
  return isTaken(place.clientBusy, occupancy.client) ? say("clientTaken") : null;
}
