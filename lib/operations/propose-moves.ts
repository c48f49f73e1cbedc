// Where does each visit of a bad day go, all at once, and who has no place?
import { type Displaced, rebookMany } from "@/lib/scheduling/rebook-many";
import type { Slot } from "@/lib/scheduling/types";
import { clash, withTaken } from "@/lib/scheduling/with-taken";
import { dateOf, type Minute } from "@/lib/time";
import type { BadDayFacts, HitVisit } from "./bad-day-facts";
import { areLegal } from "./legal-moves";
import {
  busyOf,
  type Choices,
  type Group,
  mayBeLate,
  type Proposal,
  type ProposedMove,
  type Settled,
  takenBy,
  type Unplaced,
  type Window,
  windowsOf,
} from "./lost-group";
import { demandAt } from "./plan-facts";

/** What is asked for by hand may begin now; what we offer leaves time to come. */
type Asked = { notBefore: Minute; limitMs: number };

/** The second search has this much at the most, and each one after it half of the one before: all end in time together. */
const AGAIN_MS = 2000;

/**
 * Places as many as can be placed, each inside its own window, at the least cost (see `rebookMany`). Who finds no day of the
 * ordinary window gets the late one. A visit that stays keeps what it takes, and its gap. A pin that is not free any more is
 * let go of.
 */
export async function proposeMoves(facts: BadDayFacts, choices: Choices, asked: Asked): Promise<Proposal> {
  const whole: Proposal = { moves: [], unplaced: [], lostPins: 0, proven: true };
  for (const place of facts.places) {
    const hit = facts.hit.filter(({ locationId }) => locationId === place.location.id);
    const elsewhere = whole.moves.map(({ hit: { occupancy }, slot }) => ({ slot, occupancy }));
    const facility = withTaken(place.facility, elsewhere);
    const found = await proposeAt({ facts, place: { ...place, facility }, hit }, choices, asked, whole.moves);
    whole.moves.push(...found.moves);
    whole.unplaced.push(...found.unplaced);
    whole.lostPins += found.lostPins;
    whole.proven &&= found.proven;
  }
  const order = new Map(facts.hit.map(({ appointmentId }, index) => [appointmentId, index]));
  const byStart = (a: { hit: HitVisit }, b: { hit: HitVisit }) =>
    (order.get(a.hit.appointmentId) ?? 0) - (order.get(b.hit.appointmentId) ?? 0);
  return { ...whole, moves: whole.moves.sort(byStart), unplaced: whole.unplaced.sort(byStart) };
}

async function proposeAt(
  group: Group,
  { pinned, dropped }: Choices,
  { notBefore, limitMs }: Asked,
  elsewhere: readonly ProposedMove[],
): Promise<Proposal> {
  const wanted = pinned.filter(({ appointmentId }) => group.hit.some((one) => one.appointmentId === appointmentId));
  const kept = keptPins(group, wanted, notBefore, elsewhere);
  const staying = new Map<string, Unplaced["why"]>();
  for (const { appointmentId, stuck } of group.hit) {
    if (kept.has(appointmentId)) continue;
    if (stuck) staying.set(appointmentId, stuck);
    else if (dropped.includes(appointmentId)) staying.set(appointmentId, "left-out");
  }
  const late = new Set<string>();
  for (let time = limitMs; ; time = Math.min(AGAIN_MS, time / 2)) {
    const windows = windowsOf(group, { staying, kept, late });
    const displaced = displacedOf(group, windows, { staying, kept }, elsewhere);
    const facility = withTaken(group.place.facility, takenBy(group, staying, kept));
    const answer = await rebookMany(facility, { displaced, notBefore }, { limitMs: time });
    const lost = group.hit.filter(({ appointmentId }) => answer.unplaced.includes(appointmentId));
    const toWiden = lost.filter((one) => mayBeLate(one) && !late.has(one.appointmentId));
    for (const { appointmentId } of toWiden) late.add(appointmentId);
    if (toWiden.length > 0) continue;
    if (lost.some((one) => standsInTheWay(group, one, answer.moves))) {
      for (const { appointmentId } of lost) staying.set(appointmentId, "no-place");
      continue;
    }
    const moved = [
      ...answer.moves.map(({ id, ...slot }) => ({ id, slot, isPinned: false })),
      ...[...kept].map(([id, slot]) => ({ id, slot, isPinned: true })),
    ];
    return {
      moves: moved.flatMap(({ id, slot, isPinned }): ProposedMove[] => {
        const hit = group.hit.find(({ appointmentId }) => appointmentId === id);
        const window = windows.get(id) ?? windowsOf(group, { staying, kept: new Map(), late }).get(id);
        const on = dateOf(slot.start, group.place.location.timeZone);
        return hit ? [{ hit, slot, on, window: window ?? { earliestOn: on, latestOn: on }, isPinned }] : [];
      }),
      unplaced: group.hit.flatMap((hit): Unplaced[] => {
        const why = staying.get(hit.appointmentId) ?? (lost.includes(hit) ? "no-place" : null);
        return why ? [{ hit, why, window: why === "no-place" ? lastWindowOf(group, hit, staying, late) : null }] : [];
      }),
      lostPins: wanted.length - kept.size,
      proven: answer.proven,
    };
  }
}

