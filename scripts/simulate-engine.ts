// How does a clinic book that places whole courses, moves them with what follows, and repairs a lost day at once?
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import { placesToMove } from "@/lib/scheduling/alternatives";
import { decideMove } from "@/lib/scheduling/decide-move";
import { placePlan } from "@/lib/scheduling/place-plan";
import { clientBusyOf, type PlanQuestion } from "@/lib/scheduling/plan-request";
import { type Displaced, rebookMany } from "@/lib/scheduling/rebook-many";
import type { Slot } from "@/lib/scheduling/types";
import { addDays, daysBetween, instantAt, type PlainDate } from "@/lib/time";
import { demandOf, ZONE } from "./simulate-clinic";
import type { Course, Visit } from "./simulate-course";
import type { Lost, Policy, Year } from "./simulate-year";

const HORIZON_MONTHS = 12;
/** As many days as a client is offered to choose from. */
const OFFERED = 6;
/** Without a place a visit stays on the list of what is due; somebody tries again after so many days. */
const TRIED_AGAIN_DAYS = 7;
/** Long enough that no machine is too slow: a best answer that is cut short would not be the same on every run. */
const LIMIT_MS = 60_000;

export const engine: Policy = {
  begin: placeWhole,
  wants: (course, _visit, year) => placeWhole(course, year),
  move,
  lost: repair,
  given(course, visit, year) {
    // A touch-up that had no place when the course was booked is tried again once it is near.
    const next = course.visits.find(({ position }) => position === visit.position + 1);
    if (next && !next.appointment) placeWhole(course, year);
  },
  mayGive: (course, { position }) =>
    course.visits.every((visit) => visit.position >= position || visit.appointment?.isGiven === true),
};

function placeWhole(course: Course, year: Year): void {
  if (course.hasQuit) return;
  const answer = placePlan(facilityFor(course, year), questionOf(course, year));
  const placed: { visit: Visit; slot: Slot }[] = [];
  for (const { visitId, state, slot, moved } of answer.visits) {
    const visit = visitOf(course, visitId);
    if (state === "placed" && slot && (moved || !visit.appointment)) placed.push({ visit, slot });
    if (state === "due") year.drop(visit);
  }
  year.place(placed);
  if (!answer.ok && !answer.clinicianDecides) year.later(TRIED_AGAIN_DAYS, () => placeWhole(course, year));
}

/** The client takes the best day that is offered and not one of those that they can't; with none, it is placed as late as need be. */
function move(course: Course, visit: Visit, away: { from: PlainDate; to: PlainDate }, year: Year): void {
  const facility = facilityFor(course, year);
  const question = { ...questionOf(course, year), barredDays: course.away.filter((days) => days !== away) };
  const offered = placesToMove(facility, question, visit.id, OFFERED);
  const taken = offered.find(({ on }) => on < away.from || away.to < on);
  if (!taken) {
    year.drop(visit);
    placeWhole(course, year);
    return;
  }
  const decision = decideMove(facility, question, { visitId: visit.id, slot: taken.slot, override: false });
  if (!decision.ok) throw new Error(`What was offered is refused: ${decision.code}`);
  const following = decision.moves.map(({ visitId, slot }) => ({ visit: visitOf(course, visitId), slot }));
  for (const { visit: one, slot } of following) if (!slot) year.drop(one);
  year.place([
    { visit, slot: taken.slot },
    ...following.flatMap(({ visit: one, slot }) => (slot ? [{ visit: one, slot }] : [])),
  ]);
}

