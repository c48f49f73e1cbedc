// What does a client's skin need today, and what changes in the next weeks, in words?
import { type CareKind, withSunscreenFrom } from "@/lib/rules/care-timeline";
import { type CaredVisit, type CareToday, careFor } from "@/lib/rules/care-today";
import { addDays, dateOf, instantAt, type Minute, type PlainDate } from "@/lib/time";
import type { PortalFacts } from "@/lib/web/portal-facts";
import { sayDay, sayTimeAt } from "@/lib/words/dates";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

export type CareLineView = { id: string; kind: CareKind; kindText: string; title: string; detail: string };

export type CareView = {
  /** What is to be done first, what is allowed again last. */
  today: CareLineView[];
  /** What begins on later days, day by day. */
  ahead: { on: PlainDate; title: string; lines: CareLineView[] }[];
};

const ORDER = ["do", "avoid", "expect", "ask", "allow"] as const satisfies readonly CareKind[];
const KIND_WORD = {
  do: "kindDo",
  avoid: "kindAvoid",
  ask: "kindAsk",
  expect: "kindExpect",
  allow: "kindAllow",
} as const;
const DAYS_AHEAD = 21;
/** A later day is looked at when it is in full swing: what ends in its night is over. */
const NOON = 720;

/** Over all plans together, by the clock of `timeZone`, which is the one of the client's clinic. */
export function careView(
  locale: Locale,
  { plans, clinic, now }: Pick<PortalFacts, "plans" | "clinic" | "now">,
  timeZone: string,
): CareView {
  const today = dateOf(now, timeZone);
  const visits = plans.flatMap((plan): CaredVisit[] => {
    const careTimeline = withSunscreenFrom(plan.protocol.careTimeline, clinic.sunscreenStartHours);
    return plan.visits.flatMap(({ id, appointment }) => {
      if (!appointment) return [];
      const given = appointment.status === "completed";
      return [{ visitId: id, startsAt: appointment.slot.start, given, careTimeline }];
    });
  });
  const at = (moment: Minute): CareLineView[] => {
    const found = careFor({ now: moment, timeZone, visits });
    const inOrder = ORDER.flatMap((kind) => found[kind].map((line) => ({ kind, line })));
    return [...inOrder.filter(endsSometime), ...inOrder.filter((one) => !endsSometime(one))].flatMap(({ kind, line }) =>
      lineView(locale, kind, line, today, timeZone),
    );
  };
  const lines = at(now);
  const ahead: CareView["ahead"] = [];
  let known = new Set(lines.map(({ id }) => id));
  for (let days = 1; days <= DAYS_AHEAD; days++) {
    const on = addDays(today, days);
    const then = at(instantAt(on, NOON, timeZone));
    const fresh = then.filter(({ id }) => !known.has(id));
    const title = speaker(locale, "portal")("careFrom", { day: sayDay(locale, on, today) });
    if (fresh.length > 0) ahead.push({ on, title, lines: fresh });
    known = new Set(then.map(({ id }) => id));
  }
  return { today: lines, ahead };
}

/** What holds for good can wait until the rest is read. */
const endsSometime = ({ line }: { line: { endsAt: Minute | null } }) => line.endsAt !== null;

/** A step that the catalogue has no words for can't be told. */
function lineView(
  locale: Locale,
  kind: CareKind,
  line: CareToday[CareKind][number],
  today: PlainDate,
  timeZone: string,
): CareLineView[] {
  const { key, visitId, endsAt, endsOn } = line;
  if (!isKnown(locale, key)) return [];
  const say = speaker(locale, "care");
  const until = endsOn === null || endsAt === null ? "" : untilText(locale, { endsOn, endsAt }, today, timeZone);
  return [
    {
      id: `${visitId} ${key}`,
      kind,
      kindText: speaker(locale, "portal")(KIND_WORD[kind]),
      title: say(`${key}.title`),
      detail: say(`${key}.detail`, { until }),
    },
  ];
}

/** "Sat 5 Dec"; of what ends today, the time. */
function untilText(
  locale: Locale,
  { endsOn, endsAt }: { endsOn: PlainDate; endsAt: Minute },
  today: PlainDate,
  timeZone: string,
): string {
  if (endsOn !== today) return sayDay(locale, endsOn, today);
  return speaker(locale, "portal")("todayAt", { time: sayTimeAt(endsAt, timeZone) });
}

type KnownStep = keyof ReturnType<typeof catalogueOf>["care"];

function isKnown(locale: Locale, key: string): key is KnownStep {
  return key in catalogueOf(locale).care;
}
