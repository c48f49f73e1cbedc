// Where could a client move one visit to, and what would move with it, in words?

import { notFound } from "next/navigation";
import { authorize } from "@/lib/access/permissions";
import { loadAppointment } from "@/lib/db/queries/appointments";
import { loadClient } from "@/lib/db/queries/clients";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { countRunningCourses } from "@/lib/db/queries/running-courses";
import { Refusal } from "@/lib/errors";
import { type FoundPlaces, findPlaces } from "@/lib/operations/find-places";
import { loadClinic } from "@/lib/operations/plan-facts";
import type { Alternative } from "@/lib/scheduling/alternatives";
import { findPlacesSchema, type MoveAppointmentInput } from "@/lib/schemas/appointment";
import type { PortalPlace } from "@/lib/schemas/portal-place";
import { fromDate, type PlainDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { type PlanView, planView, type RibbonView, type VisitView } from "@/lib/web/plan-view";
import { whenOf } from "@/lib/web/portal-next";
import {
  detailOf,
  isNear,
  type OfferedPlaces,
  offered,
  type PortalHeadView,
  windowOf,
  windowSentence,
} from "@/lib/web/portal-places";
import { callView } from "@/lib/web/portal-view";
import { sayDay, sayDayAndTime } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

export type PortalMoveView = PortalHeadView &
  (
    | (OfferedPlaces<MoveAppointmentInput> & {
        kind: "places";
        visitId: string;
        ribbon: RibbonView;
        locale: Locale;
        until: string;
        phone: string;
      })
    /** No place, too late to move it here, or not a visit that moves any more: `lead` says which. */
    | { kind: "none" }
  );

/** Every day of an ordinary window, and some weeks of a touch-up's. */
const SHOWN = 15;

/**
 * Whose clinic it is, once it is sure that the visit is the client's own and one of a course; of anybody else's there is
 * nothing here. Quick, and to be asked before anything is sent: what takes longer comes later, when the answer's status
 * can't change any more.
 */
export async function portalMoveClinic(ctx: PageContext, appointmentId: string): Promise<string> {
  const asked = findPlacesSchema.safeParse({ appointmentId });
  if (!asked.success) notFound();
  return readForPage(ctx, async (tx) => {
    const { clientId, planId } = await loadAppointment(tx, ctx.actor.clinicId, asked.data.appointmentId);
    authorize(ctx.actor, "appointment:move", clientId);
    if (planId === null) throw new Refusal("not-found");
    return (await loadClinic(tx, ctx.actor.clinicId)).name;
  });
}

/** Where the visit could be. It is the client's own: portalMoveClinic has made sure, and this asks again. */
export async function portalMove(ctx: PageContext, appointmentId: string): Promise<PortalMoveView> {
  try {
    return await moveView(ctx, await findPlaces(ctx, { appointmentId }, SHOWN), appointmentId);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") notFound();
    if (error instanceof Refusal && error.code === "wrong-step") return cannotMove(ctx, "moveGone");
    if (error instanceof Refusal && error.code === "plan-not-active") return cannotMove(ctx, "movePaused");
    throw error;
  }
}

async function moveView(ctx: PageContext, found: FoundPlaces, appointmentId: string): Promise<PortalMoveView> {
  const locale = localeOf(ctx.actor.locale);
  const say = speaker(locale, "portal");
  const { clinic, plan, place, today } = found.facts;
  const { location } = place;
  const { clinicId } = ctx.actor;
  const { names, client, running } = await readForPage(ctx, async (tx) => ({
    names: await loadPlaceNames(tx, clinicId),
    client: await loadClient(tx, clinicId, plan.client.id),
    running: await countRunningCourses(tx, clinicId, plan.client.id),
  }));
  const now = fromDate(ctx.now);
  const view = planView(locale, { plan, names, today, timeZone: location.timeZone }, "client");
  const visit = view.visits.find(({ id }) => id === found.visitId);
  const start = plan.visits.find(({ id }) => id === found.visitId)?.appointment?.slot.start;
  if (!visit || start === undefined) return cannotMove(ctx, "moveGone");

  const { inText } = visitTitle(locale, visit);
  const course = planTitle(locale, plan.protocol, plan.area);
  const head = {
    title: say("moveTitle", { visit: running > 1 ? say("visitOf", { visit: inText, course }) : inText }),
    call: callView(locale, location.phone),
  };
  const when = whenOf(locale, { client, now }, start, location);
  const lastMoment = start - clinic.noticeHours * 60;
  if (now > lastMoment) {
    const lead = say("moveLate", { when, hours: clinic.noticeHours });
    return { ...head, kind: "none", title: say("moveLateTitle"), lead };
  }
  const { phone } = location;
  // A later visit that would lose its place is for the clinic to solve.
  const places = found.places.filter(({ moves }) => moves.every(({ slot }) => slot !== null));
  if (places.length === 0) return { ...head, kind: "none", title: say("moveNoneTitle"), lead: say("moveNone") };
  const views = places.map((one) => placeView(locale, found, appointmentId, view, visit, one));
  const lead = [say("moveNow", { when, clinician: visit.who ?? "" }), windowSentence(locale, view, visit, today)];
  return {
    ...head,
    kind: "places",
    lead: lead.filter(Boolean).join(" "),
    visitId: visit.id,
    ribbon: { ...view.ribbon, visits: view.ribbon.visits.filter(isNear(visit)) },
    locale,
    ...offered(locale, views, windowOf(view, visit), visit.on),
    until: say("moveUntil", { until: sayDayAndTime(locale, lastMoment, location.timeZone, today), phone }),
    phone,
  };
}

async function cannotMove(ctx: PageContext, why: "moveGone" | "movePaused"): Promise<PortalMoveView> {
  const locale = localeOf(ctx.actor.locale);
  const say = speaker(locale, "portal");
  const { phone } = await readForPage(ctx, (tx) => loadClinic(tx, ctx.actor.clinicId));
  return { kind: "none", title: say(`${why}Title`), lead: say(why), call: callView(locale, phone) };
}

function placeView(
  locale: Locale,
  { facts }: FoundPlaces,
  appointmentId: string,
  view: PlanView,
  visit: VisitView,
  { slot, on, gapDays, grade, moves }: Alternative,
): PortalPlace<MoveAppointmentInput> {
  const say = speaker(locale, "portal");
  const { place, plan, today } = facts;
  const { timeZone } = place.location;
  const clinician = place.clinicians.find(({ id }) => id === slot.clinicianId)?.name ?? "";
  const moved = moves.flatMap((move) => {
    const later = view.visits.find(({ id }) => id === move.visitId);
    return later && move.slot && move.on ? [{ later, slot: move.slot, on: move.on }] : [];
  });
  const count = 1 + moved.length;
  const summaryOf = (one: VisitView, to: PlainDate, name: "title" | "inText") =>
    say("moveSummary", { visit: visitTitle(locale, one)[name], day: sayDay(locale, to, today) });
  return {
    key: `${slot.start} ${slot.clinicianId}`,
    on,
    ask: {
      appointmentId,
      revision: plan.revision,
      slot,
      scope: moved.length === 0 ? "this" : "following",
    },
    doneHref: `/portal?moved=${appointmentId}${moved.length > 0 ? "&with=others" : ""}`,
    when: sayDayAndTime(locale, slot.start, timeZone, today),
    detail: detailOf(locale, plan.visits, visit, { clinician, gapDays, grade }),
    also: moved.map(({ later, slot: to }) => ({
      id: later.id,
      title: say("moveAlso", { visit: later.title }),
      from: `${later.dayText}, ${later.timeText}`,
      to: sayDayAndTime(locale, to.start, timeZone, today),
    })),
    summary: [
      summaryOf(visit, on, "title"),
      ...moved.map(({ later, on: day }) => summaryOf(later, day, "inText")),
    ].join(", "),
    button: say("moveButton", { count }),
    busy: say("moving", { count }),
    ribbon: [{ id: visit.id, on }, ...moved.map(({ later, on: day }) => ({ id: later.id, on: day }))],
  };
}
