// What are the parts of a report, and how is each of them counted?
import type { ClientName } from "@/lib/db/queries/client-names";
import type { CoursePlan, GivenVisit, ReportedException } from "@/lib/db/queries/report-facts";
import { gradeOf } from "@/lib/rules/gap";
import { middleOf } from "@/lib/rules/middle";
import type { PlanStanding } from "@/lib/rules/plan-standing";
import { percentOf } from "@/lib/rules/share";
import { COURSE_OUTCOMES, type Course, type CourseOutcome, sumCourses } from "@/lib/rules/sum-courses";
import { GAP_BANDS, type GapBand, type GivenGap, sumGaps } from "@/lib/rules/sum-gaps";
import type { ReportException, ReportFigure, ReportPart } from "@/lib/schemas/report-view";
import { dateOf, type PlainDate } from "@/lib/time";
import { planTitle, visitTitle } from "@/lib/web/plan-titles";
import { sayDay } from "@/lib/words/dates";
import { type Locale, speaker } from "@/lib/words/say";

/** The courses whose first visit was given from that day on. */
export function coursesOf(
  given: readonly GivenVisit[],
  plans: readonly CoursePlan[],
  standings: ReadonlyMap<string, PlanStanding>,
  from: PlainDate | null,
): Course[] {
  const ofPlan = new Map<string, GivenVisit[]>();
  for (const visit of given) ofPlan.set(visit.planId, [...(ofPlan.get(visit.planId) ?? []), visit]);
  return plans.flatMap(({ id, status, sessions }): Course[] => {
    const visits = ofPlan.get(id) ?? [];
    const [first] = visits;
    if (!first || (from !== null && first.on < from)) return [];
    const series = visits.filter(({ phase }) => phase === "session");
    const grades = series.flatMap(({ gapDays, figures }) => (gapDays === null ? [] : [gradeOf(gapDays, figures)]));
    return [{ status, sessions, given: series.length, grades, standing: standings.get(id) ?? null }];
  });
}

/** The gaps that ended from that day on. */
export function gapsOf(given: readonly GivenVisit[], from: PlainDate | null): GivenGap[] {
  return given.flatMap(({ on, gapDays, figures, exception }) =>
    gapDays === null || (from !== null && on < from) ? [] : [{ gapDays, figures, exception }],
  );
}

export function figuresOf(
  locale: Locale,
  about: {
    courses: readonly Course[];
    gaps: readonly GivenGap[];
    outcomes: { completed: number; missed: number; cancelled: number };
    signed: number;
  },
): ReportFigure[] {
  const say = speaker(locale, "reports");
  const { courses, gaps, outcomes, signed } = about;
  const sum = sumCourses(courses);
  const over = sum["on-cadence"] + sum["off-cadence"] + sum.stopped;
  const middle = middleOf(gaps.map(({ gapDays, figures }) => Math.abs(gapDays - figures.targetDays)));
  const due = outcomes.completed + outcomes.missed;
  const percent = (share: number | null) => (share === null ? say("noFigure") : say("percent", { share }));
  return [
    {
      key: "finished",
      label: say("finished"),
      value: percent(percentOf(sum["on-cadence"], over)),
      how: say("finishedHow", { count: sum["on-cadence"], of: over }),
    },
    {
      key: "accuracy",
      label: say("accuracy"),
      value: middle === null ? say("noFigure") : say("days", { days: middle }),
      how: say("accuracyHow", { count: gaps.length }),
    },
    {
      key: "missed",
      label: say("missed"),
      value: percent(percentOf(outcomes.missed, due)),
      how: say("missedHow", { count: outcomes.missed, of: due }),
    },
    {
      key: "cancelled",
      label: say("cancelled"),
      value: String(outcomes.cancelled),
      how: say("cancelledHow"),
    },
    { key: "signed", label: say("signed"), value: String(signed), how: say("signedHow", { count: gaps.length }) },
  ];
}

const courseTones: Record<CourseOutcome, ReportPart["tone"]> = {
  "on-cadence": "ok",
  "off-cadence": "quiet",
  going: "due",
  slipped: "risk",
  paused: "quiet",
  stopped: "late",
};

export function partsOfCourses(locale: Locale, courses: readonly Course[]): ReportPart[] {
  const say = speaker(locale, "reports");
  const sum = sumCourses(courses);
  return COURSE_OUTCOMES.map((key) => ({
    key,
    label: say(`course.${key}`),
    how: say(`courseHow.${key}`),
    count: sum[key],
    percent: percentOf(sum[key], sum.all) ?? 0,
    tone: courseTones[key],
  }));
}

const gapTones: Record<GapBand, ReportPart["tone"]> = {
  signed: "ink",
  early: "ink",
  "on-cadence": "ok",
  "a-little-late": "due",
  late: "risk",
  "past-restart": "late",
};

export function partsOfGaps(locale: Locale, gaps: readonly GivenGap[]): ReportPart[] {
  const say = speaker(locale, "reports");
  const sum = sumGaps(gaps);
  return GAP_BANDS.map((key) => ({
    key,
    label: say(`gap.${key}`),
    how: say(`gapHow.${key}`),
    count: sum[key],
    percent: percentOf(sum[key], gaps.length) ?? 0,
    tone: gapTones[key],
  }));
}

export function exceptionRow(
  locale: Locale,
  exception: ReportedException,
  client: ClientName | undefined,
  today: PlainDate,
): ReportException {
  const say = speaker(locale, "reports");
  const { id, kind, gapDays, earliestDays, reason, by, at, visit, plan, on } = exception;
  return {
    id,
    kind,
    kindText: say(`kind.${kind}`),
    client: client?.name ?? "",
    href: `/clinic/clients/${plan.clientId}`,
    visit: say("visitOf", {
      visit: visitTitle(locale, visit).title,
      plan: planTitle(locale, plan.protocol, plan.area),
    }),
    gap:
      gapDays < earliestDays
        ? say("gapUnder", { days: gapDays, under: earliestDays - gapDays, earliest: earliestDays })
        : say("gapNow", { days: gapDays, earliest: earliestDays }),
    by,
    when: sayDay(locale, dateOf(at, plan.timeZone), today),
    reason,
    state: on === null ? say("notInUse") : say("inUse", { day: sayDay(locale, on, today) }),
  };
}
