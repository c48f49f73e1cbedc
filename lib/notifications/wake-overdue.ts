// What becomes of messages that should have left, and did not?
import type { Context } from "@/lib/db/context";
import { enqueueJobs } from "@/lib/db/jobs";
import { MOST_ATTEMPTS } from "@/lib/notifications/deliver";
import { wakeUp } from "@/lib/notifications/wake-up";

/** A sender that has not come back after so long has died. */
const DEAD_AFTER_MS = 10 * 60_000;
/** What one sweep wakes at most; the next one goes on. */
const MOST_AT_ONCE = 500;

/**
 * Settles a clinic's messages that should have left before `late`, and wakes the worker for the rest, oldest first:
 * - one that is of no use any more is "expired";
 * - one whose sender died before the channel had it is due again, and after five tries "failed";
 * - one whose sender died while the channel had it is "failed": it may have arrived, and twice is worse than a look at the log.
 *
 * Why it failed is a code here, said by the catalogue under `messageLog.failure`.
 */
export async function wakeOverdue(ctx: Context, late: Date): Promise<void> {
  const { clinicId } = ctx.actor;
  await ctx.write(async (tx) => {
    const deadSince = { lte: new Date(ctx.now.getTime() - DEAD_AFTER_MS) };
    const dead = { clinicId, status: "sending", claimedAt: deadSince };
    await tx.message.updateMany({
      where: { ...dead, sentTo: { not: null } },
      data: { status: "failed", failure: "died-while-sending" },
    });
    await tx.message.updateMany({ where: dead, data: { status: "due" } });
    const overdue = { clinicId, status: "due", dueAt: { lte: late } };
    await tx.message.updateMany({
      where: { ...overdue, validUntil: { lte: ctx.now } },
      data: { status: "expired" },
    });
    await tx.message.updateMany({
      where: { ...overdue, attempts: { gte: MOST_ATTEMPTS } },
      data: { status: "failed", failure: "died-each-time" },
    });
    const rows = await tx.message.findMany({
      where: overdue,
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      select: { id: true },
      take: MOST_AT_ONCE,
    });
    await enqueueJobs(
      tx,
      rows.map(({ id }) => wakeUp(clinicId, id, null)),
    );
  });
}