/** All at once, each inside its own window; who finds no place there is placed by itself, with what follows. */
async function repair(lost: readonly Lost[], year: Year): Promise<void> {
  const ordered = lost.toSorted((a, b) => a.wasOn.localeCompare(b.wasOn) || (a.visit.id < b.visit.id ? -1 : 1));
  const displaced = ordered.flatMap((one) => displacedBy(one, ordered, year));
  const facility = year.book.facility(year.today, horizonOf(year), null);
  const notBefore = instantAt(addDays(year.today, 1), 0, ZONE);
  const { moves, proven } = await rebookMany(facility, { displaced, notBefore }, { limitMs: LIMIT_MS });
  if (!proven) throw new Error("This machine is too slow: the same seed would not give the same table");
  const isOf =
    (id: string) =>
    ({ visit }: Lost) =>
      visit.id === id;
  year.place(
    moves.flatMap(({ id, ...slot }) => {
      const one = ordered.find(isOf(id));
      return one ? [{ visit: one.visit, slot }] : [];
    }),
  );
  for (const { course, visit } of ordered) if (!visit.appointment) placeWhole(course, year);
}

/** A lost visit with the days between the visits around it that stay; none when the visit before it has no place itself. */
function displacedBy({ course, visit, was, wasOn }: Lost, all: readonly Lost[], year: Year): Displaced[] {
  const lostOf = (position: number) =>
    all.find((one) => one.course === course && one.visit.position === position) ?? null;
  const at = (position: number) => course.visits.find((one) => one.position === position)?.appointment ?? null;
  const [before, after] = [at(visit.position - 1), at(visit.position + 1)];
  const [lostBefore, lostAfter] = [lostOf(visit.position - 1), lostOf(visit.position + 1)];
  if (visit.position > 1 && !before && !lostBefore) return [];

  const next = course.visits.find(({ position }) => position === visit.position + 1);
  const beforeOn = before?.on ?? lostBefore?.wasOn ?? null;
  const { earliestDays } = visit.gap;
  const latestDays = beforeOn ? Math.max(visit.gap.latestDays, daysBetween(beforeOn, wasOn)) : 0;
  const from: PlainDate[] = [addDays(year.today, 1)];
  const until: PlainDate[] = [horizonOf(year)];
  if (before) from.push(addDays(before.on, earliestDays));
  if (before) until.push(addDays(before.on, latestDays));
  if (after && next) from.push(addDays(after.on, -Math.max(next.gap.latestDays, daysBetween(wasOn, after.on))));
  if (after && next) until.push(addDays(after.on, -next.gap.earliestDays));
  // Free to be anywhere, it would still be sought near the day that it had.
  if (!before && !lostBefore && !after && !lostAfter) until.push(addDays(wasOn, 42));
  return [
    {
      id: visit.id,
      clientId: course.id,
      demand: demandOf(visit.occupancy),
      was,
      earliestOn: from.sort().at(-1) ?? wasOn,
      latestOn: until.sort()[0] ?? wasOn,
      clientBusy: clientBusyOf(questionOf(course, year), ZONE),
      ...(lostBefore ? { after: { id: lostBefore.visit.id, earliestDays, latestDays } } : {}),
    },
  ];
}

function horizonOf(year: Year): PlainDate {
  return bookingHorizon(year.today, HORIZON_MONTHS);
}

function facilityFor(course: Course, year: Year) {
  return year.book.facility(year.today, horizonOf(year), `${course.id}/`);
}

function visitOf(course: Course, id: string): Visit {
  const visit = course.visits.find((one) => one.id === id);
  if (!visit) throw new Error(`${course.id} has no visit ${id}`);
  return visit;
}

function questionOf(course: Course, year: Year): PlanQuestion {
  return {
    today: year.today,
    notBefore: instantAt(addDays(year.today, 1), 0, ZONE),
    horizonOn: horizonOf(year),
    visits: course.visits.map(({ id, phase, position, number, gap, occupancy, appointment }) => ({
      id,
      phase,
      position,
      number,
      gap,
      demand: demandOf(occupancy),
      skipped: false,
      goOn: false,
      appointment: appointment && {
        status: appointment.isGiven ? "completed" : "booked",
        slot: appointment.slot,
        on: appointment.on,
        overridden: false,
      },
    })),
    clientBusy: [],
    barredDays: course.away,
    preferences: course.preferences,
    ...(course.visits[0]?.appointment ? {} : { firstTargetOn: laterOf(course.wishedFirstOn, year.today) }),
    pins: [],
    unticked: [],
  };
}

function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? b : a;
}
