// How do the days read that a client may choose from?

import type { PlanRecord } from "@/lib/db/queries/plans";
import type { Alternative } from "@/lib/scheduling/alternatives";
import type { PortalPlace, PossibleMonths } from "@/lib/schemas/portal-place";
import type { PlainDate } from "@/lib/time";
import { gradeText } from "@/lib/web/grade-text";
import { visitTitle } from "@/lib/web/plan-titles";
import type { PlanView, RibbonView, VisitView } from "@/lib/web/plan-view";
import { possibleMonths } from "@/lib/web/portal-month";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

type RibbonWindow = RibbonView["visits"][number]["window"];

export type PortalHeadView = { title: string; lead: string; call: { label: string; href: string } };

export type OfferedPlaces<Ask> = { best: PortalPlace<Ask>[]; other: PortalPlace<Ask>[]; days: PossibleMonths };

const BEST = 3;

/** The best first, the others by day, and all of them in their months. */
export function offered<Ask>(
  locale: Locale,
  views: readonly PortalPlace<Ask>[],
  window: RibbonWindow,
  nowOn: PlainDate | null,
): OfferedPlaces<Ask> {
  return {
    best: views.slice(0, BEST),
    other: views.slice(BEST).sort((a, b) => (a.on < b.on ? -1 : 1)),
    days: possibleMonths(locale, views, window, nowOn),
  };
}

/** Beside a session its touch-ups, many months away, would leave no room to see a few days. */
export function isNear({ phase }: VisitView) {
  return (one: RibbonView["visits"][number]) => phase === "touch_up" || one.phase === "session";
}

export function windowOf(view: PlanView, { id }: Pick<VisitView, "id">): RibbonWindow {
  return view.ribbon.visits.find((one) => one.id === id)?.window ?? null;
}

/** "It fits from … to …", or that these days are over; null where nothing comes before it. */
export function windowSentence(locale: Locale, view: PlanView, { id }: VisitView, today: PlainDate): string | null {
  const say = speaker(locale, "portal");
  const window = windowOf(view, { id });
  if (!window) return null;
  if (window.latestOn < today) return say("moveWindowLate");
  return say("moveWindow", {
    from: sayDay(locale, window.earliestOn, today),
    until: sayDay(locale, window.latestOn, today),
  });
}

/** "Dr Okafor. 38 days after session 2", and the grade where it is not an ordinary gap. */
export function detailOf(
  locale: Locale,
  visits: PlanRecord["visits"],
  visit: VisitView,
  { clinician, gapDays, grade }: { clinician: string; gapDays: number | null; grade: Alternative["grade"] },
): string {
  const say = speaker(locale, "portal");
  const at = visits.findIndex(({ id }) => id === visit.id);
  const before = visits.slice(0, at).findLast(({ appointment }) => appointment !== null);
  if (gapDays === null || !before) return say("moveWithFirst", { clinician });
  const gap = speaker(locale, "plan")("gapAfter", { days: gapDays, visit: visitTitle(locale, before).inText });
  const word = grade === "on-cadence" ? null : gradeText(locale, grade, gapDays, visits[at]?.gap.targetDays ?? gapDays);
  return say("moveWith", { clinician, gap: word === null ? gap : `${gap}, ${word}` });
}

/** What a page says on which a client chooses a day. */
export function chooseWords(locale: Locale) {
  const say = speaker(locale, "portal");
  return {
    best: say("moveBest"),
    other: say("moveOther"),
    from: say("moveFrom"),
    to: say("moveTo"),
    choose: say("moveChoose"),
    days: {
      title: say("moveDays"),
      note: say("moveDaysNote"),
      before: say("moveMonthBefore"),
      after: say("moveMonthAfter"),
      now: say("moveDayNow"),
    },
    failed: say("failed"),
    failedReference: say("failedReference", { reference: "{reference}" }),
    backToToday: say("backToToday"),
  };
}
