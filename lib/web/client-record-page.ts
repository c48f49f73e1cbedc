// What does the clinic know of one client: plans, past visits, messages?
import { may } from "@/lib/access/permissions";
import type { Tx } from "@/lib/db/clinic-pool";
import { loadPastVisits, type PastVisit } from "@/lib/db/queries/client-history";
import { type ClientRecord, loadClient } from "@/lib/db/queries/clients";
import { type Consultation, loadConsultations } from "@/lib/db/queries/consultations";
import { loadConsentWords } from "@/lib/db/queries/contact-consents";
import { withHindrances } from "@/lib/db/queries/hindrances";
import { loadMessages, type MessageRow } from "@/lib/db/queries/messages";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import { loadNewestVersions, loadPlansOfClient } from "@/lib/db/queries/plans";
import { loadPortalAccess } from "@/lib/db/queries/portal-access";
import { loadScreenings } from "@/lib/db/queries/screenings";
import { loadClinic } from "@/lib/operations/plan-facts";
import { bookingHorizon } from "@/lib/rules/booking-horizon";
import type { PlanStanding } from "@/lib/rules/plan-standing";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { historyHref } from "@/lib/web/audit-page";
import { type ClientFacts, clientFacts } from "@/lib/web/client-facts";
import { type ContactConsentsView, contactConsentsView } from "@/lib/web/contact-consents-view";
import { dayHref } from "@/lib/web/day-address";
import { type DueOffer, dueOffer } from "@/lib/web/due-offer";
import { moveHref } from "@/lib/web/move-screen";
import { type PageContext, readForPage } from "@/lib/web/page";
import { type PlanAction, planActions } from "@/lib/web/plan-actions";
import { areaName, visitTitle } from "@/lib/web/plan-titles";
import { type PlanView, planView } from "@/lib/web/plan-view";
import { type PortalInvitationView, portalInvitationView } from "@/lib/web/portal-invitation-view";
import { screeningFact } from "@/lib/web/screening-findings";
import { sayDay, sayDayAndTime, sayTimeAt } from "@/lib/words/dates";
import { catalogueOf, type Locale, localeOf, speaker } from "@/lib/words/say";

export type ClientRecordPage = {
  client: ClientFacts;
  contact: { name: string; value: string | null; href?: string | null }[];
  /** The worst of the plans that are not ended; null without any. */
  standing: { state: PlanStanding; word: string } | null;
  /** What is to come and belongs to no plan. `move` is null once it can't move any more. */
  toCome: { id: string; when: string; who: string; statusText: string; dayHref: string; moveHref: string | null }[];
  plans: (PlanView & { offer: DueOffer | null; actions: PlanAction[] })[];
  /** Who may sign to go on sees how; the others who has to. */
  mayDecide: boolean;
  consents: ContactConsentsView;
  invitation: PortalInvitationView;
  history: {
    id: string;
    dayText: string;
    timeText: string;
    title: string;
    who: string;
    statusText: string;
    note: string | null;
  }[];
  /** Everything that was done to the record; null for who may not read that. */
  auditHref: string | null;
  messages: { id: string; text: string; whenText: string; channelText: string; isFailed: boolean }[];
};

const WORST_FIRST: readonly PlanStanding[] = ["overdue", "at-risk", "due", "on-track", "paused", "done"];
const SHOWN_PAST = 20;
const SHOWN_MESSAGES = 5;

/** One read; what is not there is "nothing here". */
export async function clientRecordPage(ctx: PageContext, clientId: string): Promise<ClientRecordPage> {
  const { clinicId, locale: asked } = ctx.actor;
  const locale = localeOf(asked);
  const messagesOf = { clientIds: [clientId], limit: SHOWN_MESSAGES, skip: 0 };
  const facts = await readForPage(ctx, async (tx) => ({
    clinic: await loadClinic(tx, clinicId),
    client: await loadClient(tx, clinicId, clientId),
    ...(await plansAndNames(tx, ctx, clientId)),
    newest: await loadNewestVersions(tx, clinicId),
    screening: (await loadScreenings(tx, clinicId, [clientId])).get(clientId) ?? null,
    consents: await loadConsentWords(tx, clinicId, clientId),
    access: await loadPortalAccess(tx, clinicId, clientId),
    consultations: await loadConsultations(tx, clinicId, clientId, ctx.now),
    past: await loadPastVisits(tx, clinicId, clientId, SHOWN_PAST),
    due: await loadMessages(tx, clinicId, { ...messagesOf, part: "due" }),
    failed: await loadMessages(tx, clinicId, { ...messagesOf, part: "failed" }),
    sent: await loadMessages(tx, clinicId, { ...messagesOf, part: "sent" }),
  }));
  const { client, names } = facts;
  const todayIn = (timeZone: string) => dateOf(fromDate(ctx.now), timeZone);
  const today = todayIn(names.locations[0]?.timeZone ?? client.timeZone);
  const plans = facts.plans.map((plan) => {
    const timeZone = names.locations.find(({ id }) => id === plan.locationId)?.timeZone ?? client.timeZone;
    const today = todayIn(timeZone);
    const view = planView(locale, { plan, names, today, timeZone });
    return {
      ...view,
      offer: dueOffer(locale, view, bookingHorizon(today, facts.clinic.horizonMonths)),
      actions: planActions(locale, ctx.actor, plan, facts.newest.get(plan.protocolId) ?? plan.protocolVersion),
    };
  });
  const known = clientFacts(locale, client, today);
  return {
    client: { ...known, facts: [...known.facts, screeningFact(locale, facts.screening, today)] },
    contact: contactOf(locale, client, today),
    standing: worstOf(plans),
    toCome: facts.consultations.map((one) => consultationToCome(locale, one, names, ctx.now)),
    plans,
    mayDecide: may(ctx.actor, "visit:go-on"),
    consents: contactConsentsView(locale, client, facts.consents, "staff"),
    invitation: portalInvitationView(locale, clientId, facts.access, facts.consents, {
      now: ctx.now,
      timeZone: names.locations[0]?.timeZone ?? client.timeZone,
    }),
    history: facts.past.map((visit) => pastVisit(locale, visit, names, today)),
    auditHref: may(ctx.actor, "audit:read") ? historyHref(clientId) : null,
    messages: [...facts.failed.rows, ...facts.due.rows, ...facts.sent.rows]
      .slice(0, SHOWN_MESSAGES)
      .map((message) => messageLine(locale, message, client.timeZone, todayIn(client.timeZone))),
  };
}

