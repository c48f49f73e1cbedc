// Are two places the same?
import type { Slot } from "./types";

export function isSameSlot(a: Slot, b: Slot): boolean {
  return a.start === b.start && a.clinicianId === b.clinicianId && a.roomId === b.roomId && a.deviceId === b.deviceId;
}
