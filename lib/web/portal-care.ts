// What does a client's skin need today, and what changes in the next weeks, in words?
import type { CareKind } from "@/lib/rules/care-timeline";
import { type CaredVisit, type CareLine, type CareToday, caredVisitsOf, careFor, careIn } from "@/lib/rules/care-today";
import { RED_FLAGS, rednessHours } from "@/lib/rules/red-flags";
import { addDays, dateOf, instantAt, type Minute, minuteOfDay, type PlainDate } from "@/lib/time";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import type { PortalFacts } from "@/lib/web/portal-facts";
import { careWords } from "@/lib/words/care-words";
import { sayDay, sayDayAndTime, sayTimeAt } from "@/lib/words/dates";
import { redFlagSentences } from "@/lib/words/red-flag-sentences";
import { type Locale, speaker } from "@/lib/words/say";

/**
 * `about` says whose care it is where there are several courses. `isLasting`: a habit that keeps the result, for as long as
 * that should last.
 */
export type CareLineView = {
  id: string;
  kind: CareKind;
  title: string;
  detail: string;
  about: string | null;
  isLasting: boolean;
};

export type CareView = {
  /** What is to be done first, what is allowed again last; in the first days after a visit its prohibitions first. */
  today: CareLineView[];
  /** How many of these are never folded away. */
  shown: number;
  /** What begins on later days, day by day. */
  ahead: { on: PlainDate; title: string; lines: CareLineView[] }[];
};

const ORDER = ["do", "avoid", "expect", "ask", "allow"] as const satisfies readonly CareKind[];
const DAYS_AHEAD = 21;
/** So many lines stand open on an ordinary day. */
const SHOWN = 5;
/** For so long after a visit the skin is open, and what it forbids comes before all else. */
const OPEN_SKIN_HOURS = 72;

type Line = CareLine & { kind: CareKind };
type Told = {
  locale: Locale;
  /** With the clinic's choice of sunscreen. */
  visits: readonly CaredVisit[];
  now: Minute;
  timeZone: string;
  today: PlainDate;
  /** Whose care it is, by visit. */
  names: ReadonlyMap<string, string>;
  /** When the clinic lets sunscreen begin. */
  sunscreenStartHours: number;
  /** Visits after which no other one can follow now: nobody is told that their skin is ready for it. */
  waiting?: ReadonlySet<string>;
};

const READY_KEY = "next-window";

/** Over all plans together, by the clock of `timeZone`, which is the one of the client's clinic. */
export function careView(
  locale: Locale,
  { plans, clinic, now }: Pick<PortalFacts, "plans" | "clinic" | "now">,
  timeZone: string,
): CareView {
  const { sunscreenStartHours } = clinic;
  const visits = caredVisitsOf(plans, sunscreenStartHours);
  const names = namesOf(locale, plans);
  return careInTime(
    locale,
    { visits, now, timeZone, names, sunscreenStartHours, waiting: waitingOf(plans) },
    DAYS_AHEAD,
  );
}

/** The care of any visits, from `now` on. */
export function careInTime(locale: Locale, about: Omit<Told, "locale" | "today">, daysAhead: number): CareView {
  const told = { ...about, locale, today: dateOf(about.now, about.timeZone) };
  const { lines, shown } = inOrder(told);
  return { today: lines.flatMap((line) => lineView(line, told)), shown, ahead: aheadOf(told, daysAhead) };
}

/** When a client calls, by the care of their courses. */
export function redFlagLines(locale: Locale, plans: PortalFacts["plans"]): string[] {
  return redFlagSentences(locale, RED_FLAGS, rednessHours(plans.map(({ protocol }) => protocol.careTimeline)));
}

/** "session 2 of Rejuvenation, face", by visit; none where there is one course only. */
function namesOf(locale: Locale, plans: PortalFacts["plans"]): Map<string, string> {
  if (plans.filter(({ status }) => status !== "ended").length < 2) return new Map();
  const say = speaker(locale, "portal");
  return new Map(
    plans.flatMap(({ protocol, area, visits }) => {
      const course = planTitle(locale, protocol, area);
      return visits.map((visit) => {
        const words = { visit: visitTitle(locale, visit).inText, course };
        const isGiven = visit.appointment?.status === "completed";
        return [visit.id, say(isGiven ? "careAfter" : "careBefore", words)] as const;
      });
    }),
  );
}

