// What would a change of a running plan do, in words, before anybody says yes?
import type { PlaceNames } from "@/lib/db/queries/names";
import type { PlanRecord, VisitRecord } from "@/lib/db/queries/plans";
import { bookingsFrom } from "@/lib/operations/plan-bookings";
import type { PlanStanding } from "@/lib/rules/plan-standing";
import { isStillToCome } from "@/lib/rules/still-to-come";
import type { ChangeEffect } from "@/lib/schemas/change-effect";
import type { Minute, PlainDate } from "@/lib/time";
import { beginAgainHref, bookHref, changedHref, type PlanChange, planChangeHref } from "@/lib/web/plan-changes";
import { visitTitle } from "@/lib/web/plan-titles";
import { type PlanView, planView, type VisitView } from "@/lib/web/plan-view";
import { sayDay, sayDayAndTime } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

export type ChangeFacts = {
  plan: PlanRecord;
  names: PlaceNames;
  timeZone: string;
  today: PlainDate;
  now: Minute;
  horizonOn: PlainDate;
  /** The visit that it is about, where the address names one. */
  visitId: string | null;
  /** Whether who asks may sign to go on, and prescribe more sessions than the protocol's most. */
  mayDecide: boolean;
  mayExceed: boolean;
  /** A new plan is to follow: from this version of its protocol, null when that is no longer offered. */
  followedBy: { protocolVersionId: string | null } | null;
};

export type PlanChangeView = {
  clientName: string;
  clientHref: string;
  planTitle: string;
  standing: { state: PlanStanding; word: string };
  title: string;
  lead: string;
  /** Which visit it is about, where that has to be said first. */
  choices: { label: string; options: { href: string; title: string; detail: string; isChosen: boolean }[] } | null;
  effects: { title: string; rows: ChangeEffect[]; none: string } | null;
  /** Why it can't be done. */
  no: string | null;
  /** Another way, as a link. */
  instead: { label: string; href: string } | null;
  form: {
    input: { planId: string; revision: number; visitId?: string };
    reason: { label: string; hint: string | null; isRequired: boolean } | null;
    button: string;
    busy: string;
    doneHref: string;
  } | null;
};

/** @param change null for a page that only says why nothing can be done */
export function planChangeView(locale: Locale, facts: ChangeFacts, change: PlanChange | null): PlanChangeView {
  const view = planView(locale, facts);
  switch (change) {
    case "skip":
      return skipping(locale, facts, view);
    case "bring-back":
      return bringingBack(locale, facts, view);
    case "pause":
    case "end":
      return stopping(locale, facts, view, change);
    case "resume":
      return resuming(locale, facts, view);
    case "go-on":
      return goingOn(locale, facts, view);
    default:
      return headOf(locale, facts, view);
  }
}

/** A page about the plan that asks for nothing yet. */
export function headOf(locale: Locale, { plan }: ChangeFacts, view: PlanView): PlanChangeView {
  return {
    clientName: `${plan.client.givenName} ${plan.client.familyName}`,
    clientHref: `/clinic/clients/${plan.client.id}`,
    planTitle: view.title,
    standing: view.standing,
    title: speaker(locale, "planChange")("title"),
    lead: "",
    choices: null,
    effects: null,
    no: null,
    instead: null,
    form: null,
  };
}

const inputOf = ({ plan }: ChangeFacts) => ({ planId: plan.id, revision: plan.revision });

