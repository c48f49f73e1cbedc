// How does one finding of a screening read, with its ground?
import { type ScreeningHistory, type ScreeningRecord, standingOf } from "@/lib/db/queries/screenings";
import { type DecidedFinding, isDecidable, type Outcome, type Questionnaire } from "@/lib/rules/screening";
import { dateOf, daysBetween, type PlainDate } from "@/lib/time";
import { areaName } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";
import { findingName } from "@/lib/words/screening-words";

/** The states of the kit that stand for the outcomes. */
const STATES = {
  fine: "on-track",
  ask: "due",
  review: "at-risk",
  defer: "at-risk",
  block: "refused",
} as const satisfies Record<Outcome, string>;

export type FindingView = {
  question: string;
  name: string;
  state: (typeof STATES)[Outcome];
  word: string;
  /** What follows from it. */
  detail: string;
  /** "Counts for: face." */
  areas: string | null;
  /** Source, range and how sure. */
  ground: string;
  isDecidable: boolean;
  /** Who decided what, when and why. */
  decision: string | null;
};

type About = { questionnaire: Questionnaire; today: PlainDate; timeZone: string };
type Taken = ScreeningHistory["decisions"];

/** @param taken the decisions on these answers and on earlier ones, the oldest first */
export function findingView(locale: Locale, finding: DecidedFinding, about: About, taken: Taken): FindingView {
  const say = speaker(locale, "screening");
  const question = about.questionnaire.questions.find(({ key }) => key === finding.question);
  const { counts, areas, decision } = finding;
  return {
    question: finding.question,
    name: findingName(locale, question, finding),
    state: STATES[counts],
    word: decision === null ? say(`word.${counts}`) : say(decision === "allow" ? "allowedNow" : "refusedNow"),
    detail: detailOf(locale, finding, about.today),
    areas: areas && say("finding.areas", { areas: areas.map((area) => areaName(locale, area)).join(", ") }),
    ground: groundText(locale, finding),
    isDecidable: isDecidable(finding),
    decision: decision === null ? null : decisionText(locale, finding, about, taken),
  };
}

export function outcomeState(outcome: Outcome): FindingView["state"] {
  return STATES[outcome];
}

/** "Deferred until Fri 4 Dec" */
export function outcomeText(
  locale: Locale,
  { outcome, deferUntil }: { outcome: Outcome; deferUntil: PlainDate | null },
  today: PlainDate,
): string {
  const until = deferUntil === null ? "" : sayDay(locale, deferUntil, today);
  return speaker(locale, "screening")(`outcome.${outcome}`, { until });
}

function detailOf(locale: Locale, finding: DecidedFinding, today: PlainDate): string {
  const say = speaker(locale, "screening");
  const { outcome, until, on, pauseDays, choice } = finding;
  switch (outcome) {
    case "fine":
      return say("finding.over");
    case "ask":
      return say("finding.ask", { days: pauseDays ?? 0 });
    case "review":
      return say(choice === "prescribed" ? "finding.reviewPrescribed" : "finding.review");
    case "block":
      return say(isDecidable(finding) ? "finding.blockDecidable" : "finding.block");
    case "defer": {
      const untilText = sayDay(locale, until ?? today, today);
      if (until === null || on === null) return say("finding.deferOnly", { until: untilText });
      return say("finding.defer", { until: untilText, days: daysBetween(on, until), on: sayDay(locale, on, today) });
    }
  }
}

function groundText(
  locale: Locale,
  { source, range, confidence }: Pick<DecidedFinding, "source" | "range" | "confidence">,
): string {
  const say = speaker(locale, "screening");
  return [
    say("source", { source }),
    ...(range === undefined ? [] : [say("range", { range })]),
    say(`confidence.${confidence}`),
  ].join(" · ");
}

function decisionText(locale: Locale, { question, decision }: DecidedFinding, about: About, taken: Taken) {
  const last = taken.findLast((one) => one.question === question && one.decision === decision);
  if (!last) return null;
  const day = sayDay(locale, dateOf(last.decidedAt, about.timeZone), about.today);
  const values = { name: last.decidedBy, day, reason: last.reason };
  return speaker(locale, "screening")(decision === "allow" ? "allowed" : "refused", values);
}

/** "Not to be treated, screening of Tue 24 Nov": known before a course is placed, not only when it can't be booked. */
export function screeningFact(locale: Locale, record: ScreeningRecord | null, today: PlainDate): string {
  const say = speaker(locale, "screening");
  if (record === null) return say("notAsked");
  const outcome = outcomeText(locale, standingOf(record, today), today);
  return say("fact", { outcome, day: sayDay(locale, record.answeredOn, today) });
}
