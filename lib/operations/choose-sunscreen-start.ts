// How does a clinic choose when its clients may use sunscreen again after a visit?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import type { ChooseSunscreenStartInput } from "@/lib/schemas/maintenance";
import { loadClinic } from "./plan-facts";

/**
 * Holds for every course of the clinic at once, on the client's page and in the messages that are still to go out. Choosing
 * what holds already changes nothing.
 *
 * @returns the hours after a visit from which sunscreen is advised
 */
export async function chooseSunscreenStart(
  ctx: Context,
  { hours }: ChooseSunscreenStartInput,
): Promise<{ hours: number }> {
  authorize(ctx.actor, "protocol:publish");
  const { clinicId } = ctx.actor;
  await ctx.write(async (tx) => {
    const { sunscreenStartHours: before } = await loadClinic(tx, clinicId);
    if (before === hours) return;
    await tx.clinic.update({ where: { id: clinicId }, data: { sunscreenStartHours: hours } });
    await record(tx, ctx, "care.sunscreen-chosen", [
      { type: "Clinic", id: clinicId, before: { hours: before }, after: { hours } },
    ]);
  });
  return { hours };
}
