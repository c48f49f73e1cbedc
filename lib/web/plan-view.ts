// How does one plan look to people: its visits in words, and its ribbon?
import type { PlaceNames } from "@/lib/db/queries/names";
import type { AppointmentStatus, PlanRecord, VisitRecord } from "@/lib/db/queries/plans";
import { explainTouchUp } from "@/lib/rules/explain-touch-up";
import type { Grade } from "@/lib/rules/gap";
import { type PlanStanding, planStanding, type VisitStanding } from "@/lib/rules/plan-standing";
import { isIllustration, type ResultCurve } from "@/lib/rules/result-curve";
import type { RibbonVisit } from "@/lib/rules/ribbon-input";
import type { PlainDate } from "@/lib/time";
import { type ExpectedView, expectedView } from "@/lib/web/expected-view";
import { gradeText } from "@/lib/web/grade-text";
import { openText } from "@/lib/web/open-text";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { planNote, riskText, signedText, visitNotes } from "@/lib/web/visit-notes";
import { boundsOf, choiceOf } from "@/lib/web/visit-reasons";
import { type VisitWords, visitSentence } from "@/lib/web/visit-sentence";
import { sayDay, sayTimeAt } from "@/lib/words/dates";
import { reasonSentence } from "@/lib/words/reason-sentence";
import { type Locale, speaker } from "@/lib/words/say";

/** One visit, in words. Serialisable. */
export type VisitView = {
  id: string;
  appointmentId: string | null;
  position: number;
  phase: "session" | "touch_up";
  number: number;
  /** "Session 2", and "S2" where there is little room. */
  title: string;
  short: string;
  state: RibbonVisit["state"];
  status: AppointmentStatus | null;
  statusText: string | null;
  on: PlainDate | null;
  /** "Tue 29 Dec" and "15:30"; null when it is not booked. */
  dayText: string | null;
  timeText: string | null;
  /** Of a visit that is not booked: when it is to be expected. */
  aboutOn: PlainDate | null;
  /** It is past the protocol's last day, and no clinician has decided yet to go on. */
  clinicianDecides: boolean;
  /** The protocol's last day before that, in days since the visit before. */
  restartAfterDays: number;
  /** "about Sun 5 Mar 2028", "missed on Tue 3 Nov", "left out": of a visit that is not booked. */
  openText: string | null;
  who: string | null;
  /** The room, the device and, below, the grade and the reason of a signature are for staff: null for a client. */
  where: string | null;
  device: string | null;
  /** "35 days after session 1" */
  gapText: string | null;
  grade: Grade | null;
  gradeText: string | null;
  /** "Tue 22 Dec to Tue 5 Jan" */
  windowText: string | null;
  why: string[];
  /** Where the gap of a session comes from; a touch-up's interval is the clinic's own. */
  source: string | null;
  overrideReason: string | null;
  /** "Signed by Dr Okafor on Tue 24 Nov: Leaves in December"; for staff. */
  signedText: string | null;
  /** Why it is left out, goes on late, or was cut short: for staff, a sentence each. */
  notes: string[];
  /** Why what is booked can't stand; for staff. */
  riskText: string | null;
  missedText: string | null;
};

/** What the ribbon's components ask for. */
export type RibbonView = {
  today: PlainDate;
  visits: RibbonVisit[];
  curve: ResultCurve;
  labels: Record<string, { title: string; short: string; day: string; gap?: string; sentence: string }>;
  words: {
    name: string;
    today: string;
    expectedResult: string;
    resultSign: string;
    stopsHere: string;
    withTouchUps: string;
    without: string;
  };
};

export type PlanView = {
  planId: string;
  locationId: string;
  revision: number;
  /** "Rejuvenation, face" */
  title: string;
  status: "active" | "paused" | "ended";
  versionText: string;
  /** "Paused by Joana Reis on Tue 24 Nov: Travelling"; null while it runs, and for a client. */
  note: string | null;
  standing: { state: PlanStanding; word: string };
  sessionsDone: number;
  sessionsTotal: number;
  progressText: string;
  visits: VisitView[];
  ribbon: RibbonView;
  /** What may be expected and when; null while nothing was given or booked. */
  expected: ExpectedView | null;
  /** The next visit that is booked, else the next that is to be booked; null when none is left. */
  next: VisitView | null;
};

