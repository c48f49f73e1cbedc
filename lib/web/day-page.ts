// What does the page of a day read?

import type { Tx } from "@/lib/db/clinic-pool";
import { loadClient } from "@/lib/db/queries/clients";
import { type Day, loadCancelledVisit, loadDay, loadLocations } from "@/lib/db/queries/days";
import { type HinderableBooking, loadHindrances, withHindrances } from "@/lib/db/queries/hindrances";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { loadPlan } from "@/lib/db/queries/plans";
import { loadWaitlist } from "@/lib/db/queries/waitlist";
import { Refusal } from "@/lib/errors";
import { loadClinic } from "@/lib/operations/plan-facts";
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { dateOf, fromDate, instantAt, minuteOfDay, type PlainDate } from "@/lib/time";
import { dayAsked, isId } from "@/lib/web/asked-address";
import { repairHref } from "@/lib/web/bad-day-address";
import { type CancelledFacts, cancelledNotice } from "@/lib/web/cancelled-notice";
import { type ColumnKind, columnKindOf, dayHref } from "@/lib/web/day-address";
import { dayView } from "@/lib/web/day-view";
import { type PageContext, readForPage } from "@/lib/web/page";
import { locationToShow } from "@/lib/web/remembered-location";
import { screeningHints } from "@/lib/web/screening-hints";
import { riskText } from "@/lib/web/visit-notes";
import { type PanelFacts, visitPanel } from "@/lib/web/visit-panel";
import { sayDay, sayZone } from "@/lib/words/dates";
import { localeOf, speaker } from "@/lib/words/say";

/**
 * What the address asks for; what does not fit falls back to the location that is remembered, its today, and nothing
 * selected. `moved`: what of the selected visit's plan has just moved here, by position.
 */
export type AskedDay = { on?: string; location?: string; by?: string; sel?: string; moved?: string };

/**
 * One transaction, nineteen queries, and fourteen more for the visit that is selected.
 *
 * @param remembered the id of the location that this browser chose last
 * @throws Refusal "not-found" in a clinic without a location: a page says that there is nothing here
 */
export async function dayPage(ctx: PageContext, asked: AskedDay, remembered: string | null = null) {
  const locale = localeOf(ctx.actor.locale);
  const now = fromDate(ctx.now);
  const { clinicId } = ctx.actor;
  const read = await readForPage(ctx, async (tx) => {
    const locations = await loadLocations(tx, clinicId);
    const location = locationToShow(locations, asked.location, remembered);
    if (!location) throw new Refusal("not-found");
    const today = dateOf(now, location.timeZone);
    const on = dayAsked(asked.on, today) ?? today;
    const day = await loadDay(tx, clinicId, location.id, on);
    const hindered = await loadHindrances(tx, clinicId, bookingsOf(day), today);
    const hinted = day.appointments.map(({ id, status, plan, client }) => ({
      ...{ id, status, planId: plan?.id ?? null, clientId: client?.id ?? null },
    }));
    const hints = await screeningHints(tx, clinicId, locale, hinted, today, (selectedId) =>
      dayHref({ on, locationId: location.id, by: columnKindOf(asked.by), selectedId }),
    );
    const chosen = day.appointments.find(({ id }) => id === asked.sel);
    const home = locations[0]?.timeZone;
    if (!chosen)
      return {
        day,
        today,
        home,
        hints,
        hindered,
        facts: null,
        cancelled: await cancelledOf(tx, clinicId, asked.sel, today),
      };
    const facts: PanelFacts = {
      day,
      today,
      now,
      appointmentId: chosen.id,
      client: chosen.client && (await loadClient(tx, clinicId, chosen.client.id)),
      plan: chosen.plan && (await planAsItStands(tx, clinicId, chosen.plan.id, location.timeZone, today)),
      names: await loadPlaceNames(tx, clinicId),
      moved: positionsIn(asked.moved),
      horizonOn: bookingHorizon(today, (await loadClinic(tx, clinicId)).horizonMonths),
      screening: hints.get(chosen.id) ?? null,
      waiting: chosen.plan ? await loadWaitlist(tx, clinicId, ctx.now, { planId: chosen.plan.id }) : [],
    };
    return { day, today, home, hints, hindered, facts, cancelled: null };
  });
  const { day, today, home, hints, hindered, facts, cancelled } = read;
  const open = [...hints].filter(([, { kind }]) => kind === "open");
  const standInTheWay = [...hindered].map(([id, risk]): [string, string] => [
    id,
    riskText(locale, { risk, after: null }, null, today) ?? "",
  ]);
  // What says that it can't take place there counts before what a clinician has to look at.
  const reviews = new Map([...open.map(([id, { text }]): [string, string] => [id, text]), ...standInTheWay]);
  const { timeZone } = day.location;
  const by = columnKindOf(asked.by);
  const nextOpen = nextBusyDay(day);
  return {
    day: dayView(locale, day, { today, now, by, selectedId: facts?.appointmentId ?? null, reviews }),
    panel: facts && visitPanel(locale, facts),
    /** What the selected visit was, when it is cancelled. */
    cancelled: cancelled && cancelledNotice(locale, cancelled),
    /** A location that was chosen, and is not the one that is remembered. */
    toRemember: asked.location === day.location.id && remembered !== day.location.id ? day.location.id : null,
    locationName: day.location.name,
    /** Where and by which clock, when it is not the clinic's first location's. */
    placeText:
      home === timeZone ? null : `${day.location.name}, ${sayZone(locale, instantAt(day.on, 720, timeZone), timeZone)}`,
    locationId: day.location.id,
    repair: {
      href: repairHref(day.on, lostOf(day, by, facts?.appointmentId)),
      label: speaker(locale, "desk")("repair"),
    },
    today,
    nextOpen: nextOpen && {
      on: nextOpen,
      label: speaker(locale, "desk")("emptyNext", { day: sayDay(locale, nextOpen, today) }),
    },
    locale,
  };
}

