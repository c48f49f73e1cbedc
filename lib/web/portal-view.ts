// What does a client see of their course?
import type { Location } from "@/lib/db/queries/places";
import type { PlanRecord } from "@/lib/db/queries/plans";
import { dateOf, daysBetween, minuteOfDay, type PlainDate } from "@/lib/time";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { type PlanView, planView, type RibbonView, type VisitView } from "@/lib/web/plan-view";
import { type CareView, careView, redFlagLines } from "@/lib/web/portal-care";
import type { PortalFacts } from "@/lib/web/portal-facts";
import { mayMoveAt, type NextVisitView, nextVisits } from "@/lib/web/portal-next";
import { type PortalWaiting, portalWaiting } from "@/lib/web/portal-waiting";
import { sayDay } from "@/lib/words/dates";
import { phoneAddress } from "@/lib/words/phone-address";
import { type Locale, speaker } from "@/lib/words/say";

export type CallView = { label: string; href: string };

export type CourseView = {
  planId: string;
  title: string;
  lead: string;
  isEnded: boolean;
  ribbon: RibbonView;
  expected: PlanView["expected"];
  /** `source`: the title of what the days of sessions come from; touch-ups have none. */
  visits: (Omit<VisitView, "source"> & { detail: string | null; source: string | null })[];
};

export type PortalView = {
  greeting: string;
  dayLine: string;
  care: CareView;
  next: NextVisitView[];
  waiting: PortalWaiting;
  /** What is to be booked or moved by a call, one sentence a course. */
  /** `bookHref` where the client may book what is due, or move what can't stay, by themself. */
  toCall: { planId: string; tone: "info" | "warning"; sentence: string; bookHref: string | null }[];
  /** What stands in the place of the next visit when there is none and nothing is to be booked. */
  empty: { title: string; text: string } | null;
  courses: CourseView[];
  call: CallView;
  /** When to call the clinic, and when not to wait for it. */
  redFlags: string[];
};

/** How many days after a visit a client still counts from it. */
const DAYS_AFTER = 28;

export function portalView(locale: Locale, facts: PortalFacts): PortalView {
  const { plans, client, clinic, now } = facts;
  const at = homeLocation(facts);
  const timeZone = at?.timeZone ?? client.timeZone;
  const today = dateOf(now, timeZone);
  const views = plans.map((plan) => ({ plan, view: viewOf(locale, facts, plan) }));
  const next = nextVisits(locale, facts, stuckOf(views));
  const hasOthers = hasSeveral(plans);
  const toCall = views.flatMap(({ plan, view }) => callFor(locale, facts, { plan, view, today, hasOthers }));
  return {
    greeting: greeting(locale, client.givenName, minuteOfDay(now, client.timeZone)),
    dayLine: dayLine(locale, facts, timeZone, next[0]),
    care: careView(locale, facts, timeZone),
    next,
    waiting: portalWaiting(locale, facts),
    toCall,
    empty: next.length === 0 && toCall.length === 0 ? emptyText(locale, views) : null,
    courses: views.map(({ plan, view }) => courseView(locale, facts, plan, view)),
    call: callView(locale, at?.phone ?? clinic.phone),
    redFlags: redFlagLines(locale, plans),
  };
}

export function callView(locale: Locale, phone: string): CallView {
  return { label: speaker(locale, "portal")("call", { phone }), href: phoneAddress(phone) };
}

/** The location of the client's course that runs, else of any, else the clinic's first. */
function homeLocation({ plans, names }: PortalFacts): Location | undefined {
  return names.locations.find(({ id }) => id === plans[0]?.locationId) ?? names.locations[0];
}

function viewOf(locale: Locale, { names, client, now }: PortalFacts, plan: PlanRecord): PlanView {
  const location = names.locations.find(({ id }) => id === plan.locationId);
  const timeZone = location?.timeZone ?? client.timeZone;
  return planView(locale, { plan, names, today: dateOf(now, timeZone), timeZone }, "client");
}

function greeting(locale: Locale, name: string, minute: number): string {
  const part = minute >= 300 && minute < 720 ? "morning" : minute >= 720 && minute < 1080 ? "afternoon" : "evening";
  return speaker(locale, "portal")(part, { name });
}

/** Whether a sentence has to say which course it is about. */
function hasSeveral(plans: readonly PlanRecord[]): boolean {
  return plans.filter(({ status }) => status !== "ended").length > 1;
}

