// How does each visit of a plan stand today, and the plan with it?
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { type DayWindow, type GapFigures, type Grade, gradeOf, windowAfter } from "./gap";
import type { Hindrance } from "./hindrance";
import { recallDays } from "./maintenance";
import { type Standing, standingOf } from "./standing";

/** What has to be known of a visit. `appointment`: the live one. `missedOn`: it was missed, and nothing was booked since. */
export type StoodVisit = {
  id: string;
  phase: "session" | "touch_up";
  position: number;
  number: number;
  gap: GapFigures;
  skipped: boolean;
  /** A clinician signed to go on past `restartAfterDays`. */
  goOn?: boolean;
  /** `hindrance`: what stands in its way, besides its gap. */
  appointment: { status: string; on: PlainDate; overridden: boolean; hindrance?: Hindrance | null } | null;
  missedOn: PlainDate | null;
};

/**
 * Why a booking can't stand. "gap-too-short": before its earliest day, and nobody signed for that. "before-is-open": the visit
 * before it is not booked, and can't come early enough any more. "past-restart": so late that a clinician decides, and none
 * has. `earliestOn` is the first day that would do.
 */
export type Risk =
  | Hindrance
  | { kind: "gap-too-short" | "before-is-open"; earliestOn: PlainDate }
  | { kind: "past-restart" };

export type VisitStanding = {
  id: string;
  /** "to-book": a touch-up that is not booked, before the day of its invitation; any visit that has to wait for another. */
  state: "done" | "booked" | "to-book" | "due" | "at-risk" | "overdue" | "missed" | "skipped";
  /** The day of its appointment; null when it has none. */
  on: PlainDate | null;
  /** Of a visit without an appointment: its target day, however long past. Null when it will not come any more. */
  aboutOn: PlainDate | null;
  /** Counted from the visit before; null for the first. */
  window: DayWindow | null;
  /** The visit before it and its day, where that visit has one. */
  after: { phase: "session" | "touch_up"; number: number; on: PlainDate } | null;
  gapDays: number | null;
  grade: Grade | null;
  /** More days have passed than the protocol goes on after, and nobody signed for that: a clinician decides. */
  clinicianDecides: boolean;
  /** Why what is booked can't stand; null for what can, and for what is not booked. */
  risk: Risk | null;
  /** The visit before it, when a clinician must first decide on an earlier one: no day can be told then, nor a window. */
  waitsFor: { phase: "session" | "touch_up"; number: number } | null;
};

export type PlanStanding = Standing | "done" | "paused";

type OpenStanding = Exclude<Standing, "on-track">;

export type StoodPlan = { standing: PlanStanding; visits: VisitStanding[] };

const WORST_FIRST = ["overdue", "at-risk", "due"] as const satisfies readonly Standing[];

/**
 * Judges a plan on the local day `today`; visits come out in the plan's order.
 *
 * A booking stands "at-risk" when it can't stay where it is (`Risk`). The plan stands as its worst open visit does; a touch-up that is not booked counts as due only from the day of its invitation on.
 */
export function planStanding(
  plan: { status: "active" | "paused" | "ended"; visits: readonly StoodVisit[] },
  today: PlainDate,
): StoodPlan {
  const visits = [...plan.visits].sort((a, b) => a.position - b.position);
  const lastDone = visits.findLastIndex(({ appointment }) => appointment?.status === "completed");
  const stood: VisitStanding[] = [];
  const open: Standing[] = [];
  let before: Before = null;
  let isUndecided = false;
  for (const [index, visit] of visits.entries()) {
    const isPassedBy = index < lastDone && visit.appointment === null;
    const one: VisitStanding =
      visit.skipped || isPassedBy
        ? leftOut(visit)
        : visit.appointment
          ? booked(visit, visit.appointment, before)
          : isUndecided && before
            ? waiting(visit, before)
            : due(visit, before, today);
    stood.push(one);
    if (one.state === "skipped") continue;
    if (one.state !== "done") open.push(countsAs(one, today));
    isUndecided ||= one.clinicianDecides;
    const on: PlainDate = one.on ?? expectedOn(one, before, today);
    const soonestOn: PlainDate = one.on ?? soonest(visit, before, today);
    before = { phase: visit.phase, number: visit.number, on, soonestOn, isReal: one.on !== null };
  }
  return { standing: wholeStanding(plan.status, open), visits: stood };
}