/**
 * @param facts `today` is the day in `timeZone`, the one of the plan's location
 * @param audience whom the reasons are worded for
 */
export function planView(
  locale: Locale,
  facts: { plan: PlanRecord; names: PlaceNames; today: PlainDate; timeZone: string },
  audience: "staff" | "client" = "staff",
): PlanView {
  const { plan, today } = facts;
  const say = speaker(locale, "plan");
  const stood = planStanding({ status: plan.status, visits: plan.visits.map(stoodVisit) }, today);
  const pairs = plan.visits.flatMap((visit) => {
    const standing = stood.visits.find(({ id }) => id === visit.id);
    return standing ? [{ visit, standing, view: visitView(locale, facts, visit, standing, audience) }] : [];
  });
  const visits = pairs.map(({ view }) => view);
  const sessions = visits.filter(({ phase, state }) => phase === "session" && state !== "skipped");
  const sessionsDone = sessions.filter(({ state }) => state === "done").length;
  const open = visits.filter(({ state }) => state !== "done" && state !== "skipped");
  const title = planTitle(locale, plan.protocol, plan.area);
  return {
    planId: plan.id,
    locationId: plan.locationId,
    revision: plan.revision,
    title,
    status: plan.status,
    versionText: say("version", { number: plan.protocolVersion }),
    note: audience === "staff" ? planNote(locale, plan, facts) : null,
    standing: { state: stood.standing, word: say(`standing.${stood.standing}`) },
    sessionsDone,
    sessionsTotal: sessions.length,
    progressText: say("progress", { done: sessionsDone, total: sessions.length }),
    visits,
    ribbon: {
      today,
      visits: pairs.map(({ visit, standing }) => ribbonVisit(visit, standing)),
      labels: Object.fromEntries(
        pairs.map(({ view, standing }) => [view.id, ribbonLabel(locale, view, standing, today)]),
      ),
      curve: plan.protocol.curve,
      words: ribbonWords(locale, `${plan.client.givenName} ${plan.client.familyName}`, title, plan.protocol.curve),
    },
    expected: expectedView(locale, plan, today),
    next: open.find(({ appointmentId }) => appointmentId !== null) ?? open[0] ?? null,
  };
}

/** The words of a ribbon that is called after whose plan it is. */
export function ribbonWords(
  locale: Locale,
  clientName: string,
  title: string,
  curve: ResultCurve,
): RibbonView["words"] {
  const say = speaker(locale, "plan");
  return {
    name: say("ribbonName", { name: clientName, title }),
    today: say("today"),
    expectedResult: say(isIllustration(curve) ? "expectedIllustration" : "expectedResult"),
    resultSign: say(isIllustration(curve) ? "resultSignIllustration" : "resultSign"),
    stopsHere: say("stopsHere"),
    withTouchUps: say("withTouchUps"),
    without: say("without"),
  };
}

export function stoodVisit({ appointment, ...visit }: VisitRecord) {
  return {
    ...visit,
    appointment: appointment && {
      status: appointment.status,
      on: appointment.on,
      overridden: appointment.override !== null,
      hindrance: appointment.hindrance,
    },
  };
}

