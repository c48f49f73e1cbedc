// What binds the visits of one location that lost their place together: their windows, their clients, and what the others take?
import { freeWindow, type LostWindow, lostWindows } from "@/lib/scheduling/lost-windows";
import type { PlanVisit } from "@/lib/scheduling/plan-request";
import type { Slot } from "@/lib/scheduling/types";
import type { Taken } from "@/lib/scheduling/with-taken";
import { dateOf, type PlainDate, type Span } from "@/lib/time";
import type { BadDayFacts, HitVisit } from "./bad-day-facts";
import { demandAt } from "./plan-facts";

export type ProposedMove = {
  hit: HitVisit;
  slot: Slot;
  on: PlainDate;
  window: { earliestOn: PlainDate; latestOn: PlainDate };
  isPinned: boolean;
};

/** Who stays where they are, at risk. "left-out": the desk said so. */
export type Unplaced = {
  hit: HitVisit;
  why: "no-place" | "left-out" | NonNullable<HitVisit["stuck"]>;
  /** Where a place was looked for; null where it was not. */
  window: { earliestOn: PlainDate; latestOn: PlainDate } | null;
};

export type Proposal = { moves: ProposedMove[]; unplaced: Unplaced[]; lostPins: number; proven: boolean };

export type Choices = { pinned: readonly { appointmentId: string; slot: Slot }[]; dropped: readonly string[] };

export type Group = { facts: BadDayFacts; place: BadDayFacts["places"][number]; hit: HitVisit[] };

export type Settled = {
  staying: ReadonlyMap<string, unknown>;
  kept: ReadonlyMap<string, Slot>;
  late: ReadonlySet<string>;
};
export type Window = Omit<LostWindow, "visitId" | "after"> & { after?: LostWindow["after"] };

/** By appointment: of all that are to move. */
export function windowsOf({ facts, place, hit }: Group, { staying, kept, late }: Settled): Map<string, Window> {
  const { timeZone } = place.location;
  const isMoving = ({ appointmentId }: HitVisit) => !staying.has(appointmentId) && !kept.has(appointmentId);
  const windows = new Map<string, Window>();
  for (const one of hit.filter(({ plan }) => plan === null).filter(isMoving)) {
    windows.set(one.appointmentId, freeWindow(one.on, facts));
  }
  const plans = new Map(hit.flatMap(({ plan }) => (plan ? [[plan.id, plan]] : [])));
  for (const plan of plans.values()) {
    const mine = hit.filter((one) => one.plan?.id === plan.id);
    const moving = mine.filter(isMoving);
    if (moving.length === 0) continue;
    const visits = plan.visits.map((visit): PlanVisit => {
      const { id, phase, position, number, gap, skipped, goOn, appointment } = visit;
      const slot = appointment && (kept.get(appointment.id) ?? appointment.slot);
      const demand = demandAt({ ...place, clientBusy: [] }, appointment?.occupancy ?? plan.occupancy);
      return {
        ...{ id, phase, position, number, gap, skipped, goOn, demand },
        appointment: appointment &&
          slot && { status: appointment.status, slot, on: dateOf(slot.start, timeZone), overridden: false },
      };
    });
    const ids = (some: readonly HitVisit[]) => new Set(some.flatMap(({ visitId }) => visitId ?? []));
    const isLate = moving.filter(({ appointmentId }) => late.has(appointmentId));
    for (const window of lostWindows(visits, { ...facts, moving: ids(moving), late: ids(isLate) })) {
      const one = mine.find(({ visitId }) => visitId === window.visitId);
      if (one) windows.set(one.appointmentId, window);
    }
  }
  return windows;
}

/** When the client can't: what else they have, those hit visits too that don't move in this search. */
export function busyOf(
  { client, clientBusy }: HitVisit,
  hit: readonly HitVisit[],
  staying: ReadonlyMap<string, unknown>,
  kept: ReadonlyMap<string, Slot>,
  elsewhere: readonly ProposedMove[],
): Span[] {
  const own = hit.filter((one) => one.client.id === client.id);
  const places = [
    ...own.filter(({ appointmentId }) => staying.has(appointmentId)),
    ...own.flatMap((one) => ({ ...one, slot: kept.get(one.appointmentId) ?? null })),
    ...elsewhere.filter((one) => one.hit.client.id === client.id).map((one) => ({ ...one.hit, slot: one.slot })),
  ];
  const spans = places.flatMap(({ slot, occupancy }) =>
    slot ? [{ start: slot.start + occupancy.client.from, end: slot.start + occupancy.client.to }] : [],
  );
  return [...clientBusy, ...spans].sort((a, b) => a.start - b.start);
}

export function takenBy(
  { hit }: Group,
  staying: ReadonlyMap<string, unknown>,
  kept: ReadonlyMap<string, Slot>,
): Taken[] {
  return hit.flatMap((one): Taken[] => {
    const slot = kept.get(one.appointmentId) ?? (staying.has(one.appointmentId) ? one.slot : null);
    return slot ? [{ slot, occupancy: one.occupancy }] : [];
  });
}

/** Past its ordinary window a visit goes on being possible until a clinician decides; what has no gap has no such window. */
export function mayBeLate({ visit }: HitVisit): boolean {
  return visit !== null && visit.position > 1;
}
