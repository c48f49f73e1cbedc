// Where does a course fit best? Answered by trying every combination of places: the oracle for placeSeries.

import type { Placement, SeriesPlacement, SeriesRequest, Step } from "@/lib/scheduling/place-series";
import type { Facility, Slot } from "@/lib/scheduling/slots";
import {
  cliniciansFor,
  covers,
  daysFromTo,
  devicesFor,
  isClearOf,
  minutesOf,
  roomsFor,
  startsOfDay,
} from "./brute-force-slots";
import { wallClock } from "./wall-clock";

type Chain = { slots: Slot[]; costs: number[]; total: number };

const dayNumber = (on: string) => Date.parse(on) / 86_400_000;
const plainDate = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** More combinations than this are not tried. */
const MOST_CHAINS = 60_000;

/** @returns null when there are too many combinations to try them all */
export function bruteForceSeries(facility: Facility, request: SeriesRequest): SeriesPlacement | null {
  const dayOf = (slot: Slot) => dayNumber(wallClock(slot.start, facility.timeZone).on);
  const notBefore = request.notBefore ?? Number.NEGATIVE_INFINITY;

  let chains: Chain[] = [{ slots: [], costs: [], total: 0 }];
  for (const [i, step] of request.steps.entries()) {
    const lastDays = chains.map(({ slots }) => slots.at(-1)).map((slot) => (slot ? dayOf(slot) : undefined));
    const windows = lastDays.map((day) => windowAfter(request, i, day));
    const from = Math.min(...windows.map(({ earliest }) => earliest));
    const to = Math.max(...windows.map(({ latest }) => latest));
    const days = daysFromTo(plainDate(from), plainDate(to));

    const starts = days.flatMap((on) => startsOfDay(facility, step.demand.occupancy.client, on, notBefore));
    // A signed gap may leave a step at its booked start, outside the window, with somebody else.
    const bookedOn = step.booked ? [wallClock(step.booked.start, facility.timeZone).on] : [];
    const candidates = [...new Set([...days, ...bookedOn])].flatMap((on) =>
      startsOfDay(facility, step.demand.occupancy.client, on, notBefore),
    );
    const choices = placesFor(facility, request, step, candidates);
    if (chains.length * choices.length > MOST_CHAINS) return null;
    const next: Chain[] = [];
    for (const chain of chains) {
      for (const slot of choices) {
        const cost = stepCost(facility, request, i, chain, slot, dayOf);
        if (cost === null) continue;
        next.push({ slots: [...chain.slots, slot], costs: [...chain.costs, cost], total: chain.total + cost });
      }
    }
    if (next.length === 0) {
      const lacking = whatLacks(facility, request, step, starts);
      return { ok: false, stepId: step.id, earliestOn: plainDate(from), latestOn: plainDate(to), lacking };
    }
    chains = next;
  }

  const best = chains.reduce((a, b) => (isBetter(b, a) ? b : a));
  const placements = best.slots.map((slot, i): Placement => {
    const step = request.steps[i];
    const moved = step?.booked !== undefined && !isSame(slot, step.booked);
    return { ...slot, stepId: step?.id ?? "", on: plainDate(dayOf(slot)), moved, cost: best.costs[i] ?? 0 };
  });
  return { ok: true, placements, cost: best.total };
}

function isSame(a: Slot, b: Slot): boolean {
  return a.start === b.start && a.clinicianId === b.clinicianId && a.roomId === b.roomId && a.deviceId === b.deviceId;
}

function isBetter(a: Chain, b: Chain): boolean {
  if (a.total !== b.total) return a.total < b.total;
  for (const [i, slot] of a.slots.entries()) {
    const other = b.slots[i];
    if (!other) return false;
    const key = ({ start, clinicianId, roomId, deviceId }: Slot) => [start, clinicianId, roomId, deviceId ?? ""];
    for (const [k, mine] of key(slot).entries()) {
      const theirs = key(other)[k] ?? "";
      if (mine !== theirs) return mine < theirs;
    }
  }
  return false;
}

function windowAfter(request: SeriesRequest, i: number, dayBefore: number | undefined) {
  const step = request.steps[i];
  const since = i === 0 ? (request.previous ? dayNumber(request.previous.on) : undefined) : dayBefore;
  if (since === undefined || !step) {
    const { earliestOn, targetOn, latestOn } = request.first;
    return { earliest: dayNumber(earliestOn), target: dayNumber(targetOn), latest: dayNumber(latestOn) };
  }
  const { earliestDays, targetDays, latestDays } = step.gap;
  return { earliest: since + earliestDays, target: since + targetDays, latest: since + latestDays };
}

