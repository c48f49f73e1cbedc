// Which plans need somebody, the most urgent first?
import { authorize } from "@/lib/access/permissions";
import { loadClientNames } from "@/lib/db/queries/client-names";
import { loadLocations } from "@/lib/db/queries/days";
import { loadActivePlans, type RunningPlan } from "@/lib/db/queries/plan-standings";
import { byUrgency, WORK_KINDS, type WorkKind, workItem } from "@/lib/rules/work-item";
import type { WorkRow } from "@/lib/schemas/work-row";
import { addDays, dateOf, fromDate, type PlainDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { type PlanWork, workRow } from "@/lib/web/work-row";
import { localeOf, speaker } from "@/lib/words/say";

const PAGE_SIZE = 50;

export type AskedWorklist = { kind?: unknown; location?: unknown; page?: unknown };

type Filter = { kind: WorkKind | null; locationId: string | null; page: number };
type Choice = { key: string; label: string; href: string; isShown: boolean };

export type WorklistPage = {
  countText: string;
  kinds: (Choice & { count: number; kind: WorkKind | null })[];
  /** Empty where the clinic has one location. */
  locations: Choice[];
  /** By how soon it is too late; none is empty. */
  parts: { key: string; label: string; rows: WorkRow[] }[];
  pages: { label: string; before: string | null; after: string | null };
  /** Whether nothing at all needs anybody, whatever is asked for. */
  isAllDone: boolean;
};

export function worklistHref({ kind, locationId, page }: Filter): string {
  const query = new URLSearchParams();
  if (kind !== null) query.set("kind", kind);
  if (locationId !== null) query.set("location", locationId);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `/desk/worklist?${query}` : "/desk/worklist";
}

/** One page of it. Ten queries, whatever the number of plans. */
export async function worklistPage(ctx: PageContext, asked: AskedWorklist): Promise<WorklistPage> {
  authorize(ctx.actor, "worklist:read");
  const { clinicId } = ctx.actor;
  const locale = localeOf(ctx.actor.locale);
  const now = fromDate(ctx.now);
  const { locations, filter, all, shown, clients } = await readForPage(ctx, async (tx) => {
    const locations = await loadLocations(tx, clinicId);
    const filter = filterOf(asked, locations);
    const today = dateOf(now, locations[0]?.timeZone ?? "UTC");
    const all = planWork(await loadActivePlans(tx, clinicId, filter.locationId, today), ({ timeZone }) =>
      dateOf(now, timeZone),
    );
    const shown = all
      .filter(({ item }) => filter.kind === null || item.kind === filter.kind)
      .slice((filter.page - 1) * PAGE_SIZE, filter.page * PAGE_SIZE + 1);
    const clients = await loadClientNames(
      tx,
      clinicId,
      shown.map(({ plan }) => plan.clientId),
    );
    return { locations, filter, all, shown, clients };
  });
  const say = speaker(locale, "worklist");
  const hrefOf = (change: Partial<Filter>) => worklistHref({ ...filter, page: 1, ...change });
  const countOf = (kind: WorkKind) => all.filter(({ item }) => item.kind === kind).length;
  const rows = shown.slice(0, PAGE_SIZE).map((work) => ({
    part: partOf(work),
    row: workRow(locale, ctx.actor, work, clients.get(work.plan.clientId)),
  }));
  return {
    countText: say("count", { count: filter.kind === null ? all.length : countOf(filter.kind) }),
    kinds: [null, ...WORK_KINDS].map((kind) => ({
      key: kind ?? "all",
      kind,
      label: kind === null ? say("everything") : say(`kind.${kind}`),
      count: kind === null ? all.length : countOf(kind),
      href: hrefOf({ kind }),
      isShown: kind === filter.kind,
    })),
    locations:
      locations.length < 2
        ? []
        : [null, ...locations].map((location) => ({
            key: location?.id ?? "all",
            label: location?.name ?? say("allLocations"),
            href: hrefOf({ locationId: location?.id ?? null }),
            isShown: (location?.id ?? null) === filter.locationId,
          })),
    parts: PARTS.map((key) => ({
      key,
      label: say(`part.${key}`),
      rows: rows.filter(({ part }) => part === key).map(({ row }) => row),
    })).filter((part) => part.rows.length > 0),
    pages: {
      label: say("page", { page: filter.page }),
      before: filter.page > 1 ? worklistHref({ ...filter, page: filter.page - 1 }) : null,
      after: shown.length > PAGE_SIZE ? worklistHref({ ...filter, page: filter.page + 1 }) : null,
    },
    isAllDone: all.length === 0,
  };
}

/** What the plans ask of somebody, the most urgent first. `todayOf`: the day at the plan's location. */
export function planWork(plans: readonly RunningPlan[], todayOf: (plan: RunningPlan) => PlainDate): PlanWork[] {
  return plans
    .flatMap((plan): PlanWork[] => {
      const today = todayOf(plan);
      const item = workItem(plan, today);
      return item ? [{ plan, item, today }] : [];
    })
    .sort((a, b) => byUrgency(a.item, b.item));
}

const PARTS = ["past", "week", "fortnight", "later"] as const;

/** How soon it is too late. */
function partOf({ item: { closesOn }, today }: PlanWork): (typeof PARTS)[number] {
  if (closesOn === null) return "later";
  if (closesOn < today) return "past";
  if (closesOn <= addDays(today, 7)) return "week";
  return closesOn <= addDays(today, 14) ? "fortnight" : "later";
}

function filterOf(asked: AskedWorklist, locations: readonly { id: string }[]): Filter {
  return {
    kind: WORK_KINDS.find((kind) => kind === asked.kind) ?? null,
    locationId: locations.find(({ id }) => id === asked.location)?.id ?? null,
    page: Math.min(1000, Math.max(1, Math.trunc(Number(asked.page)) || 1)),
  };
}