/** Whoever or whatever the selected visit stands under, in the columns that are shown. */
function lostOf({ appointments }: Day, kind: ColumnKind, selectedId: string | undefined) {
  const chosen = appointments.find(({ id }) => id === selectedId);
  const id = chosen && { clinician: chosen.clinicianId, room: chosen.roomId, device: chosen.deviceId }[kind];
  return id ? { kind, id } : null;
}

/** What of the day is still to come and belongs to a plan. */
function bookingsOf({ on, location, appointments }: Day): HinderableBooking[] {
  return appointments.flatMap(({ id, status, client, plan, start, occupancy: { clinician }, clinicianId }) => {
    if (client === null || plan === null || !isStillToCome(status)) return [];
    const from = minuteOfDay(start + clinician.from, location.timeZone);
    const minutes = { from, until: from + clinician.to - clinician.from };
    const { area } = plan;
    return [{ appointmentId: id, clientId: client.id, area, on, minutes, clinicianId, locationId: location.id }];
  });
}

/** With what stands in the way of its bookings; a plan is treated where its visits are. */
async function planAsItStands(tx: Tx, clinicId: string, planId: string, timeZone: string, today: PlainDate) {
  const plan = await loadPlan(tx, clinicId, planId);
  const [withThem] = await withHindrances(tx, clinicId, [plan], () => timeZone, today);
  return withThem ?? plan;
}

/** The first day after this one that has visits; null when none is known. */
function nextBusyDay({ on, load }: Day) {
  return [...load.keys()].filter((day) => day > on).sort()[0] ?? null;
}

/** "1.2.3" of an address; null when nothing has moved. */
function positionsIn(moved: unknown): number[] | null {
  return typeof moved === "string" ? moved.split(".").slice(0, 30).map(Number) : null;
}

async function cancelledOf(tx: Tx, clinicId: string, id: unknown, today: PlainDate): Promise<CancelledFacts | null> {
  const visit = isId(id) ? await loadCancelledVisit(tx, clinicId, id) : null;
  if (!visit) return null;
  return {
    visit,
    plan: visit.planId === null ? null : await loadPlan(tx, clinicId, visit.planId),
    names: await loadPlaceNames(tx, clinicId),
    today,
    horizonOn: bookingHorizon(today, (await loadClinic(tx, clinicId)).horizonMonths),
  };
}
