// Why does a visit stand on this day, or on none?

import { recallDays } from "@/lib/rules/maintenance";
import { addDays, dateOf, daysBetween, instantAt, minuteOfDay, type PlainDate, weekdayOf } from "@/lib/time";
import { clientBusyOf, type Draft, deferredUntil, type Left, type PlanQuestion, type PlanVisit } from "./plan-request";
import { findSlots } from "./slots";
import type { TargetTrial } from "./target-trial";
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
  | "deferred"
  | "on-target"
  | "best-near-target"
  // what kept it off the target day
  | "target-bounded"
  | "target-past"
  | "target-barred"
  | "target-deferred"
  | "target-closed"
  | "target-over"
  | "target-full"
  | "target-weekday"
  | "target-clinician-away"
  | "target-clinician-full"
  | "target-clinician-hours-full"
  | "target-hours"
  | "target-dearer"
  | "target-as-good"
  // which wishes it meets, and which not
  | "meets-weekday"
  | "meets-hours"
  | "meets-clinician"
  | "misses-weekday"
  | "misses-hours"
  | "misses-clinician"
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
type Placed = {
  draft: Draft;
  slot: Slot;
  on: PlainDate;
  moved: boolean;
  before: Before;
  /** The steps behind it, in order. */
  behind: readonly Draft[];
  /** What the course would be with the visit held on its target day. */
  onTarget: (targetOn: PlainDate) => TargetTrial;
};

/** The reasons of a visit that has a place: which days it may have, why this one, which wishes it meets. */
export function explainPlaced(facility: Facility, question: PlanQuestion, placed: Placed): Reason[] {
  const { draft, on, moved, before } = placed;
  const { visit } = draft;
  const why: Reason[] = [allowed(question, draft, before)];
  if (draft.pinned === "treating") return [...why, { rule: "client-is-here", values: { on } }];
  if (draft.pinned === "chosen") return [...why, { rule: "chosen", values: { on } }];
  if (visit.appointment && !moved) return [...why, { rule: "stays-booked", values: { on } }];
  if (visit.appointment) why.push(...movedFrom(question, visit.appointment.on, on));

  // The target of a late visit is behind it: only how soon it comes still counts.
  if (draft.form === "ordinary") why.push(...besideTarget(facility, question, placed));
  return [...why, ...wishes(facility, question, placed)];
}

/** That it had to leave the day that it was booked for, and until when treatment is deferred if that is why. */
function movedFrom({ barredDays }: PlanQuestion, wasOn: PlainDate, on: PlainDate): Reason[] {
  const untilOn = deferredUntil(barredDays, wasOn);
  const moved: Reason = { rule: "had-to-move", values: { wasOn, on } };
  return untilOn === null ? [moved] : [moved, { rule: "deferred", values: { wasOn, untilOn } }];
}

/** That it is on its target day, or what kept it off and how far. */
function besideTarget(facility: Facility, question: PlanQuestion, placed: Placed): Reason[] {
  const { draft, on, before } = placed;
  const targetOn = targetOf(question, draft, before);
  if (on === targetOn) return [{ rule: "on-target", values: { on } }];
  const values = { on, targetOn, daysOff: daysBetween(targetOn, on) };
  const fact = nearestFact(facility, question, placed, targetOn);
  if (fact) return [fact, { rule: "best-near-target", values }];
  const trial = placed.onTarget(targetOn);
  // Of equals none is the best.
  if (trial === "as-good") return [{ rule: "target-as-good", values }];
  const dearer: Reason[] = trial === "dearer" ? [{ rule: "target-dearer", values: { targetOn } }] : [];
  return [...dearer, { rule: "best-near-target", values }];
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
  if (form === "late") {
    const { earliestOn: fullFrom, latestOn: fullTo } = edges(before.on, visit.gap);
    const { earliestOn, latestOn } = edges(before.on, gap);
    return withSource(question, visit, {
      rule: "late-window",
      values: { ...predecessor(before), fullFrom, fullTo, earliestOn, latestOn, latestDays: gap.latestDays },
    });
  }
  if (gap.earliestDays < visit.gap.earliestDays || draft.overridden) {
    const { earliestDays } = visit.gap;
    const earliestOn = addDays(before.on, earliestDays);
    return withSource(question, visit, {
      rule: "signed-window",
      values: { ...predecessor(before), earliestDays, earliestOn },
    });
  }
  return gapWindow(question, visit, before);
}

function gapWindow(question: PlanQuestion, visit: PlanVisit, before: NonNullable<Before>): Reason {
  const { gap } = visit;
  const { earliestDays, targetDays, latestDays } = gap;
  const values = {
    phase: visit.phase,
    ...predecessor(before),
    earliestDays,
    targetDays,
    latestDays,
    ...edges(before.on, gap),
    targetOn: addDays(before.on, targetDays),
  };
  return withSource(question, visit, { rule: "gap-window", values });
}

function edges(on: PlainDate, gap: { earliestDays: number; latestDays: number }) {
  return { earliestOn: addDays(on, gap.earliestDays), latestOn: addDays(on, gap.latestDays) };
}

function predecessor({ visit, on }: NonNullable<Before>) {
  return { afterPhase: visit.phase, afterNumber: visit.number, afterOn: on };
}

/** Touch-ups have no source: no study sets their interval, the clinic does. */
function withSource(question: PlanQuestion, { phase }: PlanVisit, reason: Reason): Reason {
  return question.source === undefined || phase === "touch_up" ? reason : { ...reason, source: question.source };
}

