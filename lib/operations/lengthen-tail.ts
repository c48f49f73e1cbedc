// How does a course go on behind a touch-up that was given or left out?
import { v7 as uuid } from "uuid";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { loadAssessedTarget, loadKnownClient } from "@/lib/db/queries/assessments";
import { loadPlan } from "@/lib/db/queries/plans";
import { touchUpsToAdd } from "@/lib/rules/maintenance";
import { knownTarget } from "@/lib/rules/touch-up-factors";
import { progressOf } from "./plan-progress";

/**
 * Adds the touch-ups that the plan lacks by its protocol, so that a course never ends by itself; each is due by what a
 * clinician last found for this plan, without that by what is known of the client. None lacking: nothing happens.
 *
 * @param least how many are to be open whatever the protocol says
 */
export async function lengthenTail(tx: Tx, ctx: Context, planId: string, least = 0): Promise<void> {
  const { clinicId } = ctx.actor;
  const plan = await loadPlan(tx, clinicId, planId);
  const progress = progressOf(plan);
  const { protocol } = plan;
  const plannedTouchUps = Math.max(least, protocol.plannedTouchUps);
  const known = await loadKnownClient(tx, clinicId, plan.client.id, ctx.now);
  const targetDays = (await loadAssessedTarget(tx, clinicId, planId)) ?? knownTarget(protocol, known).days;
  await tx.visit.createMany({
    data: touchUpsToAdd({ ...protocol, plannedTouchUps }, progress, targetDays).map(
      ({ phase, position, number, gap }) => ({
        clinicId,
        id: uuid(),
        planId,
        phase,
        position,
        number,
        ...gap,
      }),
    ),
  });
}
