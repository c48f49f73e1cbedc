// May a client be treated, by what they answered before a treatment?
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { ageOn } from "./age";
import type { Area } from "./areas";

/** What an answer leads to, the mildest first: nothing, something to ask for, a clinician's look, a later day, no treatment. */
export const OUTCOMES = ["fine", "ask", "review", "defer", "block"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * What one answer does. "ask": to pause something for so many days before the visit. "defer": no treatment for so many days,
 * counted from the day of the event; `thenReview`: and a clinician looks after that.
 */
export type Effect =
  | { outcome: "fine" }
  | { outcome: "ask"; pauseDays: number }
  | { outcome: "review" }
  | { outcome: "defer"; days: number; thenReview: boolean }
  | { outcome: "block" };

/** The answers besides "no" that there are words for, under `screening.choice` in the catalogue. */
export const CHOICES = [
  "yes",
  "now",
  "stopped",
  "ended",
  "unsettled",
  "settled",
  "light",
  "deeper",
  "controlled",
  "uncontrolled",
  "cosmetic",
  "prescribed",
] as const;
export type ChoiceKey = (typeof CHOICES)[number];

/** How sure a figure is, as with protocols: H label, regulator or trial; M several clinics agree; L one source, or they conflict. */
type Confidence = "H" | "M" | "L";

/** Where a rule comes from, the range that sources give for it, and who may overrule it. */
export type Ground = {
  source: string;
  range?: string;
  confidence: Confidence;
  /** A clinician may allow the treatment all the same, with a reason. A review is always theirs to decide. */
  overridable: boolean;
};

export type Choice = { key: ChoiceKey; effect: Effect };

export type ScreeningQuestion = Ground & {
  key: string;
  /** The clinic's own words, in place of the catalogue's `screening.question.<key>`. */
  words?: string;
  /** It counts in the treated area only. */
  inArea: boolean;
  /** What can be answered besides "no". One that defers asks for a day. */
  choices: [Choice, ...Choice[]];
  /** It is not asked any more. */
  retired: boolean;
};

/** What must not follow a session too soon, in days after it. */
export const AFTER_SESSION = ["peel", "laser", "injectables"] as const;
export type AfterSession = { key: (typeof AFTER_SESSION)[number]; days: number; source: string };

/** What is asked before a treatment, as one version of it is stored: every figure is the clinic's to edit. */
export type Questionnaire = {
  questions: ScreeningQuestion[];
  /** Known without asking: years of age. */
  age: Ground & { blockUnder: number; reviewUnder: number };
  /** Known without asking: Fitzpatrick I to VI as 1 to 6. */
  skinType: Ground & { reviewFrom: number };
  afterSession: AfterSession[];
  /** For how many days answers hold, while no session is given: after that the client is asked again before a treatment. */
  holdDays: number;
};

/** An answer that is not "no". Without areas it counts everywhere; `on` is the day of the event, or when it stopped. */
export type Given = { choice: ChoiceKey; on?: PlainDate; areas?: readonly Area[] };
/** By the question's key; a question that is not in it was answered "no". */
export type ScreeningAnswers = Readonly<Record<string, Given>>;

export type ScreenedClient = { bornOn: PlainDate | null; skinType: number | null };

/** The keys of what is known without asking. */
const KNOWN = { age: "age", skinType: "skin-type" } as const;

/** What one answer leads to today. */
export type Finding = Ground & {
  question: string;
  /** Null for what is known without asking. */
  choice: ChoiceKey | null;
  outcome: Outcome;
  /** The day of the event. */
  on: PlainDate | null;
  /** The first day on which a deferral doesn't hold any more; null when nothing is deferred. */
  until: PlainDate | null;
  pauseDays: number | null;
  /** The areas that it counts for; null: all. */
  areas: readonly Area[] | null;
};

export type Screened<F extends Finding = Finding> = {
  /** The worst of the findings. */
  outcome: Outcome;
  /** The latest of the deferrals. */
  deferUntil: PlainDate | null;
  findings: F[];
};

/**
 * What the answers lead to on the local day `today`, in the order of the questions: a deferral that is over is "fine", or a
 * review where the clinic asks for one then. Answers to questions that the questionnaire doesn't have say nothing. It names no
 * diagnosis, and asks nobody to stop a prescribed medicine.
 *
 * Source: the defaults in screening-questions.ts, each with its own.
 */
export function screen(
  questionnaire: Questionnaire,
  answers: ScreeningAnswers,
  client: ScreenedClient,
  today: PlainDate,
): Screened {
  const asked = questionnaire.questions.flatMap((question): Finding[] => {
    const given = question.retired ? undefined : answers[question.key];
    const effect = question.choices.find(({ key }) => key === given?.choice)?.effect;
    return given && effect ? [findingOf(question, given, effect, today)] : [];
  });
  return judged([...asked, ...knownOf(questionnaire, client, today)]);
}

/** A deferral is the one effect that counts from a day, so the one that asks for it. */
export function asksForDay({ effect }: Choice): boolean {
  return effect.outcome === "defer";
}

function findingOf(question: ScreeningQuestion, given: Given, effect: Effect, today: PlainDate): Finding {
  const on = given.on ?? null;
  const base = {
    ...groundOf(question),
    question: question.key,
    choice: given.choice,
    on,
    until: null,
    pauseDays: effect.outcome === "ask" ? effect.pauseDays : null,
    areas: question.inArea && given.areas && given.areas.length > 0 ? given.areas : null,
  };
  if (effect.outcome !== "defer") return { ...base, outcome: effect.outcome };
  // Who can't tell the day may have done it today.
  const until = addDays(on ?? today, effect.days);
  if (until > today) return { ...base, outcome: "defer", until };
  return { ...base, outcome: effect.thenReview ? "review" : "fine" };
}

function knownOf({ age, skinType }: Questionnaire, client: ScreenedClient, today: PlainDate): Finding[] {
  const found: Finding[] = [];
  const known = (question: string, ground: Ground, outcome: Outcome) =>
    found.push({
      ...groundOf(ground),
      ...{ question, outcome, choice: null, on: null, until: null, pauseDays: null, areas: null },
    });
  if (client.bornOn !== null) {
    const years = ageOn(client.bornOn, today);
    if (years < age.blockUnder) known(KNOWN.age, age, "block");
    else if (years < age.reviewUnder) known(KNOWN.age, age, "review");
  }
  if (client.skinType !== null && client.skinType >= skinType.reviewFrom) known(KNOWN.skinType, skinType, "review");
  return found;
}

function groundOf({ source, range, confidence, overridable }: Ground): Ground {
  return { source, confidence, overridable, ...(range !== undefined && { range }) };
}

function judged<F extends Finding>(findings: F[], outcomeOf: (finding: F) => Outcome = ({ outcome }) => outcome) {
  const outcomes = findings.map(outcomeOf);
  const until = findings.flatMap((one) => (outcomeOf(one) === "defer" && one.until !== null ? [one.until] : [])).sort();
  const worst = OUTCOMES.findLast((outcome) => outcomes.includes(outcome)) ?? "fine";
  return { outcome: worst, deferUntil: until.at(-1) ?? null, findings };
}

// What a clinician decides on a finding.

export type Decision = "allow" | "refuse";

/** A finding with what was decided on it, and what it counts as then: allowed is fine, refused is a block. */
export type DecidedFinding = Finding & { decision: Decision | null; counts: Outcome };
export type DecidedScreening = Screened<DecidedFinding>;

/** The findings with the decisions on them, by question. A decision that nobody may take on a finding says nothing. */
export function decided({ findings }: Screened, decisions: ReadonlyMap<string, Decision>): DecidedScreening {
  const all = findings.map((finding): DecidedFinding => {
    const decision = isDecidable(finding) ? (decisions.get(finding.question) ?? null) : null;
    const counts = decision === null ? finding.outcome : decision === "allow" ? "fine" : "block";
    return { ...finding, decision, counts };
  });
  return judged(all, ({ counts }) => counts);
}

/** Whether a clinician has something to decide: always on a review, on a deferral or a block where the clinic lets them. */
export function isDecidable({ outcome, overridable }: Pick<Finding, "outcome" | "overridable">): boolean {
  return outcome === "review" || (overridable && (outcome === "defer" || outcome === "block"));
}

const countsIn = ({ areas }: Finding, area: string) => areas === null || areas.some((one) => one === area);

/** The finding that keeps a course for this area from being booked; null when none does. */
export function blockIn({ findings }: DecidedScreening, area: string): DecidedFinding | null {
  return findings.find((one) => one.counts === "block" && countsIn(one, area)) ?? null;
}

/** The finding that keeps a treatment of this area from starting today, the worst first; null when none does. */
export function hindranceIn({ findings }: DecidedScreening, area: string): DecidedFinding | null {
  const own = findings.filter((one) => countsIn(one, area));
  for (const outcome of ["block", "defer", "review"] as const) {
    const found = own.find(({ counts }) => counts === outcome);
    if (found) return found;
  }
  return null;
}

/** Whole local days, both inclusive, on which a deferral holds; `areas` null: for every area. */
export type DeferredDays = { from: PlainDate; to: PlainDate; areas: readonly Area[] | null };

/** The days that the deferrals take, from today to the day before each ends. */
export function deferredDays({ findings }: DecidedScreening, today: PlainDate): DeferredDays[] {
  return findings.flatMap(({ counts, until, areas }) =>
    counts === "defer" && until !== null && until > today ? [{ from: today, to: addDays(until, -1), areas }] : [],
  );
}

/** The days that hold for this area, with the word that says why. */
export function deferredIn(
  days: readonly DeferredDays[],
  area: string,
): { from: PlainDate; to: PlainDate; ground: "deferral" }[] {
  return days
    .filter(({ areas }) => areas === null || areas.some((one) => one === area))
    .map(({ from, to }) => ({ from, to, ground: "deferral" }));
}

/** Why a client has to be asked before a treatment may start. */
export type ToAsk = "never" | "session" | "days";

/**
 * Whether a treatment may start on these answers, as far as their age goes, or why the client is asked again: nobody ever has,
 * a session was given since, or they are older than they hold. Answers of a session's own day were given before it; a session
 * of today asks nothing more.
 *
 * Source: screening is asked again before every session; for how many days answers hold is the clinic's choice.
 *
 * @param lastSessionOn the last day before or on `today` on which this client was treated
 */
export function toAsk(
  asked: { on: PlainDate; holdDays: number } | null,
  lastSessionOn: PlainDate | null,
  today: PlainDate,
): ToAsk | null {
  if (asked === null) return "never";
  if (lastSessionOn !== null && lastSessionOn < today && asked.on <= lastSessionOn) return "session";
  return daysBetween(asked.on, today) > asked.holdDays ? "days" : null;
}

/** The days before which these must not follow a session, as advice; those that are over are left out. */
export function adviceAfter(
  { afterSession }: Pick<Questionnaire, "afterSession">,
  lastSessionOn: PlainDate,
  today: PlainDate,
): (AfterSession & { notBefore: PlainDate })[] {
  return afterSession
    .map((rule) => ({ ...rule, notBefore: addDays(lastSessionOn, rule.days) }))
    .filter(({ notBefore }) => notBefore > today);
}