/** `on`: its day, or about when it is expected; `soonestOn`: the first day on which it could be. */
type Before = {
  phase: "session" | "touch_up";
  number: number;
  on: PlainDate;
  soonestOn: PlainDate;
  isReal: boolean;
} | null;

function wholeStanding(status: "active" | "paused" | "ended", open: readonly Standing[]): PlanStanding {
  if (status === "paused") return "paused";
  if (status === "ended" || open.length === 0) return "done";
  return WORST_FIRST.find((worst) => open.includes(worst)) ?? "on-track";
}

function leftOut({ id }: StoodVisit): VisitStanding {
  return {
    id,
    state: "skipped",
    on: null,
    aboutOn: null,
    window: null,
    after: null,
    gapDays: null,
    grade: null,
    clinicianDecides: false,
    risk: null,
    waitsFor: null,
  };
}

/** What is not booked comes today at the soonest: the visits behind it count from there. */
function expectedOn({ aboutOn }: VisitStanding, before: Before, today: PlainDate): PlainDate {
  const latest = [aboutOn, before?.on ?? null, today].filter((on) => on !== null).sort();
  return latest.at(-1) ?? today;
}

function waiting(visit: StoodVisit, { phase, number }: NonNullable<Before>): VisitStanding {
  return { ...leftOut(visit), state: visit.missedOn !== null ? "missed" : "to-book", waitsFor: { phase, number } };
}

function booked(visit: StoodVisit, appointment: NonNullable<StoodVisit["appointment"]>, before: Before): VisitStanding {
  const { status, on } = appointment;
  const after = realBefore(before);
  const gapDays = after && daysBetween(after.on, on);
  const risk = status === "completed" ? null : riskOf(visit, appointment, before);
  return {
    ...leftOut(visit),
    state: status === "completed" ? "done" : risk === null ? "booked" : "at-risk",
    on,
    risk,
    window: before && windowAfter(before.on, visit.gap),
    after,
    gapDays,
    grade: gapDays === null ? null : gradeOf(gapDays, visit.gap),
  };
}

function riskOf(
  { gap, goOn }: StoodVisit,
  { on, overridden, hindrance }: NonNullable<StoodVisit["appointment"]>,
  before: Before,
): Risk | null {
  if (before && !overridden) {
    const earliestOn = addDays(before.soonestOn, gap.earliestDays);
    if (on < earliestOn) return { kind: before.isReal ? "gap-too-short" : "before-is-open", earliestOn };
  }
  if (hindrance) return hindrance;
  const isPast = before?.isReal === true && daysBetween(before.on, on) > gap.restartAfterDays && goOn !== true;
  return isPast ? { kind: "past-restart" } : null;
}

/** The first day on which a visit could be that is not booked. */
function soonest({ gap }: StoodVisit, before: Before, today: PlainDate): PlainDate {
  const earliestOn = before && addDays(before.soonestOn, gap.earliestDays);
  return earliestOn !== null && earliestOn > today ? earliestOn : today;
}

function due(visit: StoodVisit, before: Before, today: PlainDate): VisitStanding {
  const after = realBefore(before);
  const window = before && windowAfter(before.on, visit.gap);
  const standing = openStanding(window, after, today);
  const isInvited = after !== null && window !== null && recallDays(window.targetOn).invitedOn <= today;
  const isLater = visit.phase === "touch_up" && standing === "due" && !isInvited;
  return {
    ...leftOut(visit),
    state: visit.missedOn !== null ? "missed" : isLater ? "to-book" : standing,
    aboutOn: window ? window.targetOn : today,
    window,
    after,
    clinicianDecides: after !== null && window !== null && today > window.restartAfterOn && visit.goOn !== true,
  };
}

/** What the visit before leaves open can't be late: nobody knows yet from when it counts. */
function openStanding(window: DayWindow | null, after: VisitStanding["after"], today: PlainDate): OpenStanding {
  if (window === null || after === null) return "due";
  const standing = standingOf({ booked: false, canStand: true, latestOn: window.latestOn }, today);
  return standing === "on-track" ? "due" : standing;
}

/** A missed visit counts as what is to be booked again. */
function countsAs(stood: VisitStanding, today: PlainDate): Standing {
  if (stood.state === "booked" || stood.state === "to-book") return "on-track";
  if (stood.on !== null) return "at-risk";
  return openStanding(stood.window, stood.after, today);
}

function realBefore(before: Before): VisitStanding["after"] {
  return before?.isReal ? { phase: before.phase, number: before.number, on: before.on } : null;
}
