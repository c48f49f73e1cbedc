// What does the client's part of the product read?
import { type ClientRecord, loadClient } from "@/lib/db/queries/clients";
import { type Consultation, loadConsultations } from "@/lib/db/queries/consultations";
import { loadPlaceNames, type PlaceNames } from "@/lib/db/queries/names";
import { loadPlansOfClient, type PlanRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { type Clinic, loadClinic } from "@/lib/operations/plan-facts";
import { fromDate, type Minute } from "@/lib/time";
import { type PageContext, pageContext, readForPage } from "@/lib/web/page";

export type PortalFacts = {
  clinic: Clinic;
  client: ClientRecord;
  /** The running ones first. */
  plans: PlanRecord[];
  /** To come, by start. */
  consultations: Consultation[];
  names: PlaceNames;
  now: Minute;
};

/** Lets clients in, and nobody else; reads all that is theirs: twelve queries. */
export async function portalFacts(): Promise<{ ctx: PageContext; facts: PortalFacts }> {
  const ctx = await pageContext(["client"]);
  const { clinicId, clientId } = ctx.actor;
  const facts = await readForPage(ctx, async (tx) => {
    if (clientId === null) throw new Refusal("not-found");
    return {
      clinic: await loadClinic(tx, clinicId),
      client: await loadClient(tx, clinicId, clientId),
      plans: await loadPlansOfClient(tx, clinicId, clientId),
      consultations: await loadConsultations(tx, clinicId, clientId, ctx.now),
      names: await loadPlaceNames(tx, clinicId),
      now: fromDate(ctx.now),
    };
  });
  return { ctx, facts };
}
