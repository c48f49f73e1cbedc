// What does the client's part of the product read?
import type { Tx } from "@/lib/db/clinic-pool";
import { loadClient } from "@/lib/db/queries/clients";
import { loadConsultations } from "@/lib/db/queries/consultations";
import { loadConsentWords } from "@/lib/db/queries/contact-consents";
import { withHindrances } from "@/lib/db/queries/hindrances";
import { loadPlaceNames } from "@/lib/db/queries/names";
import { loadPlansOfClient } from "@/lib/db/queries/plans";
import { loadWaitlist } from "@/lib/db/queries/waitlist";
import { Refusal } from "@/lib/errors";
import { loadClinic } from "@/lib/operations/plan-facts";
import { dateOf, fromDate } from "@/lib/time";
import { contactConsentsView } from "@/lib/web/contact-consents-view";
import { type PageContext, pageContext, readForPage } from "@/lib/web/page";
import { redFlagLines } from "@/lib/web/portal-care";
import type { PortalFacts } from "@/lib/web/portal-facts";
import { callView, type PortalView, portalView } from "@/lib/web/portal-view";
import { sayTimeAt, sayZone } from "@/lib/words/dates";
import { localeOf, speaker } from "@/lib/words/say";

/** Lets clients in, and nobody else. */
export const clientContext = (): Promise<PageContext> => pageContext(["client"]);

/** What stands around the pages: one query. */
export async function portalShell(): Promise<{ clinic: string; name: string }> {
  const ctx = await clientContext();
  const { name } = await readForPage(ctx, (tx) => loadClinic(tx, ctx.actor.clinicId));
  return { clinic: name, name: ctx.actor.name };
}

/** All that a client's page shows: nineteen queries. */
export async function portalPage(ctx: PageContext): Promise<PortalView> {
  return portalView(localeOf(ctx.actor.locale), await readForPage(ctx, (tx) => loadPortalFacts(tx, ctx)));
}

/** Where the client's clinic is, the location of their course first, and what it may write to them. */
export async function portalClinicPage(ctx: PageContext) {
  const locale = localeOf(ctx.actor.locale);
  const { facts, said } = await readForPage(ctx, async (tx) => {
    const facts = await loadPortalFacts(tx, ctx);
    return { facts, said: await loadConsentWords(tx, ctx.actor.clinicId, facts.client.id) };
  });
  const own = facts.plans[0]?.locationId;
  const locations = [...facts.names.locations].sort((a, b) => Number(b.id === own) - Number(a.id === own));
  return {
    name: facts.clinic.name,
    redFlags: redFlagLines(locale, facts.plans),
    call: callView(locale, locations[0]?.phone ?? facts.clinic.phone),
    locations: locations.map(({ id, name, address, phone, timeZone }) => ({
      ...{ id, name, address, call: callView(locale, phone) },
      nowText: speaker(locale, "portal")("timeThere", {
        time: sayTimeAt(facts.now, timeZone),
        zone: sayZone(locale, facts.now, timeZone),
      }),
    })),
    consents: contactConsentsView(locale, facts.client, said, "client"),
  };
}

async function loadPortalFacts(tx: Tx, ctx: PageContext): Promise<PortalFacts> {
  const { clinicId, clientId } = ctx.actor;
  if (clientId === null) throw new Refusal("not-found");
  const now = fromDate(ctx.now);
  const client = await loadClient(tx, clinicId, clientId);
  const names = await loadPlaceNames(tx, clinicId);
  const zoneOf = (locationId: string) =>
    names.locations.find(({ id }) => id === locationId)?.timeZone ?? client.timeZone;
  const plans = await loadPlansOfClient(tx, clinicId, clientId);
  const today = dateOf(now, plans[0] ? zoneOf(plans[0].locationId) : client.timeZone);
  return {
    clinic: await loadClinic(tx, clinicId),
    plans: await withHindrances(tx, clinicId, plans, zoneOf, today),
    consultations: await loadConsultations(tx, clinicId, clientId, ctx.now),
    waiting: await loadWaitlist(tx, clinicId, ctx.now, { clientId }),
    ...{ client, names, now },
  };
}
