// Which messages have lost their wake-up?
import { now } from "@/lib/clock";
import { contextFor } from "@/lib/db/context";
import { ownerPool } from "@/lib/db/owner-pool";
import { wakeOverdue } from "@/lib/notifications/outbox";

const LATE_MS = 2 * 60_000;

/** Each minute: clinics with messages that should have left two minutes ago get their wake-ups again. */
export async function sweepMessages(): Promise<void> {
  const moment = now();
  const late = new Date(moment.getTime() - LATE_MS);
  const clinics = await ownerPool().message.findMany({
    where: { status: { in: ["due", "sending"] }, dueAt: { lte: late } },
    distinct: ["clinicId"],
    select: { clinicId: true },
  });
  for (const { clinicId } of clinics) await wakeOverdue(contextFor({ kind: "system", clinicId }, moment), late);
}
