// What does the page read that asks a client before a treatment?
import { may } from "@/lib/access/permissions";
import { type ClientRecord, loadClient } from "@/lib/db/queries/clients";
import { loadLocations } from "@/lib/db/queries/days";
import type { Location } from "@/lib/db/queries/places";
import { loadPlansOfClient, type PlanRecord } from "@/lib/db/queries/plans";
import {
  askedBy,
  loadQuestionnaire,
  loadScreeningHistory,
  loadScreenings,
  type ScreeningHistory,
  type ScreeningRecord,
  standingOf,
} from "@/lib/db/queries/screenings";
import { reachOf } from "@/lib/notifications/reach";
import { AREAS } from "@/lib/rules/areas";
import { CONTACT_CHANNELS } from "@/lib/rules/consent";
import {
  adviceAfter,
  asksForDay,
  type DecidedFinding,
  type DecidedScreening,
  deferredDays,
  deferredIn,
  type Outcome,
  type Questionnaire,
  type ScreeningAnswers,
  toAsk,
} from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { dueHref } from "@/lib/schemas/due-address";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { type ClientFacts, clientFacts } from "@/lib/web/client-facts";
import { type PageContext, readForPage } from "@/lib/web/page";
import { areaName, planTitle } from "@/lib/web/plan-titles";
import { type FindingView, findingView, outcomeState, outcomeText } from "@/lib/web/screening-findings";
import { sayDay } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";
import { choiceName, questionName } from "@/lib/words/screening-words";

export type ScreeningPageView = {
  client: ClientFacts;
  /** Null when the client was never asked. */
  now: {
    answerId: string;
    state: FindingView["state"];
    outcome: string;
    askedText: string;
    /** That a treatment does not start on these answers any more. */
    staleText: string | null;
    /** Whether a treatment may start on them. */
    isClear: boolean;
    findings: FindingView[];
  } | null;
  /** Whether the client can be written to about visits. */
  isTold: boolean;
  mayDecide: boolean;
  /** What must not follow the last session too soon. */
  advice: { title: string; lines: string[] } | null;
  /** Plans of which booked visits stand on deferred days. */
  stands: { planId: string; text: string; href: string }[];
  form: ScreeningFormView;
  history: { id: string; title: string; outcome: string; answers: string[]; decisions: string[] }[];
};

export type ScreeningFormView = {
  clientId: string;
  number: number;
  numberText: string;
  /** The newest answers, where they were given by this version; without them, what the button says that answers the rest with no. */
  last: { answers: ScreeningAnswers | null; label: string };
  questions: {
    key: string;
    label: string;
    inArea: boolean;
    choices: { key: string; label: string; day: string | null }[];
  }[];
  areas: { value: string; label: string }[];
  today: PlainDate;
};

/** One read, at most twenty queries. */
export async function screeningPage(ctx: PageContext, clientId: string): Promise<ScreeningPageView> {
  const { clinicId, locale: asked } = ctx.actor;
  const locale = localeOf(asked);
  const facts = await readForPage(ctx, async (tx) => ({
    client: await loadClient(tx, clinicId, clientId),
    plans: await loadPlansOfClient(tx, clinicId, clientId),
    locations: await loadLocations(tx, clinicId),
    version: await loadQuestionnaire(tx, clinicId),
    record: (await loadScreenings(tx, clinicId, [clientId])).get(clientId) ?? null,
    history: await loadScreeningHistory(tx, clinicId, clientId),
    reach: await reachOf(tx, clinicId, clientId),
  }));
  const { client, plans, locations, record, history } = facts;
  const running = plans.filter(({ status }) => status === "active");
  const open = plans.filter(({ status }) => status !== "ended");
  const timeZone = zoneOf(locations, running) ?? client.timeZone;
  const today = dateOf(fromDate(ctx.now), timeZone);
  const version = facts.version ?? { number: 1, questionnaire: STANDARD_QUESTIONNAIRE };
  const standing = record && standingOf(record, today);
  const lastSessionOn = lastSession(plans);
  return {
    client: clientFacts(locale, client, today),
    now:
      record && standing && nowView(locale, { record, standing, history, plans: open, today, timeZone, lastSessionOn }),
    isTold: CONTACT_CHANNELS.some((channel) => facts.reach.allows(channel, "service")),
    mayDecide: may(ctx.actor, "screening:decide"),
    advice: lastSessionOn === null ? null : adviceView(locale, version.questionnaire, lastSessionOn, today),
    stands: standing ? standsView(locale, running, standing, today) : [],
    form: formView(locale, client, version, record, today),
    history: history.map((one) => historyLine(locale, one, today, timeZone)),
  };
}

function zoneOf(locations: readonly Location[], running: readonly PlanRecord[]): string | undefined {
  const at = locations.find(({ id }) => id === running[0]?.locationId) ?? locations[0];
  return at?.timeZone;
}

function lastSession(plans: readonly PlanRecord[]): PlainDate | null {
  const given = plans.flatMap(({ visits }) =>
    visits.flatMap(({ appointment }) => (appointment?.status === "completed" ? [appointment.on] : [])),
  );
  return given.sort().at(-1) ?? null;
}

type Now = {
  record: ScreeningRecord;
  standing: DecidedScreening;
  history: readonly ScreeningHistory[];
  plans: readonly PlanRecord[];
  today: PlainDate;
  timeZone: string;
  lastSessionOn: PlainDate | null;
};

