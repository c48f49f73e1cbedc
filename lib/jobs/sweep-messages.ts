// Which messages have lost their wake-up?
import { contextFor } from "@/lib/db/context";
import { ownerPool } from "@/lib/db/owner-pool";
import { log } from "@/lib/log";
import { wakeOverdue } from "@/lib/notifications/wake-overdue";

const LATE_MS = 2 * 60_000;

/**
 * Clinics with messages that should have left two minutes before `moment` get their wake-ups again, the one that waits longest
 * first. One clinic's error is logged and keeps no other waiting.
 */
export async function sweepMessages(moment: Date): Promise<void> {
  const late = new Date(moment.getTime() - LATE_MS);
  const clinics = await ownerPool().$queryRaw<{ clinicId: string }[]>`
    SELECT "clinicId" FROM "Message" WHERE status IN ('due', 'sending') AND "dueAt" <= ${late}::timestamptz
    GROUP BY "clinicId" ORDER BY min("dueAt")`;
  for (const { clinicId } of clinics) {
    try {
      await wakeOverdue(contextFor({ kind: "system", clinicId }, moment), late);
    } catch (error) {
      log().error({ err: error, clinicId }, "the sweep failed for a clinic");
    }
  }
}
