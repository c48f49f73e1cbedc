// A plan's visits get other figures: which of those that are booked can't stay where they are, and where do they go?
import { hasCome } from "@/lib/rules/still-to-come";
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { worthMoving } from "./alternatives";
import { draftsOf, inOrder, type PlanQuestion, type PlanVisit } from "./plan-request";
import { isSameSlot } from "./same-slot";
import { type Settled, settle } from "./settle";
import type { Facility, Lacking, Slot } from "./types";

export type VersionMove = {
  visitId: string;
  was: { slot: Slot; on: PlainDate };
  slot: Slot;
  on: PlainDate;
  /** What is too short where it was: the days since `after`, which may have moved itself, and the days that are needed now. Null when something else kept it from staying. */
  tooSoon: { after: Pick<PlanVisit, "phase" | "number">; gapDays: number; earliestDays: number } | null;
};

export type VersionDecision =
  | {
      ok: true;
      /** The booked visits that have to move, by position: the fewest. */
      moves: VersionMove[];
      /** Visits that stay, signed early, behind one that moves: the signature was for another gap. */
      lapses: string[];
    }
  | { ok: false; visitId: string; earliestOn: PlainDate; latestOn: PlainDate; lacking: Lacking };

/**
 * Judges what is booked of a plan by figures that it was not booked by. While every gap still holds, or was signed for, nothing
 * moves, whatever else would suit better now; else the fewest visits that must move get new places. Nothing that is not booked
 * gets a place, what was given stays, and a visit is never left without a place: then there is no way.
 *
 * @param question the plan with its new figures; its places are those of today
 */
export function placeUnderVersion(facility: Facility, question: PlanQuestion): VersionDecision {
  if (!isAnyTooSoon(question.visits)) return { ok: true, moves: [], lapses: [] };
  const { timeZone } = facility;
  const whole = draftsOf({ ...question, pins: [], unticked: [] }, timeZone);
  const drafts = { ...whole, steps: worthMoving(whole.steps, 0), left: [] };
  const settled = settle(facility, question, drafts);
  if (!settled.ok) {
    const { stepId, earliestOn, latestOn, lacking } = settled.failure;
    return { ok: false, visitId: stepId, earliestOn, latestOn, lacking };
  }
  const lost = drafts.steps.find(
    ({ visit }) => visit.appointment !== null && !settled.placements.some(({ stepId }) => stepId === visit.id),
  );
  if (lost)
    return { ok: false, visitId: lost.visit.id, ...daysSought(settled, lost.visit, question.today), lacking: "time" };
  const moves = movesOf(settled);
  const isMoved = (id: string) => moves.some(({ visitId }) => visitId === id);
  const lapses = settled.drafts.steps.flatMap(({ visit }, index) => {
    const before = settled.drafts.steps[index - 1]?.visit;
    return visit.appointment?.overridden && !isMoved(visit.id) && before && isMoved(before.id) ? [visit.id] : [];
  });
  return { ok: true, moves, lapses };
}

/** Two visits of a plan stand too near to each other, and nobody signed for that; of what was given nothing is asked. */
function isAnyTooSoon(visits: readonly PlanVisit[]): boolean {
  const standing = inOrder(visits).flatMap(({ skipped, appointment, gap }) =>
    skipped || !appointment ? [] : [{ ...appointment, gap }],
  );
  return standing.some(({ status, on, overridden, gap }, index) => {
    const before = standing[index - 1];
    if (!before || overridden || hasCome(status)) return false;
    return daysBetween(before.on, on) < gap.earliestDays;
  });
}

function movesOf({ drafts, placements }: Settled): VersionMove[] {
  return drafts.steps.flatMap(({ visit }, index): VersionMove[] => {
    const { appointment, gap } = visit;
    const to = placements[index];
    if (!appointment || !to) return [];
    const { start, clinicianId, roomId, deviceId, on } = to;
    const slot = { start, clinicianId, roomId, deviceId };
    if (isSameSlot(appointment.slot, slot)) return [];
    const after = drafts.steps[index - 1]?.visit ?? drafts.previous?.visit ?? null;
    const afterOn = placements[index - 1]?.on ?? drafts.previous?.on ?? null;
    const gapDays = afterOn === null ? null : daysBetween(afterOn, appointment.on);
    return [
      {
        visitId: visit.id,
        was: { slot: appointment.slot, on: appointment.on },
        slot,
        on,
        tooSoon:
          after && gapDays !== null && gapDays < gap.earliestDays
            ? { after: { phase: after.phase, number: after.number }, gapDays, earliestDays: gap.earliestDays }
            : null,
      },
    ];
  });
}

/** The days on which a touch-up that was let go of had been looked for, behind the last visit that has a place. */
function daysSought({ drafts, placements }: Settled, { gap }: PlanVisit, today: PlainDate) {
  const on = placements.at(-1)?.on ?? drafts.previous?.on ?? today;
  return { earliestOn: addDays(on, gap.earliestDays), latestOn: addDays(on, gap.latestDays) };
}
