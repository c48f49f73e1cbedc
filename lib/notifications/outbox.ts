// Which messages wait for a client, and how do they follow the visits?
import { v7 as uuid } from "uuid";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { Prisma } from "@/lib/db/generated/client";
import { cancelJobs, enqueueJobs, messageJobKey } from "@/lib/db/jobs";
import { loadPlansOfClient, type PlanRecord } from "@/lib/db/queries/plans";
import { Refusal } from "@/lib/errors";
import { bookingRemindersFor, type DueMessage, onePerDay, remindersFor } from "@/lib/rules/reminders";
import { addDays, dateOf, fromDate, type PlainDate, toDate } from "@/lib/time";

type Channel = "sms" | "email";
type Wanted = DueMessage & { visitId: string | null; appointmentId: string | null; on: PlainDate };

/** What is said at once about something that just happened. */
export type Announcement = {
  rule: "course-booked" | "visit-moved" | "visit-cancelled";
  clientId: string;
  appointmentId: string;
  visitId: string | null;
  /** What happened, once: a second announcement of the same is no second message. */
  occasion: string;
};

/** Rules that make sense for a consultation too; the others are about a treatment's skin. */
const FOR_ANY_VISIT: readonly string[] = ["confirm", "reminder"];
/** How long care goes on after a visit, in days: earlier visits have nothing more to say. */
const CARE_DAYS = 30;

/**
 * Brings a client's waiting messages in line with what is booked and what is due: new ones are added, moved ones replaced,
 * those of a cancelled or missed visit withdrawn. Twice changes nothing more. What was sent stays sent, and what should have
 * gone out before now is left out.
 */
