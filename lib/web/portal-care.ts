// What does a client's skin need today, and what changes in the next weeks, in words?
import { type CareKind, STANDARD_CARE, withSunscreenFrom } from "@/lib/rules/care-timeline";
import { type CaredVisit, type CareLine, careFor } from "@/lib/rules/care-today";
import { addDays, dateOf, instantAt, type Minute, minuteOfDay, type PlainDate } from "@/lib/time";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import type { PortalFacts } from "@/lib/web/portal-facts";
import { sayDay, sayDayAndTime, sayTimeAt } from "@/lib/words/dates";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

/** `about` says whose care it is where there are several courses. */
export type CareLineView = { id: string; kind: CareKind; title: string; detail: string; about: string | null };

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

type KnownStep = keyof ReturnType<typeof catalogueOf>["care"];
type Line = CareLine & { kind: CareKind; key: KnownStep };
type Told = {
  locale: Locale;
  visits: CaredVisit[];
  now: Minute;
  timeZone: string;
  today: PlainDate;
  /** Whose care it is, by visit. */
  names: ReadonlyMap<string, string>;
};

/** Over all plans together, by the clock of `timeZone`, which is the one of the client's clinic. */
export function careView(
  locale: Locale,
  { plans, clinic, now }: Pick<PortalFacts, "plans" | "clinic" | "now">,
  timeZone: string,
): CareView {
  const visits = plans.flatMap((plan): CaredVisit[] => {
    const careTimeline = withSunscreenFrom(plan.protocol.careTimeline, clinic.sunscreenStartHours);
    return plan.visits.flatMap(({ id, appointment }) => {
      if (!appointment) return [];
      const given = appointment.status === "completed";
      return [{ visitId: id, startsAt: appointment.slot.start, given, careTimeline }];
    });
  });
  const today = dateOf(now, timeZone);
  const told: Told = { locale, visits, now, timeZone, today, names: namesOf(locale, plans) };
  const { lines, shown } = inOrder(told);
  return { today: lines.map((line) => lineView(line, told)), shown, ahead: aheadOf(told) };
}

/** After how many hours redness is no longer normal: the least that one of the courses says, else the standard. */
export function rednessHours(plans: PortalFacts["plans"]): number {
  const until = (timelines: readonly (typeof STANDARD_CARE)[]) =>
    timelines.flat().flatMap(({ topic, kind, until: end }) => {
      if (topic !== "redness" || kind !== "expect" || end === null) return [];
      return [end.unit === "hours" ? end.value : end.value * 24];
    });
  const own = until(plans.map(({ protocol }) => protocol.careTimeline));
  return Math.min(...(own.length > 0 ? own : until([STANDARD_CARE])));
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

/** A step that the catalogue has no words for can't be told. */
function linesAt({ locale, visits, timeZone }: Told, moment: Minute): Line[] {
  const found = careFor({ now: moment, timeZone, visits });
  return ORDER.flatMap((kind) =>
    found[kind].flatMap(({ key, ...line }) => (isKnown(locale, key) ? [{ ...line, key, kind }] : [])),
  );
}

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

/** A day is looked at as it begins and as it ends: something may hold on its morning only. */
function aheadOf(told: Told): CareView["ahead"] {
  const { locale, now, today, timeZone } = told;
  const say = speaker(locale, "portal");
  const ids = (lines: Line[]) => new Set(lines.map(idOf));
  const ahead: CareView["ahead"] = [];
  let known = ids(linesAt(told, now));
  for (let days = 0; days <= DAYS_AHEAD; days++) {
    const on = addDays(today, days);
    const early = days === 0 ? [] : linesAt(told, instantAt(on, 0, timeZone));
    const late = linesAt(told, instantAt(addDays(on, 1), 0, timeZone) - 1);
    const lateIds = ids(late);
    const all = [...early.filter((line) => !lateIds.has(idOf(line))), ...late];
    const fresh = all.filter((line) => !known.has(idOf(line)));
    const title = days === 0 ? say("careLater") : say("careFrom", { day: sayDay(locale, on, today) });
    if (fresh.length > 0) ahead.push({ on, title, lines: fresh.map((line) => lineView(line, told)) });
    known = ids(all);
  }
  return ahead;
}

const idOf = ({ visitId, key }: CareLine) => `${visitId} ${key}`;

function lineView(line: Line, told: Told): CareLineView {
  const { key, kind, visitId, endsAt } = line;
  const { locale } = told;
  const say = speaker(locale, "care");
  const until = endsAt === null ? "" : untilText(endsAt, told);
  return {
    id: idOf(line),
    kind,
    title: say(`${key}.title`),
    detail: say(`${key}.detail`, { until }),
    about: told.names.get(visitId) ?? null,
  };
}

/** "Sat 5 Dec" of what ends with the day before, else the time too: "Sat 5 Dec, 15:30", "today, 15:30". */
function untilText(endsAt: Minute, { locale, today, timeZone }: Told): string {
  const on = dateOf(endsAt, timeZone);
  if (on === today) return speaker(locale, "portal")("todayAt", { time: sayTimeAt(endsAt, timeZone) });
  if (minuteOfDay(endsAt, timeZone) === 0) return sayDay(locale, on, today);
  return sayDayAndTime(locale, endsAt, timeZone, today);
}

function isKnown(locale: Locale, key: string): key is KnownStep {
  return key in catalogueOf(locale).care;
}
