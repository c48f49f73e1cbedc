// How does a chosen place of a visit survive in an address?
import type { Slot } from "@/lib/scheduling/types";

/** The visit, by whatever names it, and its place; "~" and "_" part what an address holds, and no id has them. */
export function writtenPlace(visit: string | number, { start, clinicianId, roomId, deviceId }: Slot): string {
  return [visit, start, clinicianId, roomId, deviceId ?? ""].join("~");
}

/** What `writtenPlace` wrote, unchecked. */
export function readPlace(written: string) {
  const [visit, start, clinicianId, roomId, deviceId] = written.split("~");
  return { visit, slot: { start: Number(start), clinicianId, roomId, deviceId: deviceId || null } };
}