function nowView(locale: Locale, now: Now): ScreeningPageView["now"] {
  const { record, standing, history, plans, today, timeZone, lastSessionOn } = now;
  const say = speaker(locale, "screening");
  const name = history[0]?.answeredBy ?? "";
  const taken = history.flatMap(({ decisions }) => decisions).sort((a, b) => a.decidedAt - b.decidedAt);
  const about = { questionnaire: record.questionnaire, today, timeZone };
  const why = toAsk(askedBy(record), lastSessionOn, today);
  return {
    answerId: record.answerId,
    state: outcomeState(standing.outcome),
    outcome: outcomeText(locale, standing, today),
    askedText: say("asked", { day: sayDay(locale, record.answeredOn, today), name, number: record.number }),
    staleText: why && say(`toAsk.${why}`),
    isClear: why === null && !standing.findings.some(({ counts }) => STOPS.includes(counts)),
    findings: standing.findings.map((finding) => {
      const view = findingView(locale, finding, about, taken);
      const left = finding.counts === "block" ? stillBooked(locale, plans, finding.areas) : [];
      return {
        ...view,
        detail: [view.detail, ...left].join(" "),
        decision: view.decision && [view.decision, ...left].join(" "),
      };
    }),
  };
}

/** What keeps a treatment of some area from starting. */
const STOPS: readonly Outcome[] = ["review", "defer", "block"];

/** What a block leaves booked, a sentence for each plan that it counts for: nothing falls away by itself. */
function stillBooked(locale: Locale, plans: readonly PlanRecord[], areas: DecidedFinding["areas"]): string[] {
  return plans.flatMap((plan) => {
    const visits = plan.visits.filter(({ appointment }) => appointment && isStillToCome(appointment.status)).length;
    const counts = areas === null || areas.some((area) => area === plan.area);
    const title = planTitle(locale, plan.protocol, plan.area);
    return counts && visits > 0 ? [speaker(locale, "screening")("stillBooked", { title, visits })] : [];
  });
}

function adviceView(
  locale: Locale,
  questionnaire: Questionnaire,
  lastSessionOn: PlainDate,
  today: PlainDate,
): ScreeningPageView["advice"] {
  const say = speaker(locale, "screening");
  const lines = adviceAfter(questionnaire, lastSessionOn, today).map(({ key, notBefore }) =>
    say("adviceLine", { what: say(`adviceKind.${key}`), day: sayDay(locale, notBefore, today) }),
  );
  return lines.length === 0 ? null : { title: say("advice", { day: sayDay(locale, lastSessionOn, today) }), lines };
}

function standsView(
  locale: Locale,
  running: readonly PlanRecord[],
  standing: DecidedScreening,
  today: PlainDate,
): ScreeningPageView["stands"] {
  const deferred = deferredDays(standing, today);
  return running.flatMap((plan) => {
    const days = deferredIn(deferred, plan.area);
    const visits = plan.visits.filter(
      ({ appointment }) =>
        appointment !== null &&
        isStillToCome(appointment.status) &&
        days.some(({ from, to }) => from <= appointment.on && appointment.on <= to),
    ).length;
    const title = planTitle(locale, plan.protocol, plan.area);
    const text = speaker(locale, "screening")("stands", { title, visits });
    const href = dueHref({ planId: plan.id, pins: [], unticked: [] });
    return visits === 0 ? [] : [{ planId: plan.id, text, href }];
  });
}

function formView(
  locale: Locale,
  client: ClientRecord,
  { number, questionnaire }: { number: number; questionnaire: Questionnaire },
  record: ScreeningRecord | null,
  today: PlainDate,
): ScreeningFormView {
  const say = speaker(locale, "screening");
  return {
    clientId: client.id,
    number,
    numberText: say("questionnaireLink", { number }),
    last:
      record?.number === number
        ? {
            answers: record.answers,
            label: say("unchanged", { day: sayDay(locale, record.answeredOn, today) }),
          }
        : { answers: null, label: say("restNo") },
    questions: questionnaire.questions
      .filter(({ retired }) => !retired)
      .map((question) => ({
        key: question.key,
        label: questionName(locale, question),
        inArea: question.inArea,
        choices: question.choices.map((choice) => ({
          key: choice.key,
          label: choiceName(locale, choice.key),
          day: asksForDay(choice)
            ? say(choice.key === "stopped" || choice.key === "ended" ? "whenStopped" : "when")
            : null,
        })),
      })),
    areas: AREAS.map((area) => ({ value: area, label: areaName(locale, area) })),
    today,
  };
}

function historyLine(
  locale: Locale,
  past: ScreeningHistory,
  today: PlainDate,
  timeZone: string,
): ScreeningPageView["history"][number] {
  const say = speaker(locale, "screening");
  const { id, number, questionnaire, answers, answeredOn, answeredBy, decisions } = past;
  const nameOf = (key: string) =>
    questionName(locale, questionnaire.questions.find((question) => question.key === key) ?? { key });
  const given = Object.entries(answers).map(([key, { choice, on, areas }]) => {
    const where = areas && areas.length > 0 ? `, ${areas.map((area) => areaName(locale, area)).join(", ")}` : "";
    const answer = `${nameOf(key)}: ${choiceName(locale, choice).toLowerCase()}${where}`;
    return on === undefined ? answer : say("answerOn", { answer, day: sayDay(locale, on, today) });
  });
  const { deferUntil, outcome } = past;
  return {
    id,
    title: say("historyLine", { day: sayDay(locale, answeredOn, today), name: answeredBy, number }),
    outcome: outcomeText(locale, { outcome, deferUntil }, today),
    answers: given.length === 0 ? [say("allAnsweredNo")] : given,
    decisions: decisions.map(({ question, decision, reason, decidedAt, decidedBy }) => {
      const day = sayDay(locale, dateOf(decidedAt, timeZone), today);
      const said = say(decision === "allow" ? "allowed" : "refused", { name: decidedBy, day, reason });
      return `${nameOf(question)}: ${said}`;
    }),
  };
}
