// What does the audit log hold?
import type { Tx } from "@/lib/db/clinic-pool";
import type { Prisma } from "@/lib/db/generated/client";

export type AuditLine = {
  id: string;
  at: Date;
  actor: { kind: "member" | "key" | "system"; id: string | null };
  action: string;
  record: { type: string; id: string };
  /** Empty where nothing was kept, or what was kept has been erased. */
  before: Readonly<Record<string, unknown>>;
  after: Readonly<Record<string, unknown>>;
};

/** Where a page of the log begins: behind this line. */
export type AuditMark = { at: Date; id: string };

export type AuditQuestion = {
  /** A membership; "system" for what the product did by itself; null for everybody. */
  actor: string | null;
  /** Null for every act. */
  actions: readonly string[] | null;
  /** Null for every record. */
  recordIds: readonly string[] | null;
  from: Date | null;
  until: Date | null;
  behind: AuditMark | null;
  limit: number;
};

/** The newest lines that answer the question, the newest first: two queries, by an index. `more`: older ones follow. */
export async function loadAudit(
  tx: Tx,
  clinicId: string,
  { actor, actions, recordIds, from, until, behind, limit }: AuditQuestion,
): Promise<{ lines: AuditLine[]; more: boolean }> {
  const where: Prisma.AuditEntryWhereInput[] = [
    { clinicId },
    ...(actor === "system" ? [{ actorKind: "system" }] : actor !== null ? [{ actorId: actor }] : []),
    ...(actions ? [{ action: { in: [...actions] } }] : []),
    ...(recordIds ? [{ recordId: { in: [...recordIds] } }] : []),
    ...(from ? [{ at: { gte: from } }] : []),
    ...(until ? [{ at: { lt: until } }] : []),
    // The first condition is the one that an index can follow.
    ...(behind ? [{ at: { lte: behind.at } }, { OR: [{ at: { lt: behind.at } }, { id: { lt: behind.id } }] }] : []),
  ];
  const rows = await tx.auditEntry.findMany({
    where: { AND: where },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: { detail: { select: { before: true, after: true } } },
  });
  return {
    more: rows.length > limit,
    lines: rows.slice(0, limit).map(({ id, at, actorKind, actorId, action, recordType, recordId, detail }) => ({
      id,
      at,
      actor: { kind: actorKind === "system" || actorKind === "key" ? actorKind : "member", id: actorId },
      action,
      record: { type: recordType, id: recordId },
      before: objectOf(detail?.before),
      after: objectOf(detail?.after),
    })),
  };
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The ids of all records that are about these clients, themselves among them: six queries. */
export async function loadRecordsOfClients(tx: Tx, clinicId: string, clientIds: readonly string[]): Promise<string[]> {
  const where = { clinicId, clientId: { in: [...clientIds] } };
  const select = { id: true } as const;
  const plans = await tx.plan.findMany({ where, select: { id: true, visits: { select } } });
  const appointments = await tx.appointment.findMany({ where, select });
  const answers = await tx.screeningAnswer.findMany({ where, select });
  const waiting = await tx.waitlistEntry.findMany({ where, select: { id: true, offers: { select } } });
  const offers = waiting.flatMap((entry) => entry.offers);
  const visits = plans.flatMap((plan) => plan.visits);
  return [
    ...clientIds,
    ...[...plans, ...visits, ...appointments, ...answers, ...waiting, ...offers].map(({ id }) => id),
  ];
}

/** Who can be asked for: staff, those who have left too. One query. */
export async function loadStaff(tx: Tx, clinicId: string): Promise<{ id: string; name: string; role: string }[]> {
  return tx.membership.findMany({
    where: { clinicId, role: { not: "client" } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
}
