// How does the clinic offer freed places: one client at a time or to the first taker, and for how long?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import type { SetWaitlistInput } from "@/lib/schemas/waitlist";

/** Holds for the offers to come; those that are out stay as they are. */
export async function setWaitlist(ctx: Context, { mode, holdMinutes }: SetWaitlistInput): Promise<void> {
  authorize(ctx.actor, "waitlist:set-up");
  const { clinicId } = ctx.actor;
  await ctx.write(async (tx) => {
    await tx.clinic.update({
      where: { id: clinicId },
      data: { waitlistMode: mode, waitlistHoldMinutes: holdMinutes },
    });
    await record(tx, ctx, "waitlist.set-up", [{ type: "Clinic", id: clinicId, after: { mode, holdMinutes } }]);
  });
}
