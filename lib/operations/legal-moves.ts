// Can visits of a bad day go to these places?
import { isSameSlot } from "@/lib/scheduling/same-slot";
import { findSlots } from "@/lib/scheduling/slots";
import type { Facility, Slot } from "@/lib/scheduling/types";
import { withTaken } from "@/lib/scheduling/with-taken";
import { dateOf, daysBetween, type Minute, type Span } from "@/lib/time";
import type { BadDayFacts, HitVisit } from "./bad-day-facts";
import {
  busyOf,
  type Choices,
  type Group,
  mayBeLate,
  type ProposedMove,
  takenBy,
  type Window,
  windowsOf,
} from "./lost-group";

/**
 * Whether these moves can stand: each in its window, the late one too, on free people and things. The others of the group are
 * free to move: what they have now is nobody's.
 */
export function areLegal(
  group: Group,
  moves: Choices["pinned"],
  notBefore: Minute,
  elsewhere: readonly ProposedMove[],
): boolean {
  const to = new Map(moves.map(({ appointmentId, slot }) => [appointmentId, slot]));
  return moves.every(({ appointmentId, slot }) => {
    const hit = group.hit.find((one) => one.appointmentId === appointmentId);
    if (!hit || hit.stuck) return false;
    const rest = new Map([...to].filter(([id]) => id !== appointmentId));
    const late = new Set(group.hit.filter(mayBeLate).map((one) => one.appointmentId));
    const window = windowsOf(group, { staying: new Map(), kept: rest, late }).get(appointmentId);
    if (!window) return false;
    const facility = withTaken(group.place.facility, takenBy(group, new Map(), rest));
    const busy = busyOf(hit, group.hit, new Map(), rest, elsewhere);
    return isFreePlace(facility, hit, slot, { window, busy, notBefore });
  });
}

function isFreePlace(
  facility: Facility,
  { occupancy }: HitVisit,
  slot: Slot,
  { window, busy, notBefore }: { window: Window; busy: Span[]; notBefore: Minute },
): boolean {
  const on = dateOf(slot.start, facility.timeZone);
  if (daysBetween(window.earliestOn, on) < 0 || daysBetween(on, window.latestOn) < 0) return false;
  const demand = {
    occupancy,
    clinicianIds: [slot.clinicianId],
    roomIds: [slot.roomId],
    deviceIds: slot.deviceId === null ? [] : [slot.deviceId],
  };
  return findSlots(facility, { demand, clientBusy: busy, from: on, to: on, notBefore }).some((free) =>
    isSameSlot(free, slot),
  );
}

/** Whether these moves, and no others, can be written: who is not among them stays, and keeps what it takes. */
export function canMove(facts: BadDayFacts, moves: Choices["pinned"], notBefore: Minute): boolean {
  const ids = new Set(moves.map(({ appointmentId }) => appointmentId));
  if (ids.size < moves.length) return false;
  const done: ProposedMove[] = [];
  return facts.places.every((place) => {
    const all = facts.hit.filter(({ locationId }) => locationId === place.location.id);
    const staying = all.filter(({ appointmentId }) => !ids.has(appointmentId));
    const taken = [...staying, ...done.map(({ hit, slot }) => ({ ...hit, slot }))];
    const facility = withTaken(place.facility, taken);
    const hit = all.filter(({ appointmentId }) => ids.has(appointmentId));
    const mine = moves.filter(({ appointmentId }) => hit.some((one) => one.appointmentId === appointmentId));
    const group = { facts, place: { ...place, facility }, hit: hit.map((one) => besides(one, staying)) };
    const isLegal = areLegal(group, mine, notBefore, done);
    done.push(
      ...mine.flatMap(({ appointmentId, slot }): ProposedMove[] => {
        const one = hit.find((other) => other.appointmentId === appointmentId);
        const on = dateOf(slot.start, place.location.timeZone);
        return one ? [{ hit: one, slot, on, window: { earliestOn: on, latestOn: on }, isPinned: true }] : [];
      }),
    );
    return isLegal;
  });
}

/** The client's visits that stay are in its way too. */
function besides(hit: HitVisit, staying: readonly HitVisit[]): HitVisit {
  const own = staying.filter(({ client }) => client.id === hit.client.id);
  const spans = own.map(({ slot, occupancy }) => ({
    start: slot.start + occupancy.client.from,
    end: slot.start + occupancy.client.to,
  }));
  return { ...hit, clientBusy: [...hit.clientBusy, ...spans].sort((a, b) => a.start - b.start) };
}
