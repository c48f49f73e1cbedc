// Who did what to which record?
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import type { Prisma } from "@/lib/db/generated/client";

/** Verb in the past, as the audit log will say it. */
export type AuditAction =
  | "clinic.founded"
  | "client.added"
  | "client.invited"
  | "client.joined"
  | "consent.given"
  | "consent.withdrawn"
  | "plan.booked"
  | "plan.saved"
  | "plan.version-adopted"
  | "plan.extended"
  | "plan.paused"
  | "plan.resumed"
  | "plan.ended"
  | "visit.skipped"
  | "visit.brought-back"
  | "visit.gone-on"
  | "visit.recorded"
  | "appointment.booked"
  | "appointment.moved"
  | "appointment.confirmed"
  | "appointment.arrived"
  | "appointment.started"
  | "appointment.completed"
  | "appointment.missed"
  | "appointment.cancelled"
  | "appointment.reverted"
  | "maintenance.assessed"
  | "care.sunscreen-chosen"
  | "screening.answered"
  | "screening.decided"
  | "questionnaire.published"
  | "protocol.published"
  | "protocol.copied"
  | "protocol.retired"
  | "protocol.brought-back"
  | "protocol.ordered"
  | "loss.recorded"
  | "loss.ended"
  | "gap.overridden"
  | "api-key.made"
  | "api-key.revoked"
  | "waitlist.joined"
  | "waitlist.wishes-changed"
  | "waitlist.ended"
  | "waitlist.offered"
  | "waitlist.answered"
  | "waitlist.set-up";

export type AuditRecord = {
  type:
    | "Clinic"
    | "ApiKey"
    | "Client"
    | "Plan"
    | "Appointment"
    | "Visit"
    | "ScreeningAnswer"
    | "QuestionnaireVersion"
    | "Protocol"
    | "HoursException"
    | "ResourceClosure"
    | "WaitlistEntry"
    | "WaitlistOffer";
  id: string;
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
};

/**
 * Writes one line a record, in the transaction of what it tells. What changed stands apart and may be erased; the line keeps
 * its digest.
 */
export async function record(
  tx: Tx,
  ctx: Context,
  action: AuditAction,
  records: readonly AuditRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const { actor } = ctx;
  const entries = await tx.auditEntry.createManyAndReturn({
    data: records.map((one) => ({
      clinicId: actor.clinicId,
      at: ctx.now,
      actorKind: actor.kind,
      actorId: idOf(actor),
      action,
      recordType: one.type,
      recordId: one.id,
      requestId: ctx.requestId,
      detailDigest: createHash("sha256")
        .update(JSON.stringify([one.before ?? null, one.after ?? null]))
        .digest("hex"),
    })),
    select: { id: true, recordId: true },
  });
  await tx.auditDetail.createMany({
    data: records.flatMap((one) => {
      const entry = entries.find(({ recordId }) => recordId === one.id);
      if (!entry || (one.before === undefined && one.after === undefined)) return [];
      return [
        {
          clinicId: actor.clinicId,
          entryId: entry.id,
          ...(one.before && { before: one.before }),
          ...(one.after && { after: one.after }),
        },
      ];
    }),
  });
}

function idOf(actor: Actor): string | null {
  if (actor.kind === "system") return null;
  return actor.kind === "member" ? actor.membershipId : actor.keyId;
}
