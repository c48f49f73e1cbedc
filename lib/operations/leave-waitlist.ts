// How does somebody stop waiting for an earlier place?
import { authorize } from "@/lib/access/permissions";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import type { LeaveWaitlistInput } from "@/lib/schemas/waitlist";
import { endWaiting } from "./end-waiting";

/**
 * Takes an entry off the waitlist; what it is offered at the moment goes on to the next. One that has ended stays as it is.
 *
 * @throws Refusal "not-found", also for a client who asks about somebody else's entry
 */
export async function leaveWaitlist(ctx: Context, { entryId }: LeaveWaitlistInput): Promise<void> {
  const { clinicId } = ctx.actor;
  await ctx.book(async (tx) => {
    const entry = await tx.waitlistEntry.findUnique({ where: { clinicId_id: { clinicId, id: entryId } } });
    if (!entry) throw new Refusal("not-found");
    authorize(ctx.actor, "waitlist:join", entry.clientId);
    if (entry.endedAt === null) await endWaiting(tx, ctx, [entryId], "withdrawn");
  });
}
