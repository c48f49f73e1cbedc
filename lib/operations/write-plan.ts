// How is a new plan written: itself, and the visits that it calls for?
import { v7 as uuid } from "uuid";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { toDbDate } from "@/lib/db/dates";
import type { PlanVisit } from "@/lib/scheduling/plan-request";
import type { SeriesInput } from "@/lib/schemas/series";
import type { SeriesPreview } from "./preview-series";

type NewPlan = { planId: string; createdBy: string; input: SeriesInput; preview: SeriesPreview };

/**
 * Writes an active plan whose visits are all due; who books some of them writes their appointments in the same transaction.
 *
 * @returns the visits of the preview with the ids under which they are stored
 * @throws Refusal "plan-exists" when the client has a running plan for this area
 */
export async function writePlan(
  tx: Tx,
  ctx: Context,
  { planId, createdBy, input, preview }: NewPlan,
): Promise<(PlanVisit & { storedId: string })[]> {
  const { clinicId } = ctx.actor;
  await tx.plan.create({
    data: {
      clinicId,
      id: planId,
      clientId: input.clientId,
      locationId: input.locationId,
      protocolVersionId: preview.protocol.versionId,
      area: input.area,
      status: "active",
      preferences: input.preferences,
      bigEventOn: input.bigEventOn === undefined ? null : toDbDate(input.bigEventOn),
      createdAt: ctx.now,
      createdBy,
    },
  });
  const visits = preview.question.visits.map((visit) => ({ ...visit, storedId: uuid() }));
  await tx.visit.createMany({
    data: visits.map(({ storedId, phase, position, number, gap }) => ({
      clinicId,
      id: storedId,
      planId,
      phase,
      position,
      number,
      ...gap,
    })),
  });
  return visits;
}
