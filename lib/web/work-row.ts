// What does the worklist say about one plan?
import type { Member } from "@/lib/access/actor";
import { may } from "@/lib/access/permissions";
import type { ClientName } from "@/lib/db/queries/client-names";
import type { RunningPlan } from "@/lib/db/queries/plan-standings";
import { planStanding, type VisitStanding } from "@/lib/rules/plan-standing";
import { STANDARD_CURVE } from "@/lib/rules/result-curve";
import type { WorkItem } from "@/lib/rules/work-item";
import type { WorkRow } from "@/lib/schemas/work-row";
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { moveHref } from "@/lib/web/move-screen";
import { openText } from "@/lib/web/open-text";
import { bookHref, planChangeHref } from "@/lib/web/plan-changes";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { riskText } from "@/lib/web/visit-notes";
import { visitSentence } from "@/lib/web/visit-sentence";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** All rows share one stretch of time, so that one line of today runs through them. */
const DAYS_BACK = 96;
const DAYS_ON = 84;

export type PlanWork = { plan: RunningPlan; item: WorkItem; today: PlainDate };

export function workRow(
  locale: Locale,
  actor: Member,
  { plan, item, today }: PlanWork,
  client: ClientName | undefined,
): WorkRow {
  const say = speaker(locale, "worklist");
  const visit = plan.visits.find(({ id }) => id === item.stood.id);
  const clientHref = `/clinic/clients/${plan.clientId}`;
  const sessions = plan.visits.filter(({ phase, skipped }) => phase === "session" && !skipped).length;
  const title = visit ? visitTitle(locale, visit).title : "";
  return {
    planId: plan.id,
    kind: item.kind,
    kindText: say(`kind.${item.kind}`),
    client: client?.name ?? "",
    clientHref,
    phone: client?.phone ?? null,
    visitText: say("visit", {
      visit: visit?.phase === "session" ? say("sessionOf", { title, sessions }) : title,
      plan: planTitle(locale, plan.protocol, plan.area),
    }),
    ...reasonOf(locale, plan, item, today),
    action: actionOf(locale, actor, plan, item),
    ribbon: ribbonOf(locale, plan, client?.name ?? "", today),
  };
}

function reasonOf(
  locale: Locale,
  plan: RunningPlan,
  { kind, stood }: WorkItem,
  today: PlainDate,
): { why: string; detail: string } {
  const say = speaker(locale, "worklist");
  const day = (on: PlainDate) => sayDay(locale, on, today);
  const { window, on, after } = stood;
  if (on !== null) {
    const index = plan.visits.findIndex(({ id }) => id === stood.id);
    const before = plan.visits.findLast((one, at) => at < index && !one.skipped) ?? null;
    return { why: say("cantStay", { day: day(on) }), detail: riskText(locale, stood, before, today) ?? "" };
  }
  if (window === null) return { why: say("notBooked"), detail: say("notBookedDetail") };
  const { earliestOn, latestOn, restartAfterOn } = window;
  if (kind === "decide") {
    const days = after ? daysBetween(after.on, today) : 0;
    return {
      why: say("decides", { days, visit: after ? visitTitle(locale, after).inText : "" }),
      detail: say("decidesDetail", { day: day(restartAfterOn) }),
    };
  }
  const closes = latestOn < today ? say("closed", { day: day(latestOn) }) : say("closes", { day: day(latestOn) });
  if (kind === "missed") {
    const missedOn = plan.visits.find(({ id }) => id === stood.id)?.missedOn;
    return { why: missedOn ? say("missedOn", { day: day(missedOn) }) : say("notBooked"), detail: closes };
  }
  if (kind === "overdue") {
    const decidesFrom = say("decidesFrom", { day: day(addDays(restartAfterOn, 1)) });
    return { why: say("overdueBy", { days: daysBetween(latestOn, today), day: day(latestOn) }), detail: decidesFrom };
  }
  if (kind === "at-risk") {
    return {
      why: say("closesIn", { days: daysBetween(today, latestOn), day: day(latestOn) }),
      detail: say("notBooked"),
    };
  }
  return {
    why: earliestOn <= today ? say("dueSince", { day: day(earliestOn) }) : say("dueFrom", { day: day(earliestOn) }),
    detail: closes,
  };
}

/** What helps: to book, to move, to look at the screening, or to decide, and who may not decide opens the record. */
function actionOf(locale: Locale, actor: Member, plan: RunningPlan, { kind, stood }: WorkItem): WorkRow["action"] {
  const say = speaker(locale, "worklist");
  const record = `/clinic/clients/${plan.clientId}`;
  if (kind === "decide" || stood.risk?.kind === "past-restart") {
    return may(actor, "visit:go-on")
      ? { label: say("decide"), href: planChangeHref(plan.id, "go-on", stood.id) }
      : { label: say("record"), href: record };
  }
  if (stood.risk?.kind === "blocked") return { label: say("screening"), href: `${record}/screening` };
  const appointmentId = plan.visits.find(({ id }) => id === stood.id)?.appointmentId ?? null;
  if (appointmentId !== null) return { label: say("move"), href: moveHref(appointmentId, null, null, "record") };
  return { label: say("book"), href: bookHref(plan.id) };
}

function ribbonOf(locale: Locale, plan: RunningPlan, client: string, today: PlainDate): WorkRow["ribbon"] {
  const { visits } = planStanding(plan, today);
  const pairs = plan.visits.flatMap((visit) => {
    const stood = visits.find(({ id }) => id === visit.id);
    return stood ? [{ visit, stood }] : [];
  });
  return {
    today,
    curve: STANDARD_CURVE,
    name: speaker(locale, "plan")("ribbonName", {
      name: client,
      title: planTitle(locale, plan.protocol, plan.area),
    }),
    span: { startsOn: addDays(today, -DAYS_BACK), endsOn: addDays(today, DAYS_ON) },
    visits: pairs.map(({ visit: { id, phase, number, missedOn, appointment }, stood }) => ({
      id,
      phase,
      number,
      window: stood.window,
      on: stood.on ?? (stood.state === "missed" ? missedOn : null),
      state: stood.state,
      overridden: appointment?.overridden === true,
      grade: stood.grade,
    })),
    labels: Object.fromEntries(pairs.map(({ visit, stood }) => [visit.id, labelOf(locale, visit, stood, today)])),
  };
}

function labelOf(locale: Locale, visit: RunningPlan["visits"][number], stood: VisitStanding, today: PlainDate) {
  const { title, short } = visitTitle(locale, visit);
  const dayText = stood.on && sayDay(locale, stood.on, today);
  const sentence = visitSentence(
    locale,
    {
      ...{ title, state: stood.state, dayText, timeText: null, who: null, where: null, gapText: null },
      ...{ gradeText: null, overrideReason: null, aboutOn: stood.aboutOn, latestOn: stood.window?.latestOn ?? null },
    },
    today,
  );
  return { title, short, day: dayText ?? openText(locale, stood, null, today) ?? "", sentence };
}
