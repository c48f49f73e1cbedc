// Where does the engine place the visits of a plan of the demo clinic?
import type { Protocol } from "@/lib/rules/protocol";
import { type CourseVisit, generateSeries } from "@/lib/rules/series";
import { placePlan } from "@/lib/scheduling/place-plan";
import type { DayRange, Pin, PlanVisit } from "@/lib/scheduling/plan-request";
import { findSlots } from "@/lib/scheduling/slots";
import type { Demand, Slot } from "@/lib/scheduling/types";
import { dateOf, instantAt, type PlainDate } from "@/lib/time";
import type { SeedClient } from "./clients";
import type { Place } from "./place";
import type { World } from "./world";

/** A visit and the place that it got. */
export type Placed = { visit: CourseVisit; slot: Slot; on: PlainDate };

export type CourseWish = {
  client: SeedClient;
  protocol: Protocol;
  sessions: number;
  /** The day asked for session 1. */
  firstOn: PlainDate;
  /** The day on which the course is booked: nothing stands before it. */
  bookedOn: PlainDate;
  horizonOn: PlainDate;
  /** How many of the first visits are booked; the others are left due. */
  visits: number;
  /** Places that are given already; `early` ones with a signature. */
  pins?: readonly { position: number; slot: Slot; early?: boolean }[];
};

/** The places that the engine finds for a course; null when there are none. Nothing is taken yet. */
export function placeCourse(world: World, wish: CourseWish): Placed[] | null {
  const { client, protocol, sessions, firstOn, bookedOn, horizonOn } = wish;
  const { place } = client;
  const course = generateSeries(protocol, sessions);
  const answer = placePlan(world.calendar.facility(place, bookedOn, horizonOn), {
    today: bookedOn,
    notBefore: instantAt(bookedOn, 0, place.timeZone),
    horizonOn,
    visits: course.map((visit) => planVisitOf(visit, world, place)),
    clientBusy: [],
    barredDays: barredDays(world, client),
    preferences: client.preferences,
    firstTargetOn: firstOn,
    pins: (wish.pins ?? []).map(({ position, slot, early = false }): Pin => {
      return { visitId: String(position), slot, overridden: early };
    }),
    unticked: course.filter(({ position }) => position > wish.visits).map(({ position }) => String(position)),
  });
  if (!answer.ok || answer.droppedPins.length > 0) return null;
  return course.flatMap((visit) => {
    const planned = answer.visits.find(({ position }) => position === visit.position);
    return planned?.slot && planned.on ? [{ visit, slot: planned.slot, on: planned.on }] : [];
  });
}

/** Free places for one visit on these days, both inclusive. */
export function freePlaces(
  world: World,
  client: Pick<SeedClient, "id" | "place">,
  occupancy: Demand["occupancy"],
  days: { from: PlainDate; to: PlainDate },
): Slot[] {
  return findSlots(world.calendar.facility(client.place, days.from, days.to), {
    demand: demandAt(world, client.place, occupancy),
    clientBusy: world.calendar.clientBusy(client.id),
    ...days,
  });
}

/** A client comes once a day, and full days are left as they are. */
function barredDays({ calendar }: World, { id, place }: SeedClient): DayRange[] {
  const others = calendar.clientBusy(id).map(({ start }) => dateOf(start, place.timeZone));
  return [...calendar.fullDays(place), ...others].map((day) => ({ from: day, to: day }));
}

function planVisitOf(visit: CourseVisit, world: World, place: Place): PlanVisit {
  const { occupancy, ...rest } = visit;
  return {
    ...rest,
    id: String(visit.position),
    demand: demandAt(world, place, occupancy),
    skipped: false,
    goOn: false,
    appointment: null,
  };
}

function demandAt({ staff }: World, place: Place, occupancy: Demand["occupancy"]): Demand {
  return {
    occupancy,
    clinicianIds: Object.values(staff.clinicians).map(({ id }) => id),
    roomIds: [...place.roomIds],
    deviceIds: [...place.deviceIds],
  };
}
