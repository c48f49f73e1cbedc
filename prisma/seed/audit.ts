// What does the demo clinic's audit log say?
import { createHash } from "node:crypto";
import type { AuditAction, AuditRecord } from "@/lib/audit/record";
import type { Prisma } from "@/lib/db/generated/client";
import type { World } from "./world";

const MINUTE = 60_000;

/** One line about one record, as the operations write it. */
export function addAudit(
  { rows, newId, clinicId }: World,
  who: { at: Date; actorId: string; action: AuditAction },
  { type, id, after }: Required<Pick<AuditRecord, "type" | "id" | "after">>,
): void {
  const entryId = newId(who.at);
  rows.auditEntries.push({
    clinicId,
    id: entryId,
    ...who,
    actorKind: "member",
    recordType: type,
    recordId: id,
    detailDigest: createHash("sha256")
      .update(JSON.stringify([null, after]))
      .digest("hex"),
  });
  rows.auditDetails.push({ clinicId, entryId, after });
}

/** What was said at the desk about visits that were missed or cancelled. */
export function addOutcomeAudit(world: World): void {
  const { rows, now, staff } = world;
  const deskMember = staff.desk[0] ?? staff.owner;
  for (const { row, status, cancelled } of rows.appointments) {
    const seenAt = new Date(row.startsAt.getTime() + 45 * MINUTE);
    const calledAt = new Date(row.createdAt.getTime() + 26 * 60 * MINUTE);
    const line = (at: Date, actorId: string, action: AuditAction, after: Prisma.InputJsonObject) =>
      addAudit(world, { at: at < now ? at : now, actorId, action }, { type: "Appointment", id: row.id, after });
    if (status === "missed") line(seenAt, deskMember, "appointment.missed", { status });
    if (cancelled) {
      line(calledAt, cancelled.cancelledBy, "appointment.cancelled", { status, reason: cancelled.cancelReason });
    }
  }
}