async function plansAndNames(tx: Tx, ctx: PageContext, clientId: string) {
  const { clinicId } = ctx.actor;
  const names = await loadPlaceNames(tx, clinicId);
  const zoneOf = (locationId: string) => names.locations.find(({ id }) => id === locationId)?.timeZone ?? "UTC";
  const today = dateOf(fromDate(ctx.now), names.locations[0]?.timeZone ?? "UTC");
  const plans = await loadPlansOfClient(tx, clinicId, clientId);
  return { names, plans: await withHindrances(tx, clinicId, plans, zoneOf, today) };
}

function worstOf(plans: readonly PlanView[]): ClientRecordPage["standing"] {
  const running = plans.filter(({ status }) => status !== "ended").map(({ standing }) => standing);
  return running.sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))[0] ?? null;
}

function consultationToCome(
  locale: Locale,
  { appointmentId, locationId, status, slot }: Consultation,
  names: PlaceNames,
  now: Date,
): ClientRecordPage["toCome"][number] {
  const location = names.locations.find(({ id }) => id === locationId);
  const timeZone = location?.timeZone ?? "UTC";
  const clinician = names.clinicians.find(({ id }) => id === slot.clinicianId)?.name;
  return {
    id: appointmentId,
    when: sayDayAndTime(locale, slot.start, timeZone, dateOf(fromDate(now), timeZone)),
    who: [clinician, location?.name].filter(Boolean).join(" · "),
    statusText: speaker(locale, "status")(status),
    dayHref: dayHref({ on: dateOf(slot.start, timeZone), locationId, by: "clinician", selectedId: appointmentId }),
    moveHref: isStillToCome(status) ? moveHref(appointmentId, null, null, "record") : null,
  };
}

function contactOf(locale: Locale, client: ClientRecord, today: PlainDate): ClientRecordPage["contact"] {
  const say = speaker(locale, "clientRecord");
  return [
    { name: say("phone"), value: client.phone, href: client.phone && `tel:${client.phone}` },
    { name: say("email"), value: client.email, href: client.email && `mailto:${client.email}` },
    { name: say("born"), value: client.bornOn && sayDay(locale, client.bornOn, today) },
    { name: say("zone"), value: client.timeZone.replaceAll("_", " ") },
  ];
}

function pastVisit(
  locale: Locale,
  past: PastVisit,
  names: PlaceNames,
  today: PlainDate,
): ClientRecordPage["history"][number] {
  const { id, start, on, timeZone, status, visit, clinicianId, cancelReason } = past;
  const title = visit
    ? `${visitTitle(locale, visit).title}, ${areaName(locale, visit.area)}`
    : speaker(locale, "clientRecord")("consultation");
  return {
    id,
    dayText: sayDay(locale, on, today),
    timeText: sayTimeAt(start, timeZone),
    title,
    who: names.clinicians.find((one) => one.id === clinicianId)?.name ?? "",
    statusText: speaker(locale, "plan")(`status.${status}`),
    note: status === "cancelled" && cancelReason ? cancelReason : null,
  };
}

function messageLine(
  locale: Locale,
  message: MessageRow,
  timeZone: string,
  today: PlainDate,
): ClientRecordPage["messages"][number] {
  const say = speaker(locale, "clientRecord");
  const { status, channel, sentAt, dueAt } = message;
  const when = (at: Date) => sayDayAndTime(locale, fromDate(at), timeZone, today);
  const isFailed = status === "failed" || status === "expired";
  return {
    id: message.id,
    text: message.subject ?? messageName(locale, message.rule),
    whenText: isFailed
      ? `${say("messageFailed")} ${when(dueAt)}`
      : sentAt
        ? `${say("messageSent")} ${when(sentAt)}`
        : `${say("messageDue")} ${when(dueAt)}`,
    channelText: channel === "sms" ? say("bySms") : say("byEmail"),
    isFailed,
  };
}

function messageName(locale: Locale, rule: string): string {
  const known: Readonly<Record<string, string>> = catalogueOf(locale).messageLog.rule;
  return known[rule] ?? rule;
}