function visitView(
  locale: Locale,
  { plan, names, today, timeZone }: Parameters<typeof planView>[1],
  visit: VisitRecord,
  standing: VisitStanding,
  audience: "staff" | "client",
): VisitView {
  const say = speaker(locale, "plan");
  const { appointment } = visit;
  const slot = appointment?.slot;
  const nameOf = (all: readonly { id: string; name: string }[], id: string | null | undefined) =>
    all.find((one) => one.id === id)?.name ?? null;
  const { title, short } = visitTitle(locale, visit);
  const { after, gapDays, window } = standing;
  const missedText = visit.missedOn ? say("missedOn", { day: sayDay(locale, visit.missedOn, today) }) : null;
  const clinicianName = (id: string) => nameOf(names.clinicians, id) ?? "";
  const isForStaff = audience === "staff";
  const reasons = boundsOf(visit, standing);
  if (standing.on === null && window !== null) reasons.push(...explainTouchUp(visit, plan.protocol.touchUp));
  if (!isForStaff) reasons.push(...choiceOf(visit, standing, plan.preferences, timeZone));
  const why = reasons.map((reason) => reasonSentence(locale, reason, { audience, today, clinicianName }));
  const clinicianDecides = standing.clinicianDecides && !visit.goOn;
  if (clinicianDecides) why.push(say("clinicianDecides", { days: visit.gap.restartAfterDays }));
  const risk = isForStaff ? riskText(locale, standing, visitBefore(plan, visit), today) : null;
  if (risk !== null) why.push(risk);
  return {
    id: visit.id,
    appointmentId: appointment?.id ?? null,
    position: visit.position,
    phase: visit.phase,
    number: visit.number,
    title,
    short,
    state: standing.state,
    status: appointment?.status ?? null,
    statusText: appointment ? say(`status.${appointment.status}`) : null,
    on: standing.on,
    dayText: standing.on && sayDay(locale, standing.on, today),
    timeText: slot ? sayTimeAt(slot.start, timeZone) : null,
    aboutOn: standing.aboutOn,
    clinicianDecides,
    restartAfterDays: visit.gap.restartAfterDays,
    openText: openText(locale, standing, missedText, today),
    who: nameOf(names.clinicians, slot?.clinicianId),
    where: isForStaff ? nameOf(names.rooms, slot?.roomId) : null,
    device: isForStaff ? nameOf(names.devices, slot?.deviceId) : null,
    gapText:
      after && gapDays !== null ? say("gapAfter", { days: gapDays, visit: visitTitle(locale, after).inText }) : null,
    grade: standing.grade,
    gradeText: isForStaff ? gradeText(locale, standing.grade, gapDays, visit.gap.targetDays, visit.goOn) : null,
    windowText:
      window &&
      say("window", { from: sayDay(locale, window.earliestOn, today), until: sayDay(locale, window.latestOn, today) }),
    why,
    source: visit.phase === "session" ? plan.protocol.sources[0].title : null,
    signedText: isForStaff ? signedText(locale, visit, { timeZone, today }) : null,
    notes: isForStaff ? visitNotes(locale, visit, { timeZone, today }) : [],
    riskText: risk,
    overrideReason: isForStaff ? (appointment?.override?.reason ?? null) : null,
    missedText,
  };
}

/** The visit before it that is not left out. */
function visitBefore({ visits }: PlanRecord, { position }: VisitRecord): VisitRecord | null {
  return visits.findLast((one) => one.position < position && !one.skipped) ?? null;
}

function ribbonVisit(visit: VisitRecord, { state, on, window, grade }: VisitStanding): RibbonVisit {
  return {
    id: visit.id,
    phase: visit.phase,
    number: visit.number,
    window,
    on: on ?? (state === "missed" ? visit.missedOn : null),
    state,
    overridden: visit.appointment?.override != null,
    grade,
  };
}

function ribbonLabel(locale: Locale, view: VisitView, standing: VisitStanding, today: PlainDate) {
  const say = speaker(locale, "plan");
  const day = view.dayText === null ? (view.openText ?? say("notBooked")) : `${view.dayText} ${view.timeText ?? ""}`;
  const words: VisitWords = { ...view, latestOn: standing.window?.latestOn ?? null, aboutOn: standing.aboutOn };
  const gap = ribbonGap(locale, view, standing, today);
  return {
    title: view.title,
    short: view.short,
    day,
    ...(gap && { gap }),
    sentence: visitSentence(locale, words, today),
  };
}

/** The line under the day: the gap and, where it matters, the grade; of what is open, by when. */
function ribbonGap(locale: Locale, view: VisitView, { after, gapDays, window }: VisitStanding, today: PlainDate) {
  const say = speaker(locale, "plan");
  if (after && gapDays !== null) {
    const gap = say("gapAfterShort", { days: gapDays, mark: visitTitle(locale, after).mark });
    if (view.signedText !== null) return say("gapSigned", { gap });
    return view.grade === "on-cadence" || view.gradeText === null ? gap : `${gap}, ${view.gradeText}`;
  }
  if (view.state === "to-book") return say("toBookLater");
  if (window === null || view.state === "skipped" || after === null) return null;
  const day = sayDay(locale, window.latestOn, today);
  return window.latestOn < today ? say("overdueSince", { day }) : say("dueBy", { day });
}
