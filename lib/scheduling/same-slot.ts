// Are two places the same, or all of them?
import type { Slot } from "./types";

export function isSameSlot(a: Slot, b: Slot): boolean {
  return a.start === b.start && a.clinicianId === b.clinicianId && a.roomId === b.roomId && a.deviceId === b.deviceId;
}

type PlaceOf = { visitId: string; slot: Slot | null };

/** Whether both give the same visits the same places, in whatever order; a slot of null is none. */
export function areSamePlaces(some: readonly PlaceOf[], others: readonly PlaceOf[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ visitId, slot }) => {
      const other = others.find((one) => one.visitId === visitId);
      return other !== undefined && (slot && other.slot ? isSameSlot(slot, other.slot) : slot === other.slot);
    })
  );
}
