// Whom does a clinician see today and tomorrow, and how does the plan of the chosen one stand?
import type { Tx } from "@/lib/db/clinic-pool";
import { type ClinicianVisit, loadClinicianVisits } from "@/lib/db/queries/clinician-days";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import { loadPlan, loadPlansOfClient, type PlanRecord } from "@/lib/db/queries/plans";
import { type Clock, type DayStep, stepsNow } from "@/lib/rules/day-steps";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { addDays, dateOf, fromDate, type PlainDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { visitTitle } from "@/lib/web/plan-titles";
import { type PlanView, planView } from "@/lib/web/plan-view";
import { type ScreeningHint, screeningHints } from "@/lib/web/screening-hints";
import { sayDay, sayTimeAt } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

export type MyDayVisit = {
  id: string;
  clientId: string;
  clientName: string;
  timeText: string;
  /** "Session 2 of 4" */
  titleText: string;
  /** "In treatment, Room 2" */
  detailText: string;
  status: ClinicianVisit["status"];
  /** What its screening asks for; null when nothing is open. */
  screening: ScreeningHint | null;
};

export type MyDay = {
  clinician: { id: string; name: string };
  clinicians: { value: string; label: string }[];
  dayText: string;
  doneText: string;
  today: MyDayVisit[];
  tomorrow: MyDayVisit[];
  /** The visit that is looked at: the one asked for, else the one that is on, else the next. */
  chosen:
    | (MyDayVisit & {
        /** "08:30", of another day than today "Wed 25 Nov, 08:30". */
        whenText: string;
        /** The next step, what it is called, and whether the step before it can be undone. */
        step: { name: DayStep; label: string } | null;
        canUndo: boolean;
        plan: PlanView | null;
        nextText: string | null;
      })
    | null;
};

/** @example myDayHref("…", "…") // "/clinic?with=…&sel=…" */
export function myDayHref(clinicianId: string, visitId: string): string {
  return `/clinic?with=${clinicianId}&sel=${visitId}`;
}

/** Null when nobody treats at this clinic. A clinician begins with their own day, an owner with the first clinician's. */
export async function myDayPage(
  ctx: PageContext,
  asked: { clinicianId?: string; visitId?: string },
): Promise<MyDay | null> {
  const { actor } = ctx;
  const { clinicId } = actor;
  const locale = localeOf(actor.locale);
  return readForPage(ctx, async (tx) => {
    const names = await loadPlaceNames(tx, clinicId);
    const treating = names.clinicians.filter(({ inUse }) => inUse);
    const clinician =
      treating.find(({ id }) => id === asked.clinicianId) ??
      treating.find(({ id }) => id === actor.clinicianId) ??
      treating[0];
    if (!clinician) return null;
    const utcDay = dateOf(fromDate(ctx.now), "UTC");
    const visits = await loadClinicianVisits(tx, clinicId, clinician.id, addDays(utcDay, -1), addDays(utcDay, 2));
    const dayOf = ({ timeZone }: ClinicianVisit) => dateOf(fromDate(ctx.now), timeZone);
    const today = visits.filter((visit) => visit.on === dayOf(visit));
    const tomorrow = visits.filter((visit) => visit.on === addDays(dayOf(visit), 1));
    const chosen =
      [...today, ...tomorrow].find(({ id }) => id === asked.visitId) ??
      today.find(({ status }) => status === "in_treatment" || status === "arrived") ??
      today.find(({ status }) => isStillToCome(status)) ??
      null;
    const plan = chosen && (await planToShow(tx, clinicId, chosen));
    const here = dateOf(fromDate(ctx.now), names.locations[0]?.timeZone ?? "UTC");
    const hinted = [...today, ...tomorrow].map((visit) => ({ ...visit, clientId: visit.client.id }));
    const hints = await screeningHints(tx, clinicId, locale, hinted, here, (visitId) =>
      myDayHref(clinician.id, visitId),
    );
    const line = (visit: ClinicianVisit) => ({
      ...listed(locale, visit, names),
      screening: hints.get(visit.id) ?? null,
    });
    return {
      clinician: { id: clinician.id, name: clinician.name },
      clinicians: treating.map(({ id, name }) => ({ value: id, label: name })),
      dayText: sayDay(locale, here, here),
      doneText: speaker(locale, "myDay")("done", {
        done: today.filter(({ status }) => status === "completed").length,
        total: today.length,
      }),
      today: today.map(line),
      tomorrow: tomorrow.map(line),
      chosen: chosen && {
        ...line(chosen),
        whenText: whenText(locale, chosen, dayOf(chosen)),
        ...stepOf(locale, chosen, { today: dayOf(chosen), now: fromDate(ctx.now) }, hints.has(chosen.id)),
        ...planOf(locale, chosen, dayOf(chosen), plan && { plan, names }),
      },
    };
  });
}

/** The plan that the visit belongs to; of who comes for a consultation the one that runs, if any. */
async function planToShow(tx: Tx, clinicId: string, { planId, client }: ClinicianVisit): Promise<PlanRecord | null> {
  if (planId !== null) return loadPlan(tx, clinicId, planId);
  const [latest] = await loadPlansOfClient(tx, clinicId, client.id);
  return latest && latest.status !== "ended" ? latest : null;
}

function listed(locale: Locale, visit: ClinicianVisit, names: PlaceNames): Omit<MyDayVisit, "screening"> {
  const say = speaker(locale, "myDay");
  const { id, client, start, timeZone, status } = visit;
  const room = names.rooms.find((one) => one.id === visit.roomId)?.name ?? "";
  const word = status === "booked" ? say("notConfirmed") : speaker(locale, "plan")(`status.${status}`);
  return {
    id,
    clientId: client.id,
    clientName: `${client.givenName} ${client.familyName}`,
    timeText: sayTimeAt(start, timeZone),
    titleText: titleOf(locale, visit),
    detailText: `${word}, ${room}`,
    status,
  };
}

function whenText(locale: Locale, { on, start, timeZone }: ClinicianVisit, today: PlainDate): string {
  const time = sayTimeAt(start, timeZone);
  return on === today ? time : `${sayDay(locale, on, today)}, ${time}`;
}

/** "Session 2 of 4"; a touch-up is not counted, since there is always a next one. */
function titleOf(locale: Locale, { visit }: ClinicianVisit): string {
  const say = speaker(locale, "myDay");
  if (visit === null) return say("consultation");
  const { title } = visitTitle(locale, visit);
  return visit.phase === "session" ? say("visitOf", { title, total: visit.of }) : title;
}

/** A treatment that the screening keeps from starting offers no start: the screening is what comes next. */
function stepOf(locale: Locale, chosen: ClinicianVisit, clock: Clock, isStopped: boolean) {
  const say = speaker(locale, "myDay");
  const { status, visit, planRuns } = chosen;
  const steps = stepsNow(status, chosen, clock, planRuns);
  const title = visit ? visitTitle(locale, visit).inText : say("consultation").toLowerCase();
  const labels = { arrive: say("arrive"), start: say("start"), complete: say("complete", { title }) } as const;
  const name = (["complete", "start", "arrive"] as const).find((one) => steps.includes(one));
  return {
    step: name && !(name === "start" && isStopped) ? { name, label: labels[name] } : null,
    canUndo: status === "arrived" && steps.includes("revert"),
  };
}

function planOf(
  locale: Locale,
  chosen: ClinicianVisit,
  today: PlainDate,
  facts: Pick<Parameters<typeof planView>[1], "plan" | "names"> | null,
) {
  if (!facts) return { plan: null, nextText: null };
  const say = speaker(locale, "myDay");
  const plan = planView(locale, { ...facts, today, timeZone: chosen.timeZone });
  const at = plan.visits.findIndex(({ appointmentId }) => appointmentId === chosen.id);
  if (at === -1) return { plan, nextText: null };
  const next = plan.visits.slice(at + 1).find(({ state }) => state !== "skipped");
  const day = next?.dayText ?? next?.openText ?? "";
  const time = next?.timeText ? `, ${next.timeText}` : "";
  return { plan, nextText: next ? say("nextVisit", { title: next.title, day: `${day}${time}` }) : say("nothingNext") };
}