/** "Fri 1 Jan, day 3 after session 2": a visit today comes first, then the last visit counts, later the next one. */
function dayLine(
  locale: Locale,
  { plans, now }: PortalFacts,
  timeZone: string,
  next: NextVisitView | undefined,
): string {
  const say = speaker(locale, "portal");
  const today = dateOf(now, timeZone);
  const day = sayDay(locale, today, today);
  const several = hasSeveral(plans);
  const given = plans
    .flatMap((plan) =>
      plan.visits.flatMap((visit) =>
        visit.appointment?.status === "completed"
          ? [{ on: visit.appointment.on, inText: ofCourse(locale, visitTitle(locale, visit).inText, several && plan) }]
          : [],
      ),
    )
    .sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  const left = next && daysBetween(today, dateOf(next.startsAt, timeZone));
  if (next && left !== undefined && left <= 0) return say("dayOf", { day, visit: next.ofCourse });
  const days = given && daysBetween(given.on, today);
  if (given && days === 0) return say("dayOf", { day, visit: given.inText });
  if (given && days !== undefined && days > 0 && days <= DAYS_AFTER) {
    return say("dayAfter", { day, days, visit: given.inText });
  }
  if (!next || left === undefined) return say("onlyDay", { day });
  return say("daysTo", { day, days: left, visit: next.ofCourse });
}

/** "session 2 of Rejuvenation, face"; the visit alone where there is no other course. */
function ofCourse(locale: Locale, visit: string, plan: PlanRecord | false): string {
  if (!plan) return visit;
  return speaker(locale, "portal")("visitOf", { visit, course: planTitle(locale, plan.protocol, plan.area) });
}

/** One sentence where a course needs a call; none while all that can be booked is. */
function callFor(
  locale: Locale,
  facts: PortalFacts,
  { plan, view, today, hasOthers }: { plan: PlanRecord; view: PlanView; today: PlainDate; hasOthers: boolean },
): PortalView["toCall"] {
  const say = speaker(locale, "portal");
  const { planId } = view;
  if (view.status === "ended") return [];
  if (view.status === "paused")
    return [
      {
        ...{ planId, tone: "info", bookHref: null },
        sentence: hasOthers ? say("pausedOf", { course: view.title }) : say("paused"),
      },
    ];
  const open = view.visits.find(({ appointmentId, state }) => appointmentId === null && state !== "skipped");
  const stuck = view.visits.find(isStuck);
  // A visit that can't stay because the one before it has no day finds its own once that is booked.
  if (stuck && (!open || stuck.position < open.position)) {
    const start = plan.visits.find(({ id }) => id === stuck.id)?.appointment?.slot.start;
    const isMovable = start !== undefined && mayMoveAt(facts, start);
    const named = { visit: ofCourse(locale, stuck.title, hasOthers && plan), day: stuck.dayText ?? "" };
    const why = say(isTooSoon(plan, stuck) ? "cannotStaySkin" : "cannotStay", named);
    return [
      {
        ...{ planId, tone: "warning", sentence: `${why} ${say(isMovable ? "stuckMove" : "stuckCall")}` },
        bookHref: isMovable ? `/portal/move/${stuck.appointmentId}` : null,
      },
    ];
  }
  if (view.standing.state === "on-track" || view.standing.state === "done") return [];
  if (!open) return [];
  const tone = open.state === "due" ? "info" : "warning";
  return [
    {
      ...{ planId, tone, sentence: bookSentence(locale, plan, view, open, today, hasOthers) },
      bookHref: open.clinicianDecides ? null : `/portal/book/${planId}`,
    },
  ];
}

/** It is booked, and can't stay where it is. */
function isStuck({ state, appointmentId }: VisitView): boolean {
  return state === "at-risk" && appointmentId !== null;
}

function stuckOf(views: readonly { view: PlanView }[]): Set<string> {
  return new Set(
    views.flatMap(({ view }) =>
      view.status === "active" ? view.visits.filter(isStuck).flatMap(({ appointmentId }) => appointmentId ?? []) : [],
    ),
  );
}

/** Of all reasons only the skin's own time is said: leave is the clinic's affair, and a screening is talked about, not read. */
function isTooSoon({ visits }: PlanRecord, { id, grade }: VisitView): boolean {
  const hindrance = visits.find((one) => one.id === id)?.appointment?.hindrance ?? null;
  return hindrance === null && (grade === "early" || grade === "blocked");
}

function bookSentence(
  locale: Locale,
  plan: PlanRecord,
  view: PlanView,
  open: VisitView,
  today: PlainDate,
  hasOthers: boolean,
): string {
  const say = speaker(locale, "portal");
  const named = (name: string) => ofCourse(locale, name, hasOthers && plan);
  const visit = named(open.title);
  const window = view.ribbon.visits.find(({ id }) => id === open.id)?.window ?? null;
  const missedOn = plan.visits.find(({ id }) => id === open.id)?.missedOn ?? null;
  const said = (on: PlainDate) => sayDay(locale, on, today);
  if (window?.restartAfterOn !== undefined && window.restartAfterOn < today) return say("bookDecide", { visit });
  if (open.state === "missed" && missedOn !== null) {
    return say("bookMissed", { visit: named(visitTitle(locale, open).inText), day: said(missedOn) });
  }
  if (open.state === "overdue") return say("bookOverdue", { visit });
  if (open.state === "at-risk" && window) return say("bookClosing", { visit, day: said(window.latestOn) });
  if (window && window.earliestOn <= today) return say("bookDueNow", { visit, until: said(window.latestOn) });
  if (window) return say("bookDue", { visit, from: said(window.earliestOn), until: said(window.latestOn) });
  return say("bookSoon", { visit });
}

