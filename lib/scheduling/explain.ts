// Why does a visit stand on this day, or on none?

import { recallDays } from "@/lib/rules/maintenance";
import { addDays, dateOf, daysBetween, instantAt, minuteOfDay, type PlainDate, weekdayOf } from "@/lib/time";
import { clientBusyOf, type Draft, type Left, type PlanQuestion, type PlanVisit } from "./plan-request";
import { findSlots } from "./slots";
import type { Facility, Slot } from "./types";

/** What a reason says; the sentence stands under `reason.<rule>` in the catalogue. */
export type ReasonRule =
  // which days are allowed
  | "first-visit"
  | "gap-window"
  | "late-window"
  | "signed-window"
  // why this place
  | "client-is-here"
  | "chosen"
  | "stays-booked"
  | "had-to-move"
  | "on-target"
  | "best-near-target"
  // what kept it off the target day
  | "target-past"
  | "target-barred"
  | "target-closed"
  | "target-full"
  | "target-weekday"
  | "target-clinician-away"
  | "target-clinician-full"
  | "target-hours"
  | "target-dearer"
  // which wishes it meets
  | "meets-weekday"
  | "meets-hours"
  | "meets-clinician"
  // why it has no place
  | "left-unticked"
  | "beyond-horizon"
  | "no-place";

/**
 * A reason as data. Days are PlainDates, ids are to be shown as names, minutes of the day count from local midnight.
 * `source` says where the rule's figures come from.
 */
export type Reason = { rule: ReasonRule; values: Readonly<Record<string, string | number>>; source?: string };

/** The visit before, with its day (or the target day, when it is due itself) and who gives it. */
export type Before = { visit: PlanVisit; on: PlainDate; clinicianId: string | null } | null;
type Placed = { draft: Draft; slot: Slot; on: PlainDate; moved: boolean; before: Before };

/** The reasons of a visit that has a place: which days it may have, why this one, which wishes it meets. */
export function explainPlaced(facility: Facility, question: PlanQuestion, placed: Placed): Reason[] {
  const { draft, on, moved, before } = placed;
  const { visit } = draft;
  const why: Reason[] = [allowed(question, draft, before)];
  if (draft.pinned === "treating") return [...why, { rule: "client-is-here", values: { on } }];
  if (draft.pinned === "chosen") return [...why, { rule: "chosen", values: { on } }];
  if (visit.appointment && !moved) return [...why, { rule: "stays-booked", values: { on } }];
  if (visit.appointment) why.push({ rule: "had-to-move", values: { wasOn: visit.appointment.on, on } });

  const targetOn = targetOf(question, draft, before);
  const nearest = nearestFact(facility, question, placed, targetOn);
  why.push(nearest ?? { rule: "on-target", values: { on } });
  if (nearest) why.push({ rule: "best-near-target", values: { on, targetOn, daysOff: daysBetween(targetOn, on) } });
  return [...why, ...wishesMet(facility, question, placed)];
}

/** The reasons of a visit that has no place. */
export function explainDue(
  question: PlanQuestion,
  due: { visit: PlanVisit; aboutOn: PlainDate; before: Before; reason: Left["reason"] },
): Reason[] {
  const { visit, aboutOn, before, reason } = due;
  const why: Reason[] = before ? [gapWindow(question, visit, before)] : [];
  if (reason !== "no-place" && aboutOn > question.horizonOn) {
    const { invitedOn } = recallDays(aboutOn);
    return [...why, { rule: "beyond-horizon", values: { aboutOn, horizonOn: question.horizonOn, invitedOn } }];
  }
  return [...why, { rule: reason === "unticked" ? "left-unticked" : "no-place", values: { aboutOn } }];
}

/** The rule that bounds the days of a placed visit. */
function allowed(question: PlanQuestion, draft: Draft, before: Before): Reason {
  const { visit, gap, form } = draft;
  if (!before) return { rule: "first-visit", values: { targetOn: targetOf(question, draft, before) } };
  if (form !== "ordinary") {
    const { earliestOn: fullFrom, latestOn: fullTo } = edges(before.on, visit.gap);
    const { earliestOn, latestOn } = edges(before.on, gap);
    return withSource(question, {
      rule: "late-window",
      values: { ...predecessor(before), fullFrom, fullTo, earliestOn, latestOn, latestDays: gap.latestDays },
    });
  }
  if (gap.earliestDays < visit.gap.earliestDays || draft.overridden) {
    const { earliestDays } = visit.gap;
    const earliestOn = addDays(before.on, earliestDays);
    return withSource(question, {
      rule: "signed-window",
      values: { ...predecessor(before), earliestDays, earliestOn },
    });
  }
  return gapWindow(question, visit, before);
}

