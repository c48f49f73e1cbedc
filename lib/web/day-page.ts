// What does the page of a day read?
import { loadClient } from "@/lib/db/queries/clients";
import { type Day, loadDay, loadLocations } from "@/lib/db/queries/days";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { loadPlan } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { loadClinic } from "@/lib/operations/plan-facts";
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import { dateOf, fromDate, instantAt, isPlainDate } from "@/lib/time";
import { columnKindOf } from "@/lib/web/day-address";
import { dayView } from "@/lib/web/day-view";
import { type PageContext, readForPage } from "@/lib/web/page";
import { type PanelFacts, visitPanel } from "@/lib/web/visit-panel";
import { sayDay, sayZone } from "@/lib/words/dates";
import { localeOf, speaker } from "@/lib/words/say";

/** What the address asks for; what does not fit falls back to the first location, its today, and nothing selected. */
export type AskedDay = { on?: string; location?: string; by?: string; sel?: string };

/**
 * One transaction, thirteen queries, and twelve more for the visit that is selected.
 *
 * @throws Refusal "not-found" in a clinic without a location: a page says that there is nothing here
 */
export async function dayPage(ctx: PageContext, asked: AskedDay) {
  const locale = localeOf(ctx.actor.locale);
  const now = fromDate(ctx.now);
  const { clinicId } = ctx.actor;
  const read = await readForPage(ctx, async (tx) => {
    const locations = await loadLocations(tx, clinicId);
    const location = locations.find(({ id }) => id === asked.location) ?? locations[0];
    if (!location) throw new Refusal("not-found");
    const today = dateOf(now, location.timeZone);
    const on = asked.on !== undefined && isPlainDate(asked.on) ? asked.on : today;
    const day = await loadDay(tx, clinicId, location.id, on);
    const chosen = day.appointments.find(({ id }) => id === asked.sel);
    if (!chosen) return { day, today, home: locations[0]?.timeZone, facts: null };
    const facts: PanelFacts = {
      day,
      today,
      appointmentId: chosen.id,
      client: chosen.client && (await loadClient(tx, clinicId, chosen.client.id)),
      plan: chosen.plan && (await loadPlan(tx, clinicId, chosen.plan.id)),
      names: await loadPlaceNames(tx, clinicId),
      horizonOn: bookingHorizon(today, (await loadClinic(tx, clinicId)).horizonMonths),
    };
    return { day, today, home: locations[0]?.timeZone, facts };
  });
  const { day, today, home, facts } = read;
  const { timeZone } = day.location;
  const by = columnKindOf(asked.by);
  const nextOpen = nextBusyDay(day);
  return {
    day: dayView(locale, day, { today, now, by, selectedId: facts?.appointmentId ?? null }),
    panel: facts && visitPanel(locale, facts),
    locationName: day.location.name,
    /** Where and by which clock, when it is not the clinic's first location's. */
    placeText:
      home === timeZone ? null : `${day.location.name}, ${sayZone(locale, instantAt(day.on, 720, timeZone), timeZone)}`,
    locationId: day.location.id,
    today,
    nextOpen: nextOpen && {
      on: nextOpen,
      label: speaker(locale, "desk")("emptyNext", { day: sayDay(locale, nextOpen, today) }),
    },
    locale,
  };
}

/** The first day after this one that has visits; null when none is known. */
function nextBusyDay({ on, load }: Day) {
  return [...load.keys()].filter((day) => day > on).sort()[0] ?? null;
}