function emptyText(locale: Locale, views: { plan: PlanRecord; view: PlanView }[]): PortalView["empty"] {
  const say = speaker(locale, "portal");
  if (views.length === 0) return { title: say("noPlanTitle"), text: say("noPlan") };
  const runs = views.find(({ view }) => view.status !== "ended");
  const about = runs?.view.next;
  if (about) {
    const visit = visitTitle(locale, about).inText;
    return { title: say("bookTitle"), text: say("laterVisit", { visit, when: about.openText ?? "" }) };
  }
  return { title: say("finishedTitle"), text: say("finished") };
}

function courseView(locale: Locale, { names }: PortalFacts, plan: PlanRecord, view: PlanView): CourseView {
  const say = speaker(locale, "portal");
  const location = names.locations.find(({ id }) => id === plan.locationId)?.name ?? "";
  const isEnded = view.status === "ended";
  return {
    planId: view.planId,
    title: view.title,
    lead: say("courseLead", { sessions: view.sessionsTotal }),
    isEnded,
    ribbon: { ...view.ribbon, visits: drawnVisits(view), labels: labelsOf(locale, view) },
    expected: view.expected,
    visits: view.visits.filter(isTold(view)).map((visit) => ({
      ...visit,
      ...(isStuck(visit) && { statusText: say("ribbonToMove") }),
      ...(isResting(view, visit) && { openText: say("pausedVisit"), why: [] }),
      ...(isOverdue(view, visit) && { openText: say("passedVisit") }),
      source: visit.phase === "session" ? plan.protocol.sources[0].title : null,
      detail: visit.who === null ? null : say("visitDetail", { clinician: visit.who, location }),
    })),
  };
}

/** Of a course that was ended nothing more is to come. */
const isTold =
  ({ status }: PlanView) =>
  ({ appointmentId, state }: VisitView) =>
    status !== "ended" || appointmentId !== null || state === "skipped";

/** A paused course asks for nothing: what is not booked has no day yet. */
function isResting({ status }: PlanView, { appointmentId, state }: VisitView): boolean {
  return status === "paused" && appointmentId === null && state !== "skipped";
}

function isOverdue({ status }: PlanView, { state, openText }: VisitView): boolean {
  return status === "active" && state === "overdue" && openText !== null;
}

function drawnVisits(view: PlanView): RibbonView["visits"] {
  const resting = new Set(view.visits.filter((visit) => isResting(view, visit)).map(({ id }) => id));
  return view.ribbon.visits.map((one) => (resting.has(one.id) ? { ...one, on: null, state: "to-book" } : one));
}

/** The ribbon's words as a client reads them: what is booked, and which days would do. */
function labelsOf(locale: Locale, view: PlanView): RibbonView["labels"] {
  const say = speaker(locale, "portal");
  return Object.fromEntries(
    view.visits.map((visit) => {
      const words = view.ribbon.labels[visit.id] ?? { title: visit.title, short: visit.short, day: "", sentence: "" };
      const when = `${visit.dayText}, ${visit.timeText}`;
      const isToCome = visit.appointmentId !== null && visit.state !== "done";
      const href = `/portal/course#visit-${visit.id}`;
      if (isResting(view, visit)) return [visit.id, { ...restingLabel(locale, visit), href }];
      if (isStuck(visit)) return [visit.id, { ...words, day: say("ribbonStuck", { when }), href }];
      if (isOverdue(view, visit)) {
        const latestOn = view.ribbon.visits.find(({ id }) => id === visit.id)?.window?.latestOn;
        const until = latestOn && { gap: say("ribbonPassed", { day: sayDay(locale, latestOn, view.ribbon.today) }) };
        return [visit.id, { ...words, day: say("ribbonNotBooked"), ...until, href }];
      }
      const day = visit.status === "confirmed" ? say("ribbonConfirmed", { when }) : say("ribbonBooked", { when });
      const fits = visit.windowText === null ? {} : { gap: say("ribbonFits", { window: visit.windowText }) };
      const shown = isToCome
        ? { ...words, day, ...fits }
        : visit.state === "done"
          ? { ...words, day: visit.dayText ?? words.day, ...(visit.gapText !== null && { gap: visit.gapText }) }
          : words;
      return [visit.id, { ...shown, href }];
    }),
  );
}

function restingLabel(locale: Locale, { title, short }: VisitView): RibbonView["labels"][string] {
  const sentence = speaker(locale, "plan")("openNoDay", { title });
  return { ...{ title, short, sentence }, day: speaker(locale, "portal")("pausedVisit") };
}