function gapWindow(question: PlanQuestion, { gap }: PlanVisit, before: NonNullable<Before>): Reason {
  const { earliestDays, targetDays, latestDays } = gap;
  const values = {
    ...predecessor(before),
    earliestDays,
    targetDays,
    latestDays,
    ...edges(before.on, gap),
    targetOn: addDays(before.on, targetDays),
  };
  return withSource(question, { rule: "gap-window", values });
}

function edges(on: PlainDate, gap: { earliestDays: number; latestDays: number }) {
  return { earliestOn: addDays(on, gap.earliestDays), latestOn: addDays(on, gap.latestDays) };
}

function predecessor({ visit, on }: NonNullable<Before>) {
  return { afterPhase: visit.phase, afterNumber: visit.number, afterOn: on };
}

function withSource(question: PlanQuestion, reason: Reason): Reason {
  return question.source === undefined ? reason : { ...reason, source: question.source };
}

function targetOf(question: PlanQuestion, { gap, place }: Draft, before: Before): PlainDate {
  if (before) return addDays(before.on, gap.targetDays);
  return question.firstTargetOn ?? place?.on ?? question.today;
}

/** A fact about the target day that kept the visit off it, the hardest first; null when the visit is on it. */
function nearestFact(
  facility: Facility,
  question: PlanQuestion,
  { draft, on, before }: Placed,
  targetOn: PlainDate,
): Reason | null {
  if (on === targetOn) return null;
  const { timeZone } = facility;
  const { preferences } = question;
  const { demand } = draft.visit;
  const values = { targetOn };
  if (targetOn < dateOf(question.notBefore, timeZone)) return { rule: "target-past", values };
  if (question.barredDays.some(({ from, to }) => from <= targetOn && targetOn <= to)) {
    return { rule: "target-barred", values };
  }
  const offered = demand.clinicianIds.filter((id) => isOpen(facility, id, targetOn));
  const wanted = preferences.clinicianId ?? before?.clinicianId;
  if (offered.length === 0) return { rule: "target-closed", values };
  if (wanted && demand.clinicianIds.includes(wanted) && !offered.includes(wanted)) {
    return { rule: "target-clinician-away", values: { targetOn, clinicianId: wanted } };
  }

  const free = findSlots(facility, {
    demand,
    clientBusy: clientBusyOf(question, timeZone),
    from: targetOn,
    to: targetOn,
    notBefore: question.notBefore,
  });
  if (free.length === 0) return { rule: "target-full", values };
  if (preferences.weekdays?.length && !preferences.weekdays.includes(weekdayOf(targetOn))) {
    return { rule: "target-weekday", values: { targetOn, weekday: weekdayOf(targetOn) } };
  }
  const withWanted = wanted ? free.filter(({ clinicianId }) => clinicianId === wanted) : free;
  if (wanted && withWanted.length === 0) {
    return { rule: "target-clinician-full", values: { targetOn, clinicianId: wanted } };
  }
  if (!withWanted.some((slot) => isInHours(facility, question, draft, slot))) return { rule: "target-hours", values };
  return { rule: "target-dearer", values };
}

/** Whether the clinician works at all on that local day. */
function isOpen(facility: Facility, clinicianId: string, on: PlainDate): boolean {
  const start = instantAt(on, 0, facility.timeZone);
  const end = instantAt(on, 1440, facility.timeZone);
  const clinician = facility.clinicians.find(({ id }) => id === clinicianId);
  return clinician?.open.some((span) => span.start < end && span.end > start) ?? false;
}

/** Which of the wishes that were made this place meets. */
function wishesMet(facility: Facility, question: PlanQuestion, { draft, slot, on }: Placed): Reason[] {
  const { weekdays, from, until, clinicianId } = question.preferences;
  const met: Reason[] = [];
  if (weekdays?.includes(weekdayOf(on))) met.push({ rule: "meets-weekday", values: { weekday: weekdayOf(on) } });
  if ((from !== undefined || until !== undefined) && isInHours(facility, question, draft, slot)) {
    met.push({ rule: "meets-hours", values: { from: from ?? 0, until: until ?? 1440 } });
  }
  if (clinicianId === slot.clinicianId) met.push({ rule: "meets-clinician", values: { clinicianId } });
  return met;
}

/** Whether the client's whole part lies in the preferred hours. */
function isInHours(facility: Facility, question: PlanQuestion, { visit }: Draft, slot: Slot): boolean {
  const { from = 0, until = 1440 } = question.preferences;
  const part = visit.demand.occupancy.client;
  const first = minuteOfDay(slot.start + part.from, facility.timeZone);
  const last = minuteOfDay(slot.start + part.to - 1, facility.timeZone);
  return from <= first && first <= last && last < until;
}