/** New places for a step that is not pinned, and the place that it has when it may keep it. */
function placesFor(facility: Facility, request: SeriesRequest, step: Step, starts: number[]): Slot[] {
  const { booked, demand } = step;
  if (booked && step.pinned) return [booked];
  const places: Slot[] = [];
  for (const start of starts) {
    if (!isClearOf(request.clientBusy, start, demand.occupancy.client)) continue;
    for (const clinicianId of cliniciansFor(facility, demand, start)) {
      for (const roomId of roomsFor(facility, demand, start)) {
        for (const deviceId of devicesFor(facility, demand, start)) {
          places.push({ start, clinicianId, roomId, deviceId });
        }
      }
    }
  }
  if (booked && !places.some((place) => isSame(place, booked)) && isFreeOfBusy(facility, request, step, booked)) {
    places.push(booked);
  }
  return places;
}

function isFreeOfBusy(facility: Facility, request: SeriesRequest, step: Step, slot: Slot): boolean {
  const { client, clinician, room, device } = step.demand.occupancy;
  const person = facility.clinicians.find(({ id }) => id === slot.clinicianId);
  const place = facility.rooms.find(({ id }) => id === slot.roomId);
  const tool = facility.devices.find(({ id }) => id === slot.deviceId);
  if (!person || !isClearOf(person.busy, slot.start, clinician)) return false;
  if (!place || !isClearOf(place.busy, slot.start, room)) return false;
  if (device && (!tool || !isClearOf(tool.busy, slot.start, device))) return false;
  return isClearOf(request.clientBusy, slot.start, client);
}

/** What the step pays at that place after that chain; null when its gap forbids it. */
function stepCost(
  facility: Facility,
  request: SeriesRequest,
  i: number,
  chain: Chain,
  slot: Slot,
  dayOf: (slot: Slot) => number,
): number | null {
  const step = request.steps[i];
  if (!step) return null;
  const { preferences } = request;
  const before = chain.slots.at(-1);
  const stepBefore = request.steps[i - 1];
  const day = dayOf(slot);
  const window = windowAfter(request, i, before ? dayOf(before) : undefined);

  const keeps = step.booked?.start === slot.start;
  const beforeKeeps = i === 0 || stepBefore?.booked?.start === before?.start;
  const judged = !(step.overridden && keeps && beforeKeeps);
  if (judged && (day < window.earliest || day > window.latest)) return null;

  let cost = 100 * Math.abs(day - window.target);
  const weekday = new Date(day * 86_400_000).getUTCDay() || 7;
  if (preferences.weekdays?.length && !preferences.weekdays.includes(weekday)) cost += 150;
  for (const at of minutesOf(slot.start, step.demand.occupancy.client)) {
    const { minute } = wallClock(at, facility.timeZone);
    const tooEarly = preferences.from !== undefined && minute < preferences.from;
    const tooLate = preferences.until !== undefined && minute >= preferences.until;
    if (tooEarly || tooLate) cost += 1;
  }
  if (preferences.clinicianId !== undefined && preferences.clinicianId !== slot.clinicianId) cost += 200;
  const clinicianBefore = before?.clinicianId ?? request.previous?.clinicianId;
  if (clinicianBefore !== undefined && clinicianBefore !== slot.clinicianId) cost += 300;

  const person = facility.clinicians.find(({ id }) => id === slot.clinicianId);
  const isFree = (at: number) => person !== undefined && covers(person.open, at) && !covers(person.busy, at);
  const part = step.demand.occupancy.clinician;
  let freeBefore = 0;
  while (freeBefore < 2000 && isFree(slot.start + part.from - 1 - freeBefore)) freeBefore++;
  let freeAfter = 0;
  while (freeAfter < 2000 && isFree(slot.start + part.to + freeAfter)) freeAfter++;
  for (const run of [freeBefore, freeAfter]) if (run > 0 && run < facility.shortestVisitMinutes) cost += 40;

  if (step.booked && !isSame(slot, step.booked)) cost += 1_000_000;
  return cost;
}

function whatLacks(facility: Facility, request: SeriesRequest, step: Step, starts: number[]) {
  if (step.pinned) return "gap";
  if (starts.length === 0) return "time";
  const withClinician = starts.filter((start) => cliniciansFor(facility, step.demand, start).length > 0);
  if (withClinician.length === 0) return "clinician";
  const withRoom = withClinician.filter((start) => roomsFor(facility, step.demand, start).length > 0);
  if (withRoom.length === 0) return "room";
  const withDevice = withRoom.filter((start) => devicesFor(facility, step.demand, start).length > 0);
  if (withDevice.length === 0) return "device";
  const { client } = step.demand.occupancy;
  const withClient = withDevice.filter((start) => isClearOf(request.clientBusy, start, client));
  return withClient.length === 0 ? "client" : "gap";
}
