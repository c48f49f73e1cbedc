// How does a client hear at once of what just happened?
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { type NewMessage, withdrawMessages, writeMessages } from "@/lib/notifications/message-rows";
import { reachOf } from "@/lib/notifications/reach";
import { type MovedTime, renderChanges, renderMoves, renderTimes } from "@/lib/notifications/render-moves";
import { renderOffer } from "@/lib/notifications/render-offer";
import { STILL_TO_COME } from "@/lib/rules/still-to-come";

export type MovedAppointment = {
  appointmentId: string;
  visitId: string | null;
  /** When it was to begin before; its new time is read from the appointment. */
  from: Date;
};

export type CancelledAppointment = { appointmentId: string; visitId: string | null };

type Happened = {
  clientId: string;
  /** What happened, once: a second announcement of the same is no second message. */
  occasion: string;
};

/** What is said at once about something that just happened. */
export type Announcement = Happened &
  (
    | { rule: "course-booked" | "visit-cancelled"; appointmentId: string; visitId: string | null }
    /** A place that is kept for them until then, told when they may be written to; `appointmentId` is the hold. */
    | { rule: "waitlist-offer"; appointmentId: string; visitId: string; askedAt: Date; expiresAt: Date }
    | { rule: "visit-moved"; moved: readonly MovedAppointment[] }
    /** One change of a plan, told in one message: what moved, and what no longer takes place. */
    | { rule: "visits-changed"; moved: readonly MovedAppointment[]; cancelled: readonly CancelledAppointment[] }
  );

const GOOD_FOR_MS = 24 * 3_600_000;

/**
 * Tells a client at once, in the transaction of what it tells: a booking that is rolled back is never announced. To be called
 * once an operation, after its rows are written: visits that moved together are told in one message, each with its old and
 * its new time. No visit moved: nothing is said.
 *
 * A move that follows one that was not told yet takes that one's message back, and says all times as they are now: the client
 * never heard of the times in between.
 */
export async function announce(tx: Tx, ctx: Context, what: Announcement): Promise<void> {
  const reach = await reachOf(tx, ctx.actor.clinicId, what.clientId);
  const channel = (["email", "sms"] as const).find((one) => reach.allows(one, "service"));
  if (channel === undefined) return;
  const told = await toldOf(tx, ctx, what);
  if (told === null) return;
  const { clientId, occasion } = what;
  const { rule, appointmentId, visitId, text } = told;
  await writeMessages(tx, ctx, [
    {
      clientId,
      visitId,
      appointmentId,
      rule,
      occurrence: 1,
      channel,
      dedupeKey: `${occasion}:${rule}:${channel}`,
      onDate: null,
      ...(what.rule === "waitlist-offer"
        ? { dueAt: what.askedAt, validUntil: what.expiresAt }
        : { dueAt: ctx.now, validUntil: new Date(ctx.now.getTime() + GOOD_FOR_MS) }),
      text,
    },
  ]);
}

type Told = Pick<NewMessage, "rule" | "appointmentId" | "visitId" | "text">;

async function toldOf(tx: Tx, ctx: Context, what: Announcement): Promise<Told | null> {
  if (what.rule === "visit-moved") return movesTold(tx, ctx, { ...what, cancelled: [] });
  if (what.rule === "waitlist-offer") return { ...what, text: await offerText(tx, ctx, what) };
  if (what.rule !== "visits-changed") return { ...what, text: null };
  const { moved, cancelled } = what;
  if (moved.length > 0) return movesTold(tx, ctx, what);
  const [first, ...more] = cancelled;
  if (first === undefined) return null;
  // One alone is told by the words that every cancellation has.
  const isAlone = more.length === 0;
  const text = isAlone ? null : await changesText(tx, ctx, what.clientId, [], cancelled);
  return { ...first, rule: "visit-cancelled", text };
}

/** The words are written now: until when the place is kept stands in no record of the message. */
async function offerText(
  tx: Tx,
  ctx: Context,
  { clientId, appointmentId, expiresAt }: Extract<Announcement, { rule: "waitlist-offer" }>,
) {
  const { clinicId } = ctx.actor;
  const { memberships, ...client } = await tx.client.findUniqueOrThrow({
    where: { clinicId_id: { clinicId, id: clientId } },
    select: {
      givenName: true,
      locale: true,
      memberships: { select: { id: true } },
      clinic: { select: { name: true, phone: true } },
    },
  });
  const { startsAt, timeZone, location } = await tx.appointment.findUniqueOrThrow({
    where: { clinicId_id: { clinicId, id: appointmentId } },
    select: { startsAt: true, timeZone: true, location: { select: { name: true } } },
  });
  const place = { startsAt, timeZone, location: location.name, expiresAt };
  return renderOffer({ ...client, canSignIn: memberships.length > 0 }, place, ctx.now);
}

/** A line for each, by what is stored now. */
async function changesText(
  tx: Tx,
  ctx: Context,
  clientId: string,
  moves: readonly MovedTime[],
  cancelled: readonly CancelledAppointment[],
) {
  const { clinicId } = ctx.actor;
  const gone = await tx.appointment.findMany({
    where: { clinicId, id: { in: cancelled.map(({ appointmentId }) => appointmentId) } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { startsAt: true, timeZone: true },
  });
  return renderChanges(await addresseeOf(tx, clinicId, clientId), moves, gone, ctx.now);
}

const addresseeOf = (tx: Tx, clinicId: string, id: string) =>
  tx.client.findUniqueOrThrow({
    where: { clinicId_id: { clinicId, id } },
    select: { givenName: true, locale: true, clinic: { select: { name: true, phone: true } } },
  });

/** The words are written now: where a visit was before, nothing tells later. */
async function movesTold(
  tx: Tx,
  ctx: Context,
  {
    clientId,
    moved,
    cancelled,
  }: Pick<Extract<Announcement, { rule: "visits-changed" }>, "clientId" | "moved" | "cancelled">,
): Promise<Told | null> {
  const { clinicId } = ctx.actor;
  const client = await addresseeOf(tx, clinicId, clientId);
  const ahead = await tx.appointment.findMany({
    where: { clinicId, clientId, status: { in: [...STILL_TO_COME] }, startsAt: { gt: ctx.now } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { id: true, startsAt: true, timeZone: true, location: { select: { name: true } } },
  });
  const times = ahead.flatMap(({ id, startsAt, timeZone, location }): (MovedTime & { visitId: string | null })[] => {
    const move = moved.find(({ appointmentId }) => appointmentId === id);
    const to = { appointmentId: id, startsAt, timeZone, location: location.name };
    return move ? [{ ...to, visitId: move.visitId, from: move.from }] : [];
  });
  const [first] = times;
  if (first === undefined) return null;

  const untold = await tx.message.findMany({
    where: { clinicId, clientId, rule: "visit-moved", status: "due" },
    select: { id: true },
  });
  const takenBack = await withdrawMessages(
    tx,
    clinicId,
    untold.map(({ id }) => id),
  );
  const text =
    cancelled.length > 0
      ? await changesText(tx, ctx, clientId, times, cancelled)
      : takenBack > 0
        ? renderTimes(client, ahead, ctx.now)
        : renderMoves(client, times, ctx.now);
  return { rule: "visit-moved", appointmentId: first.appointmentId, visitId: first.visitId, text };
}