export async function scheduleReminders(tx: Tx, ctx: Context, clientId: string): Promise<void> {
  const { clinicId } = ctx.actor;
  const now = fromDate(ctx.now);
  const reach = await reachOf(tx, clinicId, clientId);
  const appointments = await tx.appointment.findMany({
    where: {
      clinicId,
      clientId,
      counts: true,
      onDate: { gte: toDbDate(addDays(dateOf(now, reach.timeZone), -CARE_DAYS)) },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { id: true, visitId: true, startsAt: true, onDate: true, status: true },
  });
  const plans = await loadPlansOfClient(tx, clinicId, clientId);

  const wanted: Wanted[] = appointments.flatMap((one) =>
    remindersFor({ startsAt: fromDate(one.startsAt), clientTimeZone: reach.timeZone, now })
      .filter(({ rule }) => one.visitId !== null || FOR_ANY_VISIT.includes(rule))
      .filter(({ rule }) => rule !== "confirm" || one.status === "booked")
      .map((message) => ({ ...message, visitId: one.visitId, appointmentId: one.id, on: fromDbDate(one.onDate) })),
  );
  for (const plan of plans) {
    const open = nextUnbooked(plan);
    if (!open) continue;
    const messages = bookingRemindersFor({ ...open, clientTimeZone: reach.timeZone, now });
    wanted.push(...messages.map((one) => ({ ...one, visitId: open.visitId, appointmentId: null, on: open.targetOn })));
  }

  const rows = onePerDay(wanted, reach.timeZone).flatMap((message) => {
    const channel = message.channels.find((one) => reach.allows(one, message.purpose));
    if (channel === undefined) return [];
    const subject = message.visitId ?? message.appointmentId;
    const dedupeKey = `${subject}:${message.on}:${message.rule}:${message.occurrence}:${channel}`;
    return [{ ...message, channel, dedupeKey }];
  });
  const waiting = await tx.message.findMany({
    where: { clinicId, clientId, status: "due", dueAt: { gt: ctx.now } },
    select: { id: true, dedupeKey: true, dueAt: true },
  });
  const keys = new Set(rows.map(({ dedupeKey }) => dedupeKey));
  await withdraw(
    tx,
    clinicId,
    waiting.filter(({ dedupeKey }) => !keys.has(dedupeKey)).map(({ id }) => id),
  );

  const standing = new Map(waiting.map(({ dedupeKey, dueAt }) => [dedupeKey, fromDate(dueAt)]));
  await write(
    tx,
    ctx,
    rows
      .filter(({ dedupeKey, dueAt }) => standing.get(dedupeKey) !== dueAt)
      .map((row) => ({
        ...row,
        clientId,
        onDate: toDbDate(row.on),
        dueAt: toDate(row.dueAt),
        validUntil: toDate(row.validUntil),
      })),
  );
}

/** Tells a client at once, in the transaction of what it tells: a booking that is rolled back is never announced. */
export async function announce(tx: Tx, ctx: Context, what: Announcement): Promise<void> {
  const { clinicId } = ctx.actor;
  const reach = await reachOf(tx, clinicId, what.clientId);
  const channel = (["email", "sms"] as const).find((one) => reach.allows(one, "service"));
  if (channel === undefined) return;
  const validUntil = new Date(ctx.now.getTime() + 24 * 3_600_000);
  const dedupeKey = `${what.occasion}:${what.rule}:${channel}`;
  await write(tx, ctx, [{ ...what, occurrence: 1, channel, dedupeKey, onDate: null, dueAt: ctx.now, validUntil }]);
}

/** Wakes the worker again for messages that should have left before `late`, also for those whose sender died on the way. */
export async function wakeOverdue(ctx: Context, late: Date): Promise<void> {
  const { clinicId } = ctx.actor;
  await ctx.write(async (tx) => {
    await tx.message.updateMany({
      where: { clinicId, status: "sending", claimedAt: { lte: new Date(ctx.now.getTime() - 10 * 60_000) } },
      data: { status: "due" },
    });
    const rows = await tx.message.findMany({
      where: { clinicId, status: "due", dueAt: { lte: late } },
      select: { id: true },
      take: 500,
    });
    await enqueueJobs(
      tx,
      rows.map(({ id }) => jobFor(clinicId, id, null)),
    );
  });
}

/** Where a client can be reached: the latest word on each channel counts; invitations need a given consent. */
async function reachOf(tx: Tx, clinicId: string, clientId: string) {
  const client = await tx.client.findUnique({
    where: { clinicId_id: { clinicId, id: clientId } },
    select: { email: true, phoneE164: true, timeZone: true, consents: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
  });
  if (!client) throw new Refusal("not-found");
  const allows = (channel: Channel, purpose: DueMessage["purpose"]): boolean => {
    if ((channel === "email" ? client.email : client.phoneE164) === null) return false;
    const kind = purpose === "service" ? "service" : "marketing";
    return (
      client.consents.findLast((one) => one.channel === channel && one.kind === kind)?.given ?? purpose === "service"
    );
  };
  return { timeZone: client.timeZone, allows };
}

/** The visit that a running plan waits for, counted from the last one that was given; null while the next one is booked. */
function nextUnbooked(plan: PlanRecord) {
  if (plan.status !== "active") return null;
  const lastDone = plan.visits.findLast(({ appointment }) => appointment?.status === "completed");
  const next = plan.visits.find(({ position, skipped }) => position > (lastDone?.position ?? 0) && !skipped);
  if (!lastDone?.appointment || !next || next.appointment) return null;
  const previousOn = lastDone.appointment.on;
  return { visitId: next.id, phase: next.phase, previousOn, targetOn: addDays(previousOn, next.gap.targetDays) };
}

async function withdraw(tx: Tx, clinicId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.message.updateMany({
    where: { clinicId, id: { in: [...ids] }, status: "due" },
    data: { status: "withdrawn" },
  });
  await cancelJobs(
    tx,
    ids.map((id) => messageJobKey(clinicId, id)),
  );
}

type NewMessage = {
  clientId: string;
  visitId: string | null;
  appointmentId: string | null;
  rule: string;
  occurrence: number;
  channel: Channel;
  dedupeKey: string;
  /** The day that it speaks of: moved away from it, it is no longer true. */
  onDate: Date | null;
  dueAt: Date;
  validUntil: Date;
};

/** A message that was withdrawn comes back; one that was sent is not sent again. The wake-ups commit with the rows. */
async function write(tx: Tx, ctx: Context, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const { clinicId } = ctx.actor;
  const values = messages.map(
    (one) =>
      Prisma.sql`(${clinicId}::uuid, ${uuid()}::uuid, ${one.clientId}::uuid, ${one.visitId}::uuid, ${one.appointmentId}::uuid, ${one.rule}, ${one.occurrence}::int, ${one.channel}, ${one.dedupeKey}, ${one.onDate}::date, 'due', ${one.dueAt}::timestamptz, ${one.validUntil}::timestamptz, ${ctx.now}::timestamptz)`,
  );
  const written = await tx.$queryRaw<{ id: string; dueAt: Date }[]>`
    INSERT INTO "Message" ("clinicId", id, "clientId", "visitId", "appointmentId", rule, occurrence, channel, "dedupeKey", "onDate", status, "dueAt", "validUntil", "createdAt")
    VALUES ${Prisma.join(values)}
    ON CONFLICT ("clinicId", "dedupeKey") DO UPDATE
      SET status = 'due', "dueAt" = excluded."dueAt", "validUntil" = excluded."validUntil", "appointmentId" = excluded."appointmentId", "onDate" = excluded."onDate", attempts = 0
      WHERE "Message".status IN ('due', 'withdrawn', 'expired')
    RETURNING id, "dueAt"`;
  await enqueueJobs(
    tx,
    written.map(({ id, dueAt }) => jobFor(clinicId, id, Math.max(0, dueAt.getTime() - ctx.now.getTime()))),
  );
}

const jobFor = (clinicId: string, messageId: string, delayMs: number | null) => ({
  task: "send-message" as const,
  key: messageJobKey(clinicId, messageId),
  payload: { clinicId, messageId },
  delayMs,
});