function targetOf(question: PlanQuestion, { gap, place }: Draft, before: Before): PlainDate {
  if (before) return addDays(before.on, gap.targetDays);
  return question.firstTargetOn ?? place?.on ?? question.today;
}

/** A fact about the target day that kept the visit off it, the hardest first; null when nothing of that kind is known. */
function nearestFact(facility: Facility, question: PlanQuestion, placed: Placed, targetOn: PlainDate): Reason | null {
  const { draft, before } = placed;
  const { timeZone } = facility;
  const { preferences, notBefore } = question;
  const { demand } = draft.visit;
  const values = { targetOn };
  const keeper = boundedBy(placed, targetOn);
  if (keeper) return { rule: "target-bounded", values: { ...values, ...keeper } };
  if (targetOn < dateOf(notBefore, timeZone)) return { rule: "target-past", values };
  const untilOn = deferredUntil(question.barredDays, targetOn);
  if (untilOn !== null) return { rule: "target-deferred", values: { ...values, untilOn } };
  if (question.barredDays.some(({ from, to }) => from <= targetOn && targetOn <= to)) {
    return { rule: "target-barred", values };
  }
  const offered = demand.clinicianIds.filter((id) => isOpen(facility, id, targetOn));
  const wanted = preferences.clinicianId ?? before?.clinicianId;
  if (offered.length === 0) return { rule: "target-closed", values };
  if (wanted && demand.clinicianIds.includes(wanted) && !offered.includes(wanted)) {
    return { rule: "target-clinician-away", values: { targetOn, clinicianId: wanted } };
  }

  const day = { demand, clientBusy: clientBusyOf(question, timeZone), from: targetOn, to: targetOn };
  const free = findSlots(facility, { ...day, notBefore });
  if (free.length === 0) {
    const isOver = targetOn === dateOf(notBefore, timeZone) && findSlots(facility, day).length > 0;
    return { rule: isOver ? "target-over" : "target-full", values };
  }
  if (preferences.weekdays?.length && !preferences.weekdays.includes(weekdayOf(targetOn))) {
    return { rule: "target-weekday", values: { targetOn, weekday: weekdayOf(targetOn) } };
  }
  const withWanted = wanted ? free.filter(({ clinicianId }) => clinicianId === wanted) : free;
  if (wanted && withWanted.length === 0) {
    return { rule: "target-clinician-full", values: { targetOn, clinicianId: wanted } };
  }
  const inHours = free.filter((slot) => isInHours(facility, question, draft, slot));
  if (inHours.length === 0) return { rule: "target-hours", values };
  if (wanted && inHours.every(({ clinicianId }) => clinicianId !== wanted)) {
    const { from = 0, until = 1440 } = preferences;
    return { rule: "target-clinician-hours-full", values: { targetOn, clinicianId: wanted, from, until } };
  }
  return null;
}

/** The first visit behind it that somebody holds on a day which no course through the target day could reach. */
function boundedBy({ behind }: Placed, targetOn: PlainDate): Reason["values"] | null {
  let least = 0;
  let most = 0;
  for (const { visit, gap, place, pinned } of behind) {
    least += gap.earliestDays;
    most += gap.latestDays;
    if (pinned === null || place === null) continue;
    const days = daysBetween(targetOn, place.on);
    const isOut = days < least || days > most;
    return isOut ? { laterPhase: visit.phase, laterNumber: visit.number, laterOn: place.on } : null;
  }
  return null;
}

/** Whether the clinician works at all on that local day. */
function isOpen(facility: Facility, clinicianId: string, on: PlainDate): boolean {
  const start = instantAt(on, 0, facility.timeZone);
  const end = instantAt(on, 1440, facility.timeZone);
  const clinician = facility.clinicians.find(({ id }) => id === clinicianId);
  return clinician?.open.some((span) => span.start < end && span.end > start) ?? false;
}

/** Of each wish that was made, whether this place meets it. */
function wishes(facility: Facility, question: PlanQuestion, { draft, slot, on }: Placed): Reason[] {
  const { weekdays, from, until, clinicianId } = question.preferences;
  const said: Reason[] = [];
  if (weekdays?.length) {
    const isMet = weekdays.includes(weekdayOf(on));
    said.push({ rule: isMet ? "meets-weekday" : "misses-weekday", values: { weekday: weekdayOf(on) } });
  }
  if (from !== undefined || until !== undefined) {
    const isMet = isInHours(facility, question, draft, slot);
    said.push({ rule: isMet ? "meets-hours" : "misses-hours", values: { from: from ?? 0, until: until ?? 1440 } });
  }
  if (clinicianId !== undefined) {
    const isMet = clinicianId === slot.clinicianId;
    said.push({ rule: isMet ? "meets-clinician" : "misses-clinician", values: { clinicianId } });
  }
  return said;
}

/** Whether the client's whole part lies in the preferred hours. */
function isInHours(facility: Facility, question: PlanQuestion, { visit }: Draft, slot: Slot): boolean {
  const { from = 0, until = 1440 } = question.preferences;
  const part = visit.demand.occupancy.client;
  const first = minuteOfDay(slot.start + part.from, facility.timeZone);
  const last = minuteOfDay(slot.start + part.to - 1, facility.timeZone);
  return from <= first && first <= last && last < until;
}