/** Nearly always all of them; only where they can't stand together is each tried beside those before it. */
function keptPins(
  group: Group,
  wanted: Choices["pinned"],
  notBefore: Minute,
  elsewhere: readonly ProposedMove[],
): Map<string, Slot> {
  const kept = new Map<string, Slot>();
  const areAll = areLegal(group, wanted, notBefore, elsewhere);
  for (const pin of wanted) {
    const before = [...kept].map(([appointmentId, slot]) => ({ appointmentId, slot }));
    if (areAll || areLegal(group, [...before, pin], notBefore, elsewhere)) kept.set(pin.appointmentId, pin.slot);
  }
  return kept;
}

function displacedOf(
  { place, hit }: Group,
  windows: ReadonlyMap<string, Window>,
  { staying, kept }: Omit<Settled, "late">,
  elsewhere: readonly ProposedMove[],
): Displaced[] {
  return hit.flatMap((one): Displaced[] => {
    const window = windows.get(one.appointmentId);
    if (!window || staying.has(one.appointmentId) || kept.has(one.appointmentId)) return [];
    const { after } = window;
    const anchor = after && hit.find(({ visitId }) => visitId === after.visitId);
    return [
      {
        id: one.appointmentId,
        clientId: one.client.id,
        demand: demandAt({ ...place, clientBusy: [] }, one.occupancy),
        was: one.slot,
        earliestOn: window.earliestOn,
        latestOn: window.latestOn,
        clientBusy: busyOf(one, hit, staying, kept, elsewhere),
        ...(after && anchor && { after: { ...after, id: anchor.appointmentId } }),
      },
    ];
  });
}

/** Whether one that stays keeps another from its new place: it takes part of it, is with its client then, or is of its plan. */
function standsInTheWay({ hit }: Group, stays: HitVisit, moves: readonly (Slot & { id: string })[]): boolean {
  return moves.some(({ id, ...slot }) => {
    const other = hit.find(({ appointmentId }) => appointmentId === id);
    if (!other) return false;
    if (other.plan !== null && other.plan.id === stays.plan?.id) return true;
    const { occupancy } = other;
    const clients = (start: Minute, part: { from: number; to: number }) =>
      [start + part.from, start + part.to] as const;
    const [from, to] = clients(slot.start, occupancy.client);
    const [since, until] = clients(stays.slot.start, stays.occupancy.client);
    const isWithClient = other.client.id === stays.client.id && from < until && since < to;
    return isWithClient || clash({ slot, occupancy }, stays);
  });
}

function lastWindowOf(group: Group, hit: HitVisit, staying: ReadonlyMap<string, unknown>, late: ReadonlySet<string>) {
  const others = new Map([...staying].filter(([id]) => id !== hit.appointmentId));
  return windowsOf(group, { staying: others, kept: new Map(), late }).get(hit.appointmentId) ?? null;
}
