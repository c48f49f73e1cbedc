// Where does each visit of a plan come to stand, and why there?

import { type DayWindow, type Grade, gradeOf, windowAfter } from "@/lib/rules/gap";
import { addDays, dateOf, daysBetween, type PlainDate } from "@/lib/time";
import { type Before, explainDue, explainPlaced, type Reason } from "./explain";
import { type PinsInTheWay, pinsInTheWay } from "./pins-in-the-way";
import { clientBusyOf, draftsOf, inOrder, type Pin, type PlanQuestion, type PlanVisit } from "./plan-request";
import { isSameSlot } from "./same-slot";
import { type Settled, settle } from "./settle";
import { findSlots } from "./slots";
import { tryTarget } from "./target-trial";
import type { Facility, Lacking, Slot } from "./types";

/** One visit of the answer. */
export type PlannedVisit = {
  visitId: string;
  phase: PlanVisit["phase"];
  position: number;
  number: number;
  /** "placed": it has a place, an old one or a new one. "due": it has none. */
  state: "done" | "placed" | "due" | "skipped";
  slot: Slot | null;
  on: PlainDate | null;
  /** It was booked, and in this answer it is elsewhere, or ("due") nowhere. */
  moved: boolean;
  /** Somebody chose this place in the question. */
  pinned: boolean;
  /** Local calendar days since the visit before; null for the first, and while it has no place. */
  gapDays: number | null;
  /** By the protocol's own figures; for a visit behind a due one it is counted from that one's `aboutOn`. */
  window: DayWindow | null;
  grade: Grade | null;
  /** The target day of a due visit. */
  aboutOn: PlainDate | null;
  why: Reason[];
};

/** A plan placed as a whole, or the visit that has no place; then `visits` holds what could be said anyway. */
export type PlanAnswer =
  | { ok: true; visits: PlannedVisit[]; cost: number; droppedPins: string[] }
  | {
      ok: false;
      visits: PlannedVisit[];
      visitId: string;
      /** The days on which it was looked for. */
      earliestOn: PlainDate;
      latestOn: PlainDate;
      lacking: Lacking;
      /** It is later than the protocol's last day: a clinician has to decide, to go on or to begin again. */
      clinicianDecides: boolean;
      droppedPins: string[];
      /** The chosen places that stand in its way. */
      pinsInTheWay: PinsInTheWay;
    };

/**
 * Places a plan: what is done stays, what is booked stays where it can, the rest gets the best free places, each gap
 * inside its window. A chosen place that is not free any more is let go of and named in `droppedPins`.
 *
 * @throws RangeError for a malformed day or an unknown zone
 */
export function placePlan(facility: Facility, question: PlanQuestion): PlanAnswer {
  const held = withFreePins(facility, question);
  const droppedPins = question.pins.filter((pin) => !held.pins.includes(pin)).map(({ visitId }) => visitId);
  const settled = settle(facility, held, draftsOf(held, facility.timeZone));
  const visits = describeVisits(facility, held, settled);
  if (settled.ok) return { ok: true, visits, cost: settled.cost, droppedPins };
  const { stepId, earliestOn, latestOn, lacking } = settled.failure;
  const clinicianDecides = latestOn < question.today && lacking === "time";
  const failed = { visitId: stepId, earliestOn, latestOn, lacking, clinicianDecides };
  return { ok: false, visits, ...failed, droppedPins, pinsInTheWay: pinsInTheWay(facility, held, stepId) };
}

/** The question without the chosen places that are not free any more. */
export function withFreePins(facility: Facility, question: PlanQuestion): PlanQuestion {
  return { ...question, pins: question.pins.filter((pin) => isFree(facility, question, pin)) };
}

