// On which day could a client book what is due of their course, in words?

import { notFound } from "next/navigation";
import { authorize } from "@/lib/access/permissions";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { loadPlan } from "@/lib/db/queries/plans";
import { countRunningCourses } from "@/lib/db/queries/running-courses";
import { Refusal } from "@/lib/errors";
import { type DuePreview, type DueWays, findDueWays, type Placed } from "@/lib/operations/book-due-visits";
import { loadClinic } from "@/lib/operations/plan-facts";
import { type BookDueInput, findDueSchema } from "@/lib/schemas/plan";
import type { PortalPlace } from "@/lib/schemas/portal-place";
import { type PageContext, readForPage } from "@/lib/web/page";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { type PlanView, planView, type RibbonView } from "@/lib/web/plan-view";
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

export type PortalBookView = PortalHeadView &
  (
    | (OfferedPlaces<BookDueInput> & { kind: "places"; visitId: string; ribbon: RibbonView; locale: Locale })
    /** Nothing is due, no place, or a clinician decides first: `lead` says which. */
    | { kind: "none" }
  );

/** Days that are shown for the first visit. */
const SHOWN = 9;

/**
 * Whose clinic it is, once it is sure that the plan is the client's own; of anybody else's there is nothing here. Quick, and to
 * be asked before anything is sent.
 */
export async function portalBookClinic(ctx: PageContext, planId: string): Promise<string> {
  const asked = findDueSchema.safeParse({ planId });
  if (!asked.success) notFound();
  return readForPage(ctx, async (tx) => {
    const plan = await loadPlan(tx, ctx.actor.clinicId, asked.data.planId);
    authorize(ctx.actor, "visit:book", plan.client.id);
    return (await loadClinic(tx, ctx.actor.clinicId)).name;
  });
}

/** What could be booked, and when. */
export async function portalBook(ctx: PageContext, planId: string): Promise<PortalBookView> {
  try {
    return await bookView(ctx, await findDueWays(ctx, { planId }, SHOWN));
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") notFound();
    if (error instanceof Refusal && error.code === "plan-not-active") return cannotBook(ctx, "bookPaused");
    throw error;
  }
}

async function bookView(ctx: PageContext, found: DueWays): Promise<PortalBookView> {
  const locale = localeOf(ctx.actor.locale);
  const { plan, place, today } = found.facts;
  const { clinicId } = ctx.actor;
  if (!found.answer.ok) return cannotBook(ctx, found.answer.clinicianDecides ? "bookDecides" : "bookFull");
  if (!found.first) return cannotBook(ctx, "bookNothing");
  if (found.ways.length === 0) return cannotBook(ctx, "bookFull");
  const { names, running } = await readForPage(ctx, async (tx) => ({
    names: await loadPlaceNames(tx, clinicId),
    running: await countRunningCourses(tx, clinicId, plan.client.id),
  }));
  const say = speaker(locale, "portal");
  const view = planView(locale, { plan, names, today, timeZone: place.location.timeZone }, "client");
  const visit = view.visits.find(({ id }) => id === found.first?.visitId);
  if (!visit) return cannotBook(ctx, "bookNothing");
  const { inText } = visitTitle(locale, visit);
  const course = planTitle(locale, plan.protocol, plan.area);
  const views = found.ways.map((way) => placeView(locale, view, visit.id, way));
  return {
    kind: "places",
    title: say("bookVisitTitle", { visit: running > 1 ? say("visitOf", { visit: inText, course }) : inText }),
    lead: windowSentence(locale, view, visit, today) ?? say("bookVisitLead"),
    call: callView(locale, place.location.phone),
    visitId: visit.id,
    ribbon: { ...view.ribbon, visits: view.ribbon.visits.filter(isNear(visit)) },
    locale,
    ...offered(locale, views, windowOf(view, visit), null),
  };
}

async function cannotBook(
  ctx: PageContext,
  why: "bookPaused" | "bookDecides" | "bookFull" | "bookNothing",
): Promise<PortalBookView> {
  const locale = localeOf(ctx.actor.locale);
  const say = speaker(locale, "portal");
  const { phone } = await readForPage(ctx, (tx) => loadClinic(tx, ctx.actor.clinicId));
  return { kind: "none", title: say(`${why}Title`), lead: say(why), call: callView(locale, phone) };
}

/** One way to book what is due: the day of the first visit, and what is booked or moves with it. */
function placeView(locale: Locale, view: PlanView, visitId: string, way: DuePreview): PortalPlace<BookDueInput> {
  const say = speaker(locale, "portal");
  const { facts, toBook, toMove } = way;
  const { plan, place, today } = facts;
  const { timeZone } = place.location;
  const all = [...toBook, ...toMove].sort((a, b) => a.position - b.position);
  const first = toBook.find((one) => one.visitId === visitId);
  const visit = view.visits.find(({ id }) => id === visitId);
  if (!first || !visit) throw new TypeError("A way to book what is due books its first visit.");
  const others = all.filter((one) => one !== first);
  const when = (one: Placed) => sayDayAndTime(locale, one.slot.start, timeZone, today);
  const summaryOf = (one: Placed, name: "title" | "inText") =>
    say("moveSummary", { visit: visitTitle(locale, one)[name], day: sayDay(locale, one.on, today) });
  const was = (one: Placed) => view.visits.find(({ id }) => id === one.visitId);
  const clinician = place.clinicians.find(({ id }) => id === first.slot.clinicianId)?.name ?? "";
  return {
    key: `${first.slot.start} ${first.slot.clinicianId}`,
    on: first.on,
    ask: {
      planId: plan.id,
      revision: plan.revision,
      seen: all.map(({ visitId: id, slot }) => ({ visitId: id, slot })),
      unticked: [],
    },
    doneHref: `/portal?bookedPlan=${plan.id}`,
    when: when(first),
    detail: detailOf(locale, plan.visits, visit, { clinician, gapDays: first.gapDays, grade: first.grade }),
    also: others.map((one) => {
      const isMoved = toMove.includes(one);
      const before = was(one);
      return {
        id: one.visitId,
        title: say(isMoved ? "moveAlso" : "bookAlso", { visit: visitTitle(locale, one).title }),
        from: isMoved && before ? `${before.dayText}, ${before.timeText}` : null,
        to: when(one),
      };
    }),
    summary: [summaryOf(first, "title"), ...others.map((one) => summaryOf(one, "inText"))].join(", "),
    button: say("bookButton", { count: toBook.length }),
    busy: say("bookBusy", { count: toBook.length }),
    ribbon: all.map(({ visitId: id, on }) => ({ id, on })),
  };
}
