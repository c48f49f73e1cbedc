// How do messages come to wait, and stop waiting, with their wake-ups?
import { v7 as uuid } from "uuid";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { Prisma } from "@/lib/db/generated/client";
import { cancelJobs, enqueueJobs, messageJobKey } from "@/lib/db/jobs";
import { wakeUp } from "@/lib/notifications/wake-up";
import type { ContactChannel } from "@/lib/rules/consent";

export type NewMessage = {
  clientId: string;
  visitId: string | null;
  appointmentId: string | null;
  rule: string;
  occurrence: number;
  channel: ContactChannel;
  dedupeKey: string;
  /** The day that it speaks of: moved away from it, it is no longer true. */
  onDate: Date | null;
  dueAt: Date;
  validUntil: Date;
  /** What it says, where that can't be told later from what is booked then. */
  text: { subject: string; body: string } | null;
};

/** A message that was withdrawn comes back; one that was sent is not sent again. The wake-ups commit with the rows. */
export async function writeMessages(tx: Tx, ctx: Context, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const { clinicId } = ctx.actor;
  const values = messages.map(
    (one) =>
      Prisma.sql`(${clinicId}::uuid, ${uuid()}::uuid, ${one.clientId}::uuid, ${one.visitId}::uuid, ${one.appointmentId}::uuid, ${one.rule}, ${one.occurrence}::int, ${one.channel}, ${one.dedupeKey}, ${one.onDate}::date, 'due', ${one.dueAt}::timestamptz, ${one.validUntil}::timestamptz, ${one.text?.subject ?? null}, ${one.text?.body ?? null}, ${ctx.now}::timestamptz)`,
  );
  const written = await tx.$queryRaw<{ id: string; dueAt: Date }[]>`
    INSERT INTO "Message" ("clinicId", id, "clientId", "visitId", "appointmentId", rule, occurrence, channel, "dedupeKey", "onDate", status, "dueAt", "validUntil", subject, body, "createdAt")
    VALUES ${Prisma.join(values)}
    ON CONFLICT ("clinicId", "dedupeKey") DO UPDATE
      SET status = 'due', "dueAt" = excluded."dueAt", "validUntil" = excluded."validUntil", "appointmentId" = excluded."appointmentId", "onDate" = excluded."onDate", subject = excluded.subject, body = excluded.body, failure = NULL, attempts = 0
      WHERE "Message".status IN ('due', 'withdrawn', 'expired')
    RETURNING id, "dueAt"`;
  await enqueueJobs(
    tx,
    written.map(({ id, dueAt }) => wakeUp(clinicId, id, Math.max(0, dueAt.getTime() - ctx.now.getTime()))),
  );
}

/**
 * Takes messages back that are still waiting.
 *
 * @returns how many; one that is being sent or was sent stays
 */
export async function withdrawMessages(tx: Tx, clinicId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { count } = await tx.message.updateMany({
    where: { clinicId, id: { in: [...ids] }, status: "due" },
    data: { status: "withdrawn" },
  });
  await cancelJobs(
    tx,
    ids.map((id) => messageJobKey(clinicId, id)),
  );
  return count;
}