/** Whether a chosen place is the visit's own, or one that it could be given. */
export function isFree(facility: Facility, question: PlanQuestion, { visitId, slot }: Pin): boolean {
  const visit = question.visits.find(({ id }) => id === visitId);
  if (!visit) return false;
  const own = visit.appointment?.slot;
  if (own && isSameSlot(own, slot)) return true;
  const { demand } = visit;
  const device = slot.deviceId === null ? [] : demand.deviceIds.filter((id) => id === slot.deviceId);
  const on = dateOf(slot.start, facility.timeZone);
  const found = findSlots(facility, {
    demand: {
      occupancy: demand.occupancy,
      clinicianIds: demand.clinicianIds.filter((id) => id === slot.clinicianId),
      roomIds: demand.roomIds.filter((id) => id === slot.roomId),
      deviceIds: device,
    },
    clientBusy: clientBusyOf(question, facility.timeZone),
    from: on,
    to: on,
    notBefore: question.notBefore,
  });
  return found.some((free) => isSameSlot(free, slot));
}

/** Says of every visit of the plan what became of it, by position. */
function describeVisits(facility: Facility, question: PlanQuestion, settled: Settled): PlannedVisit[] {
  const described: PlannedVisit[] = [];
  let before: Before = null;
  for (const visit of inOrder(question.visits)) {
    const said = describeVisit(facility, question, settled, visit, before);
    described.push(said);
    // What was passed by has no day that a later gap could count from.
    const on = said.on ?? said.aboutOn;
    if (on !== null) before = { visit, on, clinicianId: said.slot?.clinicianId ?? null };
  }
  return described;
}

function describeVisit(
  facility: Facility,
  question: PlanQuestion,
  settled: Settled,
  visit: PlanVisit,
  before: Before,
): PlannedVisit {
  const { drafts, placements } = settled;
  const base = { visitId: visit.id, phase: visit.phase, position: visit.position, number: visit.number };
  const window = before && windowAfter(before.on, visit.gap);
  const { appointment } = visit;
  if (appointment?.status === "completed") {
    return { ...base, ...standing(visit, appointment, before), state: "done", moved: false, window, why: [] };
  }
  if (visit.skipped) {
    return { ...base, ...NOWHERE, state: "skipped", moved: false, window: null, aboutOn: null, why: [] };
  }

  const index = drafts.steps.findIndex((step) => step.visit.id === visit.id);
  const draft = drafts.steps[index];
  const placement = placements[index];
  if (draft && placement) {
    const { on, start, clinicianId, roomId, deviceId } = placement;
    const slot = { start, clinicianId, roomId, deviceId };
    const moved = appointment !== null && !isSameSlot(appointment.slot, slot);
    const behind = drafts.steps.slice(index + 1);
    const onTarget = (targetOn: PlainDate) => tryTarget(facility, question, settled, index, targetOn);
    const why = explainPlaced(facility, question, { draft, slot, on, moved, before, behind, onTarget });
    const pinned = draft.pinned === "chosen";
    return { ...base, ...standing(visit, { slot, on }, before), state: "placed", moved, pinned, window, why };
  }

  const left = drafts.left.find((one) => one.visit.id === visit.id);
  if (left && appointment && left.reason !== "no-place") {
    // Nothing was asked about it, so what is booked there stays as it is.
    return { ...base, ...standing(visit, appointment, before), state: "placed", moved: false, window, why: [] };
  }
  if (draft || left) {
    const aboutOn = before ? addDays(before.on, visit.gap.targetDays) : (question.firstTargetOn ?? question.today);
    const why = explainDue(question, { visit, aboutOn, before, reason: left?.reason ?? "no-place" });
    return { ...base, ...NOWHERE, state: "due", moved: appointment !== null, window, aboutOn, why };
  }
  // It was never given, and a later visit was: the plan has passed it by.
  return { ...base, ...NOWHERE, state: "due", moved: false, window: null, aboutOn: null, why: [] };
}

const NOWHERE = { slot: null, on: null, pinned: false, gapDays: null, grade: null } as const;

function standing(visit: PlanVisit, { slot, on }: { slot: Slot; on: PlainDate }, before: Before) {
  const gapDays = before && daysBetween(before.on, on);
  const grade = gapDays === null ? null : gradeOf(gapDays, visit.gap);
  return { slot, on, pinned: false, gapDays, grade, aboutOn: null };
}
