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

export type ClientList = { rows: ClientListRow[]; countText: string };

const SHOWN = 50;

/** The first of them by name, or by how well they match the words that were typed. */
export async function clientList(ctx: PageContext, words: string): Promise<ClientList> {
  const { clinicId, locale: asked } = ctx.actor;
  const locale = localeOf(asked);
  const now = fromDate(ctx.now);
  const { today, found, plans } = await readForPage(ctx, async (tx) => {
    const locations = await loadLocations(tx, clinicId);
    const days = locations.map(({ id, timeZone }) => ({ locationId: id, today: dateOf(now, timeZone) }));
    const clients = await findClients(tx, clinicId, words, days, SHOWN + 1);
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
  const count = rows.length;
  return { rows, countText: found.length > SHOWN ? say("foundMore", { count }) : say("found", { count }) };
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