function skipping(locale: Locale, facts: ChangeFacts, view: PlanView): PlanChangeView {
  const say = speaker(locale, "planChange");
  const { plan, visitId } = facts;
  const open = view.visits.filter(
    ({ state, status }) => state !== "done" && state !== "skipped" && (status === null || isStillToCome(status)),
  );
  const chosen = open.find(({ id }) => id === visitId) ?? null;
  const head = {
    ...headOf(locale, facts, view),
    title: chosen ? say("skipTitle", { visit: visitTitle(locale, chosen).inText }) : say("skipAnyTitle"),
    lead: say("skipLead"),
    choices: {
      label: say("skipWhich"),
      options: open.map((one) => ({
        href: planChangeHref(plan.id, "skip", one.id),
        title: one.title,
        detail: one.dayText === null ? (one.openText ?? "") : [one.dayText, one.timeText].filter(Boolean).join(", "),
        isChosen: one === chosen,
      })),
    },
  };
  if (plan.status !== "active" || open.length === 0) return { ...head, choices: null, no: say("skipNone") };
  if (!chosen) return head;
  const left = plan.visits.map((one) => (one.id === chosen.id ? { ...one, skipped: true, appointment: null } : one));
  const after = planView(locale, { ...facts, plan: { ...plan, visits: left } });
  const next = after.visits.find(({ position, state }) => position > chosen.position && state !== "skipped");
  const rows: ChangeEffect[] = [
    chosen.dayText === null
      ? { ...named(chosen), text: say("skipDue"), note: null, kind: "gone" }
      : { ...named(chosen), text: say("isCancelled", { at: whenText(chosen) }), note: say("isTold"), kind: "gone" },
    ...(next ? [behind(locale, next)] : []),
  ];
  return {
    ...head,
    effects: { title: say("effects"), rows, none: "" },
    form: {
      input: { ...inputOf(facts), visitId: chosen.id },
      reason: { label: say("reason"), hint: say("reasonKept"), isRequired: true },
      button: say("skipButton", { visit: visitTitle(locale, chosen).inText }),
      busy: say("saving"),
      doneHref: changedHref(plan, "skip"),
    },
  };
}

/** The visit behind one that is left out: a longer gap breaks none, so what is booked stays. */
function behind(locale: Locale, next: VisitView): ChangeEffect {
  const say = speaker(locale, "planChange");
  const gap = [next.gapText, next.gradeText].filter(Boolean).join(", ");
  return next.dayText === null
    ? { ...named(next), text: next.openText ?? "", note: next.windowText, kind: "stays" }
    : { ...named(next), text: say("staysOn", { at: whenText(next) }), note: gap, kind: "stays" };
}

function bringingBack(locale: Locale, facts: ChangeFacts, view: PlanView): PlanChangeView {
  const say = speaker(locale, "planChange");
  const { plan, visitId } = facts;
  const visit = view.visits.find(({ id, state }) => id === visitId && state === "skipped");
  if (plan.status !== "active" || !visit) return { ...headOf(locale, facts, view), no: say("bringBackNone") };
  const inText = visitTitle(locale, visit).inText;
  const back = plan.visits.map((one) => (one.id === visit.id ? { ...one, skipped: false, skip: null } : one));
  const after = planView(locale, { ...facts, plan: { ...plan, visits: back } });
  const due = after.visits.find(({ id }) => id === visit.id);
  return {
    ...headOf(locale, facts, view),
    title: say("bringBackTitle", { visit: inText }),
    lead: say("bringBackLead"),
    effects: {
      title: say("effects"),
      rows: due ? [{ ...named(due), text: due.openText ?? "", note: due.windowText, kind: "new" }] : [],
      none: "",
    },
    form: {
      input: { ...inputOf(facts), visitId: visit.id },
      reason: null,
      button: say("bringBackButton", { visit: inText }),
      busy: say("saving"),
      doneHref: bookHref(plan.id),
    },
  };
}

function stopping(locale: Locale, facts: ChangeFacts, view: PlanView, change: "pause" | "end"): PlanChangeView {
  const say = speaker(locale, "planChange");
  const { plan, now, today, timeZone, followedBy } = facts;
  const head = {
    ...headOf(locale, facts, view),
    title: followedBy ? say("beginAgainTitle") : say(`${change}Title`),
    lead: followedBy ? say("beginAgainLead") : say(`${change}Lead`),
  };
  const canStop = plan.status === "active" || (change === "end" && plan.status === "paused");
  if (!canStop) return { ...head, no: say(`${change}None`) };
  const rows = bookingsFrom(plan, now).map(
    ({ visit, appointment }): ChangeEffect => ({
      id: visit.id,
      title: visitTitle(locale, visit).title,
      text: say("isCancelled", { at: sayDayAndTime(locale, appointment.slot.start, timeZone, today) }),
      note: null,
      kind: "gone",
    }),
  );
  return {
    ...head,
    effects: { title: say("fallsAway", { count: rows.length }), rows, none: say("nothingBooked") },
    form: {
      input: inputOf(facts),
      reason: { label: say("reason"), hint: say("reasonKept"), isRequired: true },
      button: followedBy ? say("beginAgainButton") : say(`${change}Button`, { count: rows.length }),
      busy: say("saving"),
      doneHref: followedBy ? newPlanHref(plan, followedBy.protocolVersionId) : changedHref(plan, change),
    },
  };
}

