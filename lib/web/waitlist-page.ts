// What does the page of the waitlist show: who waits, for what, what they were offered, and who is to be added?
import { authorize, may } from "@/lib/access/permissions";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import { loadRunningPlans, type RunningPlan } from "@/lib/db/queries/plan-standings";
import { loadPlan, type PlanRecord } from "@/lib/db/queries/plans";
import { loadWaitlist, loadWaitlistChoice, type OfferRecord, type WaitlistRecord } from "@/lib/db/queries/waitlist";
import { planStanding } from "@/lib/rules/plan-standing";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { WAITLIST_MODES } from "@/lib/rules/waitlist";
import { dateOf, fromDate, type Minute, type PlainDate } from "@/lib/time";
import { isId } from "@/lib/web/asked-address";
import { type PageContext, readForPage } from "@/lib/web/page";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { offerView, waitlistWords, wishChoices, wishesText } from "@/lib/web/waitlist-words";
import { sayDay, sayDayAndTime, sayMinutes } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

/** `plan` and `visit`: who is to be added; what fits nothing adds nobody. */
export type AskedWaitlist = { plan?: string; visit?: string };

/** How long an offer may hold, in minutes. */
const HOLDS = [30, 60, 120, 240, 480, 1440, 2880];

type Facts = { names: PlaceNames; plans: RunningPlan[]; now: Minute };

/** At most 28 queries, whatever the number of those who wait. */
export async function waitlistPage(ctx: PageContext, asked: AskedWaitlist) {
  authorize(ctx.actor, "waitlist:read");
  const locale = localeOf(ctx.actor.locale);
  const { clinicId } = ctx.actor;
  const now = fromDate(ctx.now);
  const read = await readForPage(ctx, async (tx) => {
    const names = await loadPlaceNames(tx, clinicId);
    const entries = await loadWaitlist(tx, clinicId, ctx.now);
    const today = dateOf(now, names.locations[0]?.timeZone ?? "UTC");
    const clientIds = [...new Set(entries.map(({ clientId }) => clientId))];
    const plans = clientIds.length > 0 ? await loadRunningPlans(tx, clinicId, clientIds, today) : [];
    const choice = await loadWaitlistChoice(tx, clinicId);
    return { names, entries, plans, choice, toAdd: isId(asked.plan) ? await loadPlan(tx, clinicId, asked.plan) : null };
  });
  const { names, entries, plans, choice, toAdd } = read;
  const say = speaker(locale, "waitlist");
  const facts = { names, plans, now };
  const holds = [...new Set([...HOLDS, choice.holdMinutes])].sort((a, b) => a - b);
  return {
    title: say("title"),
    lead: say("lead"),
    listLabel: say("list"),
    rows: entries.map((entry) => rowOf(locale, entry, facts)),
    adding: toAdd && addingOf(locale, toAdd, entries, asked.visit, now),
    choices: wishChoices(
      locale,
      names.clinicians.filter(({ inUse }) => inUse),
    ),
    empty: { title: say("emptyTitle"), text: say("emptyText"), action: say("seeDay") },
    settings: {
      ...choice,
      title: say("settings"),
      /** What holds, for those who may not change it. */
      sentence: say(choice.mode === "one" ? "settingsOne" : "settingsFirst", {
        hold: sayHold(locale, choice.holdMinutes),
      }),
      mayChange: may(ctx.actor, "waitlist:set-up"),
      modes: WAITLIST_MODES.map((value) => ({ value, label: say(`mode_${value}`) })),
      holds: holds.map((value) => ({ value, label: sayHold(locale, value) })),
      words: {
        mode: say("mode"),
        hold: say("hold"),
        save: say("settingsSave"),
        saving: say("saving"),
        saved: say("settingsSaved"),
        failed: say("failed"),
        failedReference: say("failedReference", { reference: "{reference}" }),
      },
    },
    words: { ...waitlistWords(locale), change: say("change"), past: say("past") },
  };
}

function sayHold(locale: Locale, minutes: number): string {
  return minutes < 60 || minutes % 60 !== 0
    ? sayMinutes(locale, minutes)
    : speaker(locale, "waitlist")("holdHours", { count: minutes / 60 });
}

