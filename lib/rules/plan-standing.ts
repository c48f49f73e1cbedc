// How does each visit of a plan stand today, and the plan with it?
import { daysBetween, type PlainDate } from "@/lib/time";
import { type DayWindow, type GapFigures, type Grade, gradeOf, windowAfter } from "./gap";
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
  appointment: { status: string; on: PlainDate; overridden: boolean } | null;
  missedOn: PlainDate | null;
};

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
 * A booking stands "at-risk" when it lies before its earliest day and nobody signed for that. The plan stands as its worst
 * open visit does; a touch-up that is not booked counts as due only from the day of its invitation on.
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
    before = { phase: visit.phase, number: visit.number, on, isReal: one.on !== null };
  }
  return { standing: wholeStanding(plan.status, open), visits: stood };
}

type Before = { phase: "session" | "touch_up"; number: number; on: PlainDate; isReal: boolean } | null;

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

function booked(
  visit: StoodVisit,
  { status, on, overridden }: NonNullable<StoodVisit["appointment"]>,
  before: Before,
): VisitStanding {
  const after = realBefore(before);
  const gapDays = after && daysBetween(after.on, on);
  const canStand = gapDays === null || gapDays >= visit.gap.earliestDays || overridden;
  return {
    ...leftOut(visit),
    state: status === "completed" ? "done" : canStand ? "booked" : "at-risk",
    on,
    window: before && windowAfter(before.on, visit.gap),
    after,
    gapDays,
    grade: gapDays === null ? null : gradeOf(gapDays, visit.gap),
  };
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
