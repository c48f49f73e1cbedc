// What has the clinic said, and what is it going to say?
import type { Tx } from "@/lib/db/clinic-pool";

export type MessageRow = {
  id: string;
  client: { id: string; givenName: string; familyName: string };
  rule: string;
  channel: "email" | "sms";
  status: "due" | "sending" | "sent" | "failed" | "withdrawn" | "expired";
  dueAt: Date;
  sentAt: Date | null;
  sentTo: string | null;
  subject: string | null;
  body: string | null;
  /** A code of the catalogue, or what the channel said. */
  failure: string | null;
};

const STATUSES = ["due", "sending", "sent", "failed", "withdrawn", "expired"] as const;

export type MessagePart = "sent" | "due" | "failed";

/** The message log: what was sent last first, what is due soonest first. One query and one for the clients. */
export async function loadMessages(
  tx: Tx,
  clinicId: string,
  question: { part: MessagePart; clientIds?: readonly string[]; limit: number; skip: number },
): Promise<{ rows: MessageRow[]; more: boolean }> {
  const { part, clientIds, limit, skip } = question;
  const statuses = { sent: ["sent"], due: ["due", "sending"], failed: ["failed", "expired"] }[part];
  const rows = await tx.message.findMany({
    where: { clinicId, status: { in: statuses }, ...(clientIds && { clientId: { in: [...clientIds] } }) },
    orderBy: part === "sent" ? [{ sentAt: "desc" }, { id: "desc" }] : [{ dueAt: "asc" }, { id: "asc" }],
    take: limit + 1,
    skip,
    include: { client: { select: { id: true, givenName: true, familyName: true } } },
  });
  return {
    more: rows.length > limit,
    rows: rows.slice(0, limit).map((row) => ({
      id: row.id,
      client: row.client,
      rule: row.rule,
      channel: row.channel === "sms" ? "sms" : "email",
      status: STATUSES.find((status) => status === row.status) ?? "due",
      dueAt: row.dueAt,
      sentAt: row.sentAt,
      sentTo: row.sentTo,
      subject: row.subject,
      body: row.body,
      failure: row.failure,
    })),
  };
}

/** The zone of the visit that each message is about, else of its plan, by the message's id; none where it is about neither. */
export async function loadMessageZones(
  tx: Tx,
  clinicId: string,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; timeZone: string | null }[]>`
    SELECT m.id, coalesce(a."timeZone", l."timeZone") AS "timeZone"
    FROM "Message" m
    LEFT JOIN "Appointment" a ON a."clinicId" = m."clinicId" AND a.id = m."appointmentId"
    LEFT JOIN "Visit" v ON v."clinicId" = m."clinicId" AND v.id = m."visitId"
    LEFT JOIN "Plan" p ON p."clinicId" = v."clinicId" AND p.id = v."planId"
    LEFT JOIN "Location" l ON l."clinicId" = p."clinicId" AND l.id = p."locationId"
    WHERE m."clinicId" = ${clinicId}::uuid AND m.id = ANY(${messageIds}::uuid[])`;
  return new Map(rows.flatMap(({ id, timeZone }) => (timeZone === null ? [] : [[id, timeZone] as const])));
}
