// Are plans finished, how well were gaps kept, and who signed for what beside the rules?
import { authorize } from "@/lib/access/permissions";
import { loadClientNames } from "@/lib/db/queries/client-names";
import { loadLocations } from "@/lib/db/queries/days";
import { loadActivePlans } from "@/lib/db/queries/plan-standings";
import { countOutcomes, loadCoursePlans, loadExceptions, loadGivenVisits } from "@/lib/db/queries/report-facts";
import { planStanding } from "@/lib/rules/plan-standing";
import { periodDays, REPORT_PERIODS, type ReportPeriod } from "@/lib/rules/report-period";
import type { WorkKind } from "@/lib/rules/work-item";
import { WORK_KINDS } from "@/lib/rules/work-item";
import type { ReportException, ReportFigure, ReportPart } from "@/lib/schemas/report-view";
import { addDays, dateOf, fromDate, instantAt, toDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { coursesOf, exceptionRow, figuresOf, gapsOf, partsOfCourses, partsOfGaps } from "@/lib/web/report-parts";
import { planWork, worklistHref } from "@/lib/web/worklist-page";
import { localeOf, speaker } from "@/lib/words/say";

/** More than anybody reads; the audit log has them all. */
const SHOWN_EXCEPTIONS = 50;

export type AskedReports = { period?: unknown; location?: unknown };

type Choice = { key: string; label: string; href: string; isShown: boolean };

export type ReportsPage = {
  periods: Choice[];
  /** Empty where the clinic has one location. */
  locations: Choice[];
  figures: ReportFigure[];
  courses: ReportPart[];
  gaps: ReportPart[];
  exceptions: { rows: ReportException[]; countText: string };
  work: { kind: WorkKind; label: string; count: number; href: string }[];
};

/** At most thirty queries, whatever the time it looks back on. */
export async function reportsPage(ctx: PageContext, asked: AskedReports): Promise<ReportsPage> {
  authorize(ctx.actor, "reports:read");
  const { clinicId } = ctx.actor;
  const locale = localeOf(ctx.actor.locale);
  const now = fromDate(ctx.now);
  const period = REPORT_PERIODS.find((one) => one === asked.period) ?? "year";
  const facts = await readForPage(ctx, async (tx) => {
    const locations = await loadLocations(tx, clinicId);
    const locationId = locations.find(({ id }) => id === asked.location)?.id ?? null;
    const home = locations.find(({ id }) => id === locationId)?.timeZone ?? locations[0]?.timeZone ?? "UTC";
    const today = dateOf(now, home);
    const days = periodDays(period, today);
    const question = { ...days, locationId };
    const given = await loadGivenVisits(tx, clinicId, question);
    const planIds = [...new Set(given.map(({ planId }) => planId))];
    const exceptions = await loadExceptions(tx, clinicId, {
      from: days.from === null ? null : toDate(instantAt(days.from, 0, home)),
      until: toDate(instantAt(addDays(days.to, 1), 0, home)),
      locationId,
      limit: SHOWN_EXCEPTIONS,
    });
    return {
      ...{ locations, locationId, today, from: days.from, given, exceptions },
      coursePlans: await loadCoursePlans(tx, clinicId, planIds),
      outcomes: await countOutcomes(tx, clinicId, question),
      active: await loadActivePlans(tx, clinicId, locationId, today),
      clients: await loadClientNames(
        tx,
        clinicId,
        exceptions.rows.map(({ plan }) => plan.clientId),
      ),
    };
  });
  const { locations, locationId, today, from, given, exceptions, coursePlans, outcomes, active, clients } = facts;
  const say = speaker(locale, "reports");
  const dayAt = ({ timeZone }: { timeZone: string }) => dateOf(now, timeZone);
  const standings = new Map(active.map((plan) => [plan.id, planStanding(plan, dayAt(plan)).standing]));
  const courses = coursesOf(given, coursePlans, standings, from);
  const gaps = gapsOf(given, from);
  const work = planWork(active, dayAt);
  const signed = exceptions.signed + exceptions.recorded;
  return {
    periods: REPORT_PERIODS.map((key) => ({
      key,
      label: say(`period.${key}`),
      href: reportsHref(key, locationId),
      isShown: key === period,
    })),
    locations:
      locations.length < 2
        ? []
        : [null, ...locations].map((location) => ({
            key: location?.id ?? "all",
            label: location?.name ?? say("allLocations"),
            href: reportsHref(period, location?.id ?? null),
            isShown: (location?.id ?? null) === locationId,
          })),
    figures: figuresOf(locale, { courses, gaps, outcomes, signed: exceptions.signed }),
    courses: partsOfCourses(locale, courses),
    gaps: partsOfGaps(locale, gaps),
    exceptions: {
      rows: exceptions.rows.map((one) => exceptionRow(locale, one, clients.get(one.plan.clientId), today)),
      countText:
        signed > exceptions.rows.length
          ? say("exceptionsMore", { shown: exceptions.rows.length, count: signed })
          : say("exceptions", { signed: exceptions.signed, recorded: exceptions.recorded }),
    },
    work: WORK_KINDS.map((kind) => ({
      kind,
      label: speaker(locale, "worklist")(`kind.${kind}`),
      count: work.filter(({ item }) => item.kind === kind).length,
      href: worklistHref({ kind, locationId, page: 1 }),
    })),
  };
}

function reportsHref(period: ReportPeriod, locationId: string | null): string {
  const query = new URLSearchParams({ period });
  if (locationId !== null) query.set("location", locationId);
  return `/admin/reports?${query}`;
}
