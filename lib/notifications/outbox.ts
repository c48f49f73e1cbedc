// Which messages wait for a client, and how do they follow the visits?
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { fromDbDate, toDbDate } from "@/lib/db/dates";
import { loadPlansOfClient, type PlanRecord } from "@/lib/db/queries/plans";
import { withdrawMessages, writeMessages } from "@/lib/notifications/message-rows";
import { reachOf } from "@/lib/notifications/reach";
import {
  bookingRemindersFor,
  type DueMessage,
  onePerDay,
  remindersFor,
  type UnbookedVisit,
} from "@/lib/rules/reminders";
import { addDays, dateOf, fromDate, type PlainDate, toDate } from "@/lib/time";

type Wanted = DueMessage & { visitId: string | null; appointmentId: string | null; on: PlainDate };

/** Told by announce.ts or by staff, once: they do not follow from what is booked. */
const ANNOUNCED = ["course-booked", "visit-moved", "visit-cancelled", "waitlist-offer", "portal-invitation"];
/** Rules that make sense for a consultation too; the others are about a treatment's skin. */
const FOR_ANY_VISIT: readonly string[] = ["confirm", "reminder"];
/** How long care goes on after a visit, in days: earlier visits have nothing more to say. */
const CARE_DAYS = 30;

/** Asked from the beginning of time, the rules also tell what is overdue. */
const EVER = Number.NEGATIVE_INFINITY;

/**
 * Brings a client's waiting messages in line with what is booked and what is due: new ones are added, moved ones replaced,
 * those of a cancelled or missed visit withdrawn. Twice changes nothing more. What was sent stays sent, what should have gone
 * out before now is left out, and what waits for longer than it should goes on waiting while it is of use.
 */
export async function scheduleReminders(tx: Tx, ctx: Context, clientId: string): Promise<void> {
  const { clinicId } = ctx.actor;
  const now = fromDate(ctx.now);
  const reach = await reachOf(tx, clinicId, clientId);
  const waiting = await tx.message.findMany({
    where: { clinicId, clientId, status: "due", rule: { notIn: ANNOUNCED } },
    select: { id: true, dedupeKey: true, dueAt: true, validUntil: true, attempts: true },
  });
  const standing = new Map(waiting.map((one) => [one.dedupeKey, one]));

  const wanted = [
    ...(await aboutBooked(tx, ctx, clientId, reach.timeZone)),
    ...(await aboutUnbooked(tx, ctx, clientId, reach.timeZone)),
  ];
  const keyed = wanted.flatMap((message) => {
    const channel = message.channels.find((one) => reach.allows(one, message.purpose));
    if (channel === undefined) return [];
    const subject = message.visitId ?? message.appointmentId;
    const dedupeKey = `${subject}:${message.on}:${message.rule}:${message.occurrence}:${channel}`;
    return message.dueAt > now || (standing.has(dedupeKey) && message.validUntil > now)
      ? [{ ...message, channel, dedupeKey }]
      : [];
  });
  const rows = onePerDay(keyed, reach.timeZone);
  const keys = new Set(rows.map(({ dedupeKey }) => dedupeKey));
  await withdrawMessages(
    tx,
    clinicId,
    waiting.filter(({ dedupeKey }) => !keys.has(dedupeKey)).map(({ id }) => id),
  );

  const isInLine = ({ dedupeKey, dueAt, validUntil }: (typeof rows)[number]): boolean => {
    const row = standing.get(dedupeKey);
    if (row === undefined || fromDate(row.validUntil) !== validUntil) return false;
    // One that failed once is due at the time of its next try.
    return row.attempts > 0 || fromDate(row.dueAt) === dueAt;
  };
  await writeMessages(
    tx,
    ctx,
    rows
      .filter((row) => !isInLine(row))
      .map((row) => ({
        ...row,
        clientId,
        onDate: toDbDate(row.on),
        dueAt: toDate(row.dueAt),
        validUntil: toDate(row.validUntil),
        text: null,
      })),
  );
}

/** What there is to say before and after what is booked or was given. */
async function aboutBooked(tx: Tx, ctx: Context, clientId: string, clientTimeZone: string): Promise<Wanted[]> {
  const { clinicId } = ctx.actor;
  const since = addDays(dateOf(fromDate(ctx.now), clientTimeZone), -CARE_DAYS);
  const appointments = await tx.appointment.findMany({
    where: { clinicId, clientId, counts: true, onDate: { gte: toDbDate(since) } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { id: true, visitId: true, startsAt: true, onDate: true, status: true },
  });
  return appointments.flatMap((one) =>
    remindersFor({ startsAt: fromDate(one.startsAt), clientTimeZone, now: EVER })
      .filter(({ rule }) => one.visitId !== null || FOR_ANY_VISIT.includes(rule))
      .filter(({ rule }) => rule !== "confirm" || one.status === "booked")
      .map((message) => ({ ...message, visitId: one.visitId, appointmentId: one.id, on: fromDbDate(one.onDate) })),
  );
}

/** What there is to say about the visits that running plans wait for. */
async function aboutUnbooked(tx: Tx, ctx: Context, clientId: string, clientTimeZone: string): Promise<Wanted[]> {
  const { clinicId } = ctx.actor;
  const plans = await loadPlansOfClient(tx, clinicId, clientId);
  const made = await tx.plan.findMany({ where: { clinicId, clientId }, select: { id: true, createdAt: true } });
  return plans.flatMap((plan) => {
    const madeAt = made.find(({ id }) => id === plan.id)?.createdAt ?? ctx.now;
    const open = nextUnbooked(plan, dateOf(fromDate(madeAt), clientTimeZone));
    if (!open) return [];
    const { visitId, ...visit } = open;
    return bookingRemindersFor({ ...visit, clientTimeZone, now: EVER }).map((message) => ({
      ...message,
      visitId,
      appointmentId: null,
      on: visit.targetOn,
    }));
  });
}

type Open = Pick<UnbookedVisit, "phase" | "previousOn" | "targetOn"> & { visitId: string };

/**
 * The visit that a running plan waits for; null while it is booked. It is counted from the last one that was given. Where it was
 * missed, the client is asked from that day on. Where nothing was given yet, it is due since it was missed, or since the plan
 * was made.
 */
function nextUnbooked(plan: PlanRecord, madeOn: PlainDate): Open | null {
  if (plan.status !== "active") return null;
  const lastDone = plan.visits.findLast(({ appointment }) => appointment?.status === "completed");
  const next = plan.visits.find(({ position, skipped }) => position > (lastDone?.position ?? 0) && !skipped);
  if (!next || next.appointment) return null;
  const { id: visitId, phase, missedOn } = next;
  const givenOn = lastDone?.appointment?.on;
  const previousOn = missedOn ?? givenOn ?? madeOn;
  const targetOn = givenOn === undefined ? previousOn : addDays(givenOn, next.gap.targetDays);
  return { visitId, phase, previousOn, targetOn: targetOn < previousOn ? previousOn : targetOn };
}
