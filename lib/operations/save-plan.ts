// How does a clinic keep a plan that is not to be booked yet?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import { scheduleReminders } from "@/lib/notifications/outbox";
import type { SeriesInput } from "@/lib/schemas/series";
import { previewSeries } from "./preview-series";
import { writePlan } from "./write-plan";

/**
 * Saves an active plan whose visits are all due, in one transaction. Nothing is booked, so chosen places are not kept;
 * the wishes are.
 *
 * @throws Refusal "plan-exists" when the client has a running plan for this area
 * @throws Refusal "not-found" for an unknown client, location or protocol
 */
export async function savePlan(ctx: Context, input: SeriesInput): Promise<{ planId: string }> {
  authorize(ctx.actor, "plan:prescribe");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not-allowed");
  const preview = await previewSeries(ctx, { ...input, pins: [] });
  const planId = uuid();
  await ctx.write(async (tx) => {
    const visits = await writePlan(tx, ctx, { planId, createdBy: actor.membershipId, input, preview });
    const after = { area: input.area, protocolVersionId: preview.protocol.versionId, visits: visits.length };
    await record(tx, ctx, "plan.saved", [{ type: "Plan", id: planId, after }]);
    await scheduleReminders(tx, ctx, input.clientId);
  });
  return { planId };
}
