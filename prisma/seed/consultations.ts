// Who comes without a plan, and how full do the days get?
import type { Occupancy, Slot } from "@/lib/scheduling/types";
import { addDays, dateOf, daysBetween, type PlainDate, weekdayOf } from "@/lib/time";
import { addAppointment, type Fate } from "./appointments";
import type { SeedClient } from "./clients";
import type { Place } from "./place";
import { freePlaces } from "./place-course";
import { momentOn, type World } from "./world";

/** A talk and a thorough look at the skin: three quarters of an hour of a clinician and a room. */
const CONSULTATION: Occupancy = {
  client: { from: 0, to: 45 },
  clinician: { from: 0, to: 45 },
  room: { from: 0, to: 45 },
  device: null,
};

const FIRST_DAY = -42;
const LAST_DAY = 49;
/** A client isn't seen again within so many days. */
const APART_DAYS = 6;

/** Fills the days around today, place by place, to the load that a real clinic has. */
export function addConsultations(world: World, clients: readonly SeedClient[]): void {
  const { places, today, chance } = world;
  for (const place of [places.bristol, places.antwerp]) {
    const visitors = clients.filter((client) => client.place === place).map((client) => ({ client, times: 0 }));
    for (let days = FIRST_DAY; days <= LAST_DAY; days++) {
      const on = addDays(today, days);
      const usual = days <= 14 ? chance.between(64, 77) : chance.between(61, 71);
      fillDay(world, place, on, weekdayOf(on) === 6 ? usual / 2 : usual, visitors);
    }
  }
}

type Visitor = { client: SeedClient; times: number };

function fillDay(world: World, place: Place, on: PlainDate, percent: number, visitors: Visitor[]): void {
  const { calendar, chance } = world;
  if (calendar.load(place, on) === null) return;
  let count = 0;
  const seldomFirst = chance.shuffled(visitors).sort((a, b) => a.times - b.times);
  for (const visitor of seldomFirst) {
    if ((calendar.load(place, on) ?? 100) >= percent) return;
    if (!mayCome(world, visitor.client, on)) continue;
    const free = freePlaces(world, visitor.client, CONSULTATION, { from: on, to: on });
    if (free.length === 0) return;
    // The first who was to come today did not, so that the desk has somebody to ring up.
    const isNoShow = on === world.today && count++ === 0;
    const [firstFree] = free;
    consult(world, visitor.client, on, isNoShow && firstFree ? firstFree : chance.oneOf(free), isNoShow);
    visitor.times++;
  }
}

function mayCome({ calendar }: World, client: SeedClient, on: PlainDate): boolean {
  const { timeZone } = client.place;
  const near = calendar.clientBusy(client.id).map(({ start }) => Math.abs(daysBetween(dateOf(start, timeZone), on)));
  return addDays(client.knownOn, 1) < on && near.every((days) => days >= APART_DAYS);
}

function consult(world: World, client: SeedClient, on: PlainDate, slot: Slot, isNoShow: boolean): void {
  const { chance, today } = world;
  const asked = addDays(today, Math.min(daysBetween(today, on), 0) - chance.between(2, 18));
  const askedOn = asked > client.knownOn ? asked : addDays(client.knownOn, 1);
  const createdAt = momentOn(askedOn, chance.between(17, 19) * 60 + chance.between(0, 59));
  const turn = chance.between(1, 100);
  const fate: Fate = isNoShow || turn <= 5 ? "missed" : turn <= 8 ? "cancelled" : "as-time-goes";
  addAppointment(world, { client, slot, on, occupancy: CONSULTATION, createdAt }, fate);
}
