// Which slots are there? Answered by trying every minute with everybody: the oracle for findSlots.

import type { Demand, Facility, Offset, Slot, SlotQuery } from "@/lib/scheduling/slots";
import type { Span } from "@/lib/time";
import { wallClock } from "./wall-clock";

export function minutesOf(start: number, part: Offset): number[] {
  return Array.from({ length: part.to - part.from }, (_, i) => start + part.from + i);
}

export function covers(spans: Span[], at: number): boolean {
  return spans.some((span) => span.start <= at && at < span.end);
}

export function isClearOf(spans: Span[], start: number, part: Offset): boolean {
  return minutesOf(start, part).every((at) => !covers(spans, at));
}

const startsKnown = new Map<string, number[]>();

/** Every start on the grid of that day whose client's part lies in the day, looked for two days around noon UTC. */
export function startsOfDay(facility: Facility, client: Offset, on: string, notBefore: number): number[] {
  const key = [facility.timeZone, facility.slotMinutes, client.from, client.to, on].join();
  let starts = startsKnown.get(key);
  if (!starts) {
    const noon = Date.parse(`${on}T12:00:00Z`) / 60_000;
    const lookedAt = Array.from({ length: 3840 }, (_, i) => noon - 1920 + i);
    const isOn = (at: number) => wallClock(at, facility.timeZone).on === on;
    starts = lookedAt
      .filter((at) => isOn(at) && wallClock(at, facility.timeZone).minute % facility.slotMinutes === 0)
      .filter((at) => minutesOf(at, client).every(isOn));
    startsKnown.set(key, starts);
  }
  return starts.filter((at) => at >= notBefore);
}

export function daysFromTo(from: string, to: string): string[] {
  const days: string[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}

const sorted = (ids: string[]) => [...new Set(ids)].sort((a, b) => (a < b ? -1 : 1));

export function cliniciansFor(facility: Facility, demand: Demand, start: number): string[] {
  return sorted(demand.clinicianIds).filter((id) => {
    const clinician = facility.clinicians.find((one) => one.id === id);
    const works = (at: number) => clinician && covers(clinician.open, at) && !covers(clinician.busy, at);
    return minutesOf(start, demand.occupancy.clinician).every(works);
  });
}

export function roomsFor(facility: Facility, demand: Demand, start: number): string[] {
  return sorted(demand.roomIds).filter((id) => {
    const room = facility.rooms.find((one) => one.id === id);
    return room !== undefined && isClearOf(room.busy, start, demand.occupancy.room);
  });
}

export function devicesFor(facility: Facility, demand: Demand, start: number): (string | null)[] {
  const part = demand.occupancy.device;
  if (!part) return [null];
  return sorted(demand.deviceIds).filter((id) => {
    const device = facility.devices.find((one) => one.id === id);
    return device !== undefined && isClearOf(device.busy, start, part);
  });
}

export function bruteForceSlots(facility: Facility, query: SlotQuery): Slot[] {
  const { demand, clientBusy } = query;
  const slots: Slot[] = [];
  for (const on of daysFromTo(query.from, query.to)) {
    const notBefore = query.notBefore ?? Number.NEGATIVE_INFINITY;
    for (const start of startsOfDay(facility, demand.occupancy.client, on, notBefore)) {
      if (!isClearOf(clientBusy, start, demand.occupancy.client)) continue;
      const [roomId] = roomsFor(facility, demand, start);
      const [deviceId] = devicesFor(facility, demand, start);
      if (roomId === undefined || deviceId === undefined) continue;
      for (const clinicianId of cliniciansFor(facility, demand, start)) {
        slots.push({ start, clinicianId, roomId, deviceId });
      }
    }
  }
  return slots.sort((a, b) => a.start - b.start || (a.clinicianId < b.clinicianId ? -1 : 1));
}