function newPlanHref({ client, area, locationId }: PlanRecord, protocolVersionId: string | null): string {
  const query = new URLSearchParams({
    ...(protocolVersionId !== null && { protocol: protocolVersionId }),
    area,
    location: locationId,
  });
  return `/clinic/clients/${client.id}/new-plan?${query}`;
}

function resuming(locale: Locale, facts: ChangeFacts, view: PlanView): PlanChangeView {
  const say = speaker(locale, "planChange");
  const { plan } = facts;
  const head = { ...headOf(locale, facts, view), title: say("resumeTitle"), lead: say("resumeLead") };
  if (plan.status !== "paused") return { ...head, no: say("resumeNone") };
  const after = planView(locale, { ...facts, plan: { ...plan, status: "active" } });
  const rows = after.visits
    .filter(({ state }) => state !== "done" && state !== "skipped")
    .map(
      (one): ChangeEffect => ({
        ...named(one),
        text: one.openText ?? whenText(one),
        note: one.windowText,
        kind: "new",
      }),
    );
  return {
    ...head,
    effects: { title: say("dueAgain"), rows, none: say("nothingDue") },
    form: {
      input: inputOf(facts),
      reason: null,
      button: say("resumeButton"),
      busy: say("saving"),
      doneHref: changedHref(plan, "resume"),
    },
  };
}

/** The visit that waits for a clinician's word: the one asked for, else the plan's next one that is open. */
function goingOn(locale: Locale, facts: ChangeFacts, view: PlanView): PlanChangeView {
  const say = speaker(locale, "planChange");
  const { plan, visitId, mayDecide, horizonOn, today } = facts;
  const open = view.visits.filter(({ appointmentId, state }) => appointmentId === null && state !== "skipped");
  const visit = open.find(({ id }) => id === visitId) ?? open.find(({ clinicianDecides }) => clinicianDecides);
  const stored = plan.visits.find(({ id }) => id === visit?.id);
  const head = headOf(locale, facts, view);
  if (plan.status !== "active" || !visit || !stored || stored.goOn) return { ...head, no: say("goOnNone") };
  const inText = visitTitle(locale, visit).inText;
  const title = say("goOnTitle", { visit: inText });
  const lead = say("goOnLead", { days: visit.restartAfterDays, until: sayDay(locale, horizonOn, today) });
  const instead = { label: say("beginAgain"), href: beginAgainHref(plan.id) };
  if (!mayDecide) return { ...head, title, lead, no: say("goOnWho"), instead };
  return {
    ...head,
    title,
    lead,
    effects: { title: say("effects"), rows: [goOnEffect(locale, visit, stored)], none: "" },
    instead,
    form: {
      input: { ...inputOf(facts), visitId: visit.id },
      reason: { label: say("reason"), hint: say("reasonKept"), isRequired: true },
      button: say("goOnButton", { visit: inText }),
      busy: say("saving"),
      doneHref: bookHref(plan.id),
    },
  };
}

function goOnEffect(locale: Locale, visit: VisitView, { gap }: VisitRecord): ChangeEffect {
  const say = speaker(locale, "planChange");
  return {
    ...named(visit),
    text: say("goOnEffect", { days: gap.restartAfterDays }),
    note: visit.windowText && say("goOnWindow", { window: visit.windowText }),
    kind: "new",
  };
}

const named = ({ id, title }: VisitView) => ({ id, title });
const whenText = ({ dayText, timeText }: VisitView) => [dayText, timeText].filter(Boolean).join(", ");