function rowOf(locale: Locale, entry: WaitlistRecord, { names, plans, now }: Facts) {
  const say = speaker(locale, "waitlist");
  const plan = plans.find(({ id }) => id === entry.planId);
  const timeZone = plan?.timeZone ?? "UTC";
  const today = dateOf(now, timeZone);
  const visit = plan?.visits.find(({ id }) => id === entry.visitId);
  const standing = plan && planStanding(plan, today).visits.find(({ id }) => id === entry.visitId);
  const day = (on: PlainDate) => sayDay(locale, on, today);
  const title = visit ? visitTitle(locale, visit).title : "";
  const open = entry.offers.find(({ answer }) => answer === null);
  const isAtRisk = standing !== undefined && ["at-risk", "overdue", "missed"].includes(standing.state);
  return {
    id: entry.id,
    client: entry.clientName,
    phone: entry.clientPhone,
    recordHref: `/clinic/clients/${entry.clientId}`,
    visit: [title, plan && planTitle(locale, plan.protocol, plan.area)].filter(Boolean).join(" · "),
    booked: standing?.on ? say("bookedOn", { day: day(standing.on) }) : say("notBooked"),
    window: standing?.window
      ? say("window", { from: day(standing.window.earliestOn), until: day(standing.window.latestOn) })
      : null,
    risk: isAtRisk ? say("atRisk") : null,
    wishes: wishesText(locale, entry.wishes, names.clinicians),
    since: say("since", { when: sayDayAndTime(locale, entry.since, timeZone, today) }),
    offer: open ? { ...offerView(locale, open, names, now), told: toldOf(locale, entry, open, now) } : null,
    past: entry.offers.flatMap((offer) => pastOffer(locale, offer, now)),
    form: {
      planId: entry.planId,
      visits: [{ id: entry.visitId, label: title }],
      entry: { id: entry.id, wishes: entry.wishes },
    },
  };
}

/** What is said once the offer is answered. */
function toldOf(
  locale: Locale,
  { clientName: client }: WaitlistRecord,
  { startsAt, timeZone }: OfferRecord,
  now: Minute,
) {
  const say = speaker(locale, "waitlist");
  const when = sayDayAndTime(locale, startsAt, timeZone, dateOf(now, timeZone));
  return { take: say("takenNow", { client, when }), decline: say("declinedNow", { client }) };
}

function pastOffer(locale: Locale, { id, answer, startsAt, offeredAt, timeZone }: OfferRecord, now: Minute) {
  if (answer === null) return [];
  const at = (moment: Minute) => sayDayAndTime(locale, moment, timeZone, dateOf(now, timeZone));
  const sentence = speaker(locale, "waitlist")(`ended_${answer}`, { place: at(startsAt), when: at(offeredAt) });
  return [{ id, sentence }];
}

/** The visits of a plan for which an earlier time could be wanted, the one that was asked for first. */
function addingOf(
  locale: Locale,
  plan: PlanRecord,
  entries: readonly WaitlistRecord[],
  askedVisit: unknown,
  now: Minute,
) {
  const say = speaker(locale, "waitlist");
  const client = `${plan.client.givenName} ${plan.client.familyName}`;
  const visits = plan.visits
    .filter(({ skipped, appointment }) =>
      plan.status === "active" && !skipped && appointment === null
        ? true
        : !skipped && appointment !== null && isStillToCome(appointment.status) && appointment.slot.start > now,
    )
    .filter(({ id }) => !entries.some(({ visitId }) => visitId === id))
    .sort((a, b) => Number(b.id === askedVisit) - Number(a.id === askedVisit));
  return {
    title: say("addTitle", { client, course: planTitle(locale, plan.protocol, plan.area) }),
    text: visits.length > 0 ? say("addText") : say("addNone"),
    form:
      visits.length === 0
        ? null
        : {
            planId: plan.id,
            entry: null,
            visits: visits.map((visit) => ({ id: visit.id, label: visitTitle(locale, visit).title })),
          },
  };
}