/** Of courses that are paused, over, or deferred. */
function waitingOf(plans: PortalFacts["plans"]): Set<string> {
  const rest = plans.filter(
    ({ status, visits }) =>
      status !== "active" || visits.some(({ appointment }) => appointment?.hindrance?.kind === "deferred"),
  );
  return new Set(rest.flatMap(({ visits }) => visits.map(({ id }) => id)));
}

function byKind(care: CareToday): Line[] {
  return ORDER.flatMap((kind) => care[kind].map((line) => ({ ...line, kind })));
}

const linesAt = ({ visits, timeZone }: Told, now: Minute): Line[] => byKind(careFor({ now, timeZone, visits }));

function inOrder(told: Told): { lines: Line[]; shown: number } {
  const { visits, now, timeZone } = told;
  const recent = visits.filter(
    ({ given, startsAt }) => given && startsAt <= now && now < startsAt + OPEN_SKIN_HOURS * 60,
  );
  const open = careFor({ now, timeZone, visits: recent });
  const topics = (lines: readonly CareLine[]) => new Set(lines.map(({ topic }) => topic));
  const [forbidden, asked] = [topics(open.avoid), topics(open.do)];
  const rank = ({ kind, topic, endsAt }: Line): number => {
    if (kind === "avoid" && forbidden.has(topic)) return 0;
    if (kind === "do" && asked.has(topic)) return 1;
    return endsAt === null ? 3 : 2;
  };
  const lines = linesAt(told, now).sort((a, b) => rank(a) - rank(b));
  return { lines, shown: Math.max(SHOWN, lines.filter((line) => rank(line) < 2).length) };
}

/** Each day as a whole: what a day forbids at some hour is not allowed on that day, its line says until when. */
function aheadOf(told: Told, daysAhead: number): CareView["ahead"] {
  const { locale, visits, now, today, timeZone } = told;
  const say = speaker(locale, "portal");
  const ids = (lines: Line[]) => new Set(lines.map(idOf));
  const ahead: CareView["ahead"] = [];
  let known = ids(linesAt(told, now));
  for (let days = 0; days <= daysAhead; days++) {
    const on = addDays(today, days);
    const span = {
      from: days === 0 ? now : instantAt(on, 0, timeZone),
      until: instantAt(addDays(on, 1), 0, timeZone),
    };
    const all = byKind(careIn({ visits, timeZone }, span));
    const fresh = all.filter((line) => !known.has(idOf(line))).flatMap((line) => lineView(line, told));
    const title = days === 0 ? say("careLater") : say("careFrom", { day: sayDay(locale, on, today) });
    if (fresh.length > 0) ahead.push({ on, title, lines: fresh });
    known = ids(all);
  }
  return ahead;
}

/** A habit is the same whichever visit it follows. */
const idOf = ({ visitId, key, endsAt }: CareLine) => (endsAt === null ? key : `${visitId} ${key}`);

/** None for a step that has no words: it can't be told. */
function lineView(line: Line, told: Told): CareLineView[] {
  const { kind, visitId, endsAt } = line;
  const { locale, sunscreenStartHours, waiting } = told;
  if (line.key === READY_KEY && waiting?.has(visitId)) return [];
  const words = careWords(locale, line, {
    until: endsAt === null ? "" : untilText(endsAt, told),
    sunscreenStartHours,
  });
  if (words === null) return [];
  const isLasting = endsAt === null;
  // A habit belongs to no visit.
  const about = isLasting ? null : (told.names.get(visitId) ?? null);
  return [{ id: idOf(line), kind, ...words, about, isLasting }];
}

/** "Sat 5 Dec" of what ends with the day before, else the time too: "Sat 5 Dec, 15:30", "today, 15:30". */
function untilText(endsAt: Minute, { locale, today, timeZone }: Told): string {
  const on = dateOf(endsAt, timeZone);
  if (on === today) return speaker(locale, "portal")("todayAt", { time: sayTimeAt(endsAt, timeZone) });
  if (minuteOfDay(endsAt, timeZone) === 0) return sayDay(locale, on, today);
  return sayDayAndTime(locale, endsAt, timeZone, today);
}
