// Which clients does a search find, and how do their plans stand?
import { findClients } from "@/lib/db/queries/clients";
import { loadLocations } from "@/lib/db/queries/days";
import { loadRunningPlans, type RunningPlan } from "@/lib/db/queries/plan-standings";
import { ageOn } from "@/lib/rules/age";
import { type PlanStanding, planStanding } from "@/lib/rules/plan-standing";
import { dateOf, fromDate, type PlainDate } from "@/lib/time";
import { type PageContext, readForPage } from "@/lib/web/page";
import { planTitle } from "@/lib/web/plan-titles";
import { riskText } from "@/lib/web/visit-notes";
import { sayDay } from "@/lib/words/dates";
import { type Locale, localeOf, speaker } from "@/lib/words/say";

export type ClientListRow = {
  id: string;
  name: string;
  ageText: string | null;
  phone: string | null;
  nextText: string | null;
  /** `riskText`: why what is booked can't stand, where that is so. */
  plans: { id: string; title: string; standing: { state: PlanStanding; word: string }; riskText: string | null }[];
};

type PageLink = { href: string; label: string } | null;

export type ClientList = {
  rows: ClientListRow[];
  countText: string;
  pages: { label: string; before: PageLink; after: PageLink };
};

const SHOWN = 50;

/** One page of them by name, or by how well they match the words that were typed. */
export async function clientList(ctx: PageContext, words: string, page = 1): Promise<ClientList> {
  const { clinicId, locale: asked } = ctx.actor;
  const locale = localeOf(asked);
  const now = fromDate(ctx.now);
  const { today, found, plans } = await readForPage(ctx, async (tx) => {
    const locations = await loadLocations(tx, clinicId);
    const days = locations.map(({ id, timeZone }) => ({ locationId: id, today: dateOf(now, timeZone) }));
    const clients = await findClients(tx, clinicId, words, days, { limit: SHOWN + 1, skip: (page - 1) * SHOWN });
    const ids = clients.map(({ id }) => id);
    const today = days[0]?.today ?? dateOf(now, "UTC");
    return { today, found: clients, plans: await loadRunningPlans(tx, clinicId, ids, today) };
  });
  const say = speaker(locale, "clients");
  const rows = found.slice(0, SHOWN).map((client): ClientListRow => {
    const { id, givenName, familyName, bornOn, phone, nextOn } = client;
    return {
      id,
      name: `${givenName} ${familyName}`,
      phone,
      ageText: bornOn && say("age", { years: ageOn(bornOn, today) }),
      nextText: nextOn && sayDay(locale, nextOn, today),
      plans: plans
        .filter(({ clientId }) => clientId === id)
        .map((plan) => listedPlan(locale, plan, dateOf(now, plan.timeZone))),
    };
  });
  const first = (page - 1) * SHOWN + 1;
  const isWhole = page === 1 && found.length <= SHOWN;
  return {
    rows,
    countText: isWhole
      ? say("found", { count: rows.length })
      : say("foundPart", { first, last: first + rows.length - 1, count: rows.length }),
    pages: {
      label: say("page", { page }),
      before: page > 1 ? { href: clientsHref(words, page - 1), label: say("pageBefore") } : null,
      after: found.length > SHOWN ? { href: clientsHref(words, page + 1), label: say("pageAfter") } : null,
    },
  };
}

function clientsHref(words: string, page: number): string {
  const query = new URLSearchParams({
    ...(words.trim() !== "" && { q: words.trim() }),
    ...(page > 1 && { page: String(page) }),
  });
  return `/clinic/clients${query.size > 0 ? `?${query}` : ""}`;
}

function listedPlan(locale: Locale, plan: RunningPlan, today: PlainDate): ClientListRow["plans"][number] {
  const { standing, visits } = planStanding(plan, today);
  const index = visits.findIndex(({ risk }) => risk !== null);
  const atRisk = visits[index];
  const before = plan.visits.findLast((one, at) => at < index && !one.skipped) ?? null;
  return {
    id: plan.id,
    title: planTitle(locale, plan.protocol, plan.area),
    standing: { state: standing, word: speaker(locale, "plan")(`standing.${standing}`) },
    riskText: atRisk && plan.status === "active" ? riskText(locale, atRisk, before, today) : null,
  };
}
