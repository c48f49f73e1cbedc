// How is a loss written down, and how do all the visits that it hits come to their new places at once?
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { loadAffectedOffers } from "@/lib/db/queries/affected-visits";
import { expectRevision, type NewPlace, writePlaces } from "@/lib/db/queries/appointments";
import { loadLosses, writeLoss } from "@/lib/db/queries/losses";
import { loadScreenings, standingOf } from "@/lib/db/queries/screenings";
import { Refusal } from "@/lib/errors";
import { announce, type MovedAppointment } from "@/lib/notifications/announce";
import { scheduleReminders } from "@/lib/notifications/outbox";
import { blockIn, deferredDays, deferredIn } from "@/lib/rules/screening";
import type { Slot } from "@/lib/scheduling/types";
import type { RepairBadDayInput } from "@/lib/schemas/bad-day";
import { addDays, dateOf, fromDate, type PlainDate, toDate } from "@/lib/time";
import { type BadDayFacts, type HitVisit, type Loss, loadBadDay, sameLoss } from "./bad-day-facts";
import { closeOffers } from "./close-offers";
import { canMove } from "./legal-moves";
import { isLostRace } from "./lost-race";
import { type BadDayPreview, previewBadDay } from "./preview-bad-day";
import { placesOfMoves, recordMoved } from "./write-moves";

/** `preview`: nothing was written, because something has changed since it was seen; it shows how things are now. */
export type RepairedBadDay =
  | { repaired: true; lossId: string; moved: number; told: number }
  | { repaired: false; preview: BadDayPreview };

/**
 * Writes the loss down, if it is not yet, and moves the visits as they were seen, in one transaction: all or nothing. Each
 * client hears once, of all that moved. Who is not among the moves stays, at risk. What is lost is offered to nobody any more.
 *
 * @throws Refusal "not-found" for what the clinic doesn't have, "in-the-past" for a loss that would begin before today
 */
export async function repairBadDay(ctx: Context, input: RepairBadDayInput): Promise<RepairedBadDay> {
  authorize(ctx.actor, "day:repair");
  const facts = await ctx.read((tx) => loadBadDay(tx, ctx, input.loss));
  try {
    return await repair(ctx, facts, input.moves);
  } catch (error) {
    const isStale = error instanceof Refusal && ["plan-changed", "gap-too-short"].includes(error.code);
    if (!isStale && !isLostRace(error)) throw error;
    return {
      repaired: false,
      preview: await previewBadDay(ctx, { loss: input.loss, pinned: [], dropped: [] }),
    };
  }
}

type Move = { hit: HitVisit; slot: Slot; on: PlainDate };

async function repair(ctx: Context, facts: BadDayFacts, seen: RepairBadDayInput["moves"]): Promise<RepairedBadDay> {
  const { clinicId } = ctx.actor;
  const moves = seen.map(({ appointmentId, version, slot }): Move => {
    const hit = facts.hit.find((one) => one.appointmentId === appointmentId);
    if (hit?.version !== version) throw new Refusal("plan-changed");
    return { hit, slot, on: dateOf(slot.start, hit.timeZone) };
  });
  if (!canMove(facts, seen, fromDate(ctx.now))) throw new Refusal("slot-taken");
  const { loss } = facts;
  return ctx.book(async (tx) => {
    await expectUnchanged(tx, clinicId, moves);
    await expectTreatable(tx, clinicId, moves, facts.today);
    const lossId = await writeOnce(tx, ctx, facts);
    await closeOffers(tx, ctx, await loadAffectedOffers(tx, clinicId, loss), "withdrawn");
    const moved = await writeAll(tx, ctx, moves);
    const clients = new Map(moves.map(({ hit }) => [hit.client.id, hit]));
    for (const clientId of clients.keys()) await tell(tx, ctx, clientId, moves, moved);
    return { repaired: true as const, lossId, moved: moves.length, told: clients.size };
  });
}

/** Somebody may have arrived, confirmed or moved since the facts were read. */
async function expectUnchanged(tx: Tx, clinicId: string, moves: readonly Move[]): Promise<void> {
  const rows = await tx.appointment.findMany({
    where: { clinicId, id: { in: moves.map(({ hit }) => hit.appointmentId) } },
    select: { id: true, version: true },
  });
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  if (moves.some(({ hit }) => versions.get(hit.appointmentId) !== hit.version)) throw new Refusal("plan-changed");
}

/** Answers to a screening may have come since. */
async function expectTreatable(tx: Tx, clinicId: string, moves: readonly Move[], today: PlainDate): Promise<void> {
  const screenings = await loadScreenings(
    tx,
    clinicId,
    moves.map(({ hit }) => hit.client.id),
  );
  for (const { hit, on } of moves) {
    const record = hit.plan && screenings.get(hit.client.id);
    if (!record || !hit.plan) continue;
    const standing = standingOf(record, today);
    const deferred = deferredIn(deferredDays(standing, today), hit.plan.area);
    const isDeferred = deferred.some(({ from, to }) => from <= on && on <= to);
    if (isDeferred || blockIn(standing, hit.plan.area)) throw new Refusal("plan-changed");
  }
}

/**
 * Writes the loss down unless it is, or somebody else has just done so.
 *
 * @returns its id
 * @throws Refusal "plan-changed" for one that was ended meanwhile
 */
async function writeOnce(tx: Tx, ctx: Context, { loss, today }: BadDayFacts): Promise<string> {
  const losses = await loadLosses(tx, ctx.actor.clinicId, addDays(today, -1), ctx.now);
  const same = losses.find(({ rows }) => rows.some(({ id }) => id === loss.id)) ?? sameLoss(losses, loss);
  if (same) return same.id;
  if (loss.isStored) throw new Refusal("plan-changed");
  await write(tx, ctx, loss);
  return loss.id;
}

async function write(tx: Tx, ctx: Context, loss: Loss): Promise<void> {
  await writeLoss(tx, ctx.actor.clinicId, { ...loss, now: ctx.now });
  const type = loss.lost.kind === "room" || loss.lost.kind === "device" ? "ResourceClosure" : "HoursException";
  await record(
    tx,
    ctx,
    "loss.recorded",
    loss.rows.map(({ id, ...when }) => ({ type, id, after: { ...loss.lost, reason: loss.reason, ...when } })),
  );
}

/** All in one statement, so that two may change places. */
async function writeAll(tx: Tx, ctx: Context, moves: readonly Move[]): Promise<MovedAppointment[]> {
  const { clinicId } = ctx.actor;
  if (moves.length === 0) return [];
  const places: NewPlace[] = [];
  const moved: { appointmentId: string; visitId: string | null; was: Slot; slot: Slot }[] = [];
  const plans = new Map(moves.flatMap(({ hit: { plan } }) => (plan ? [[plan.id, plan]] : [])));
  for (const plan of plans.values()) {
    await expectRevision(tx, clinicId, plan.id, plan.revision);
    const ofPlan = moves.flatMap(({ hit, slot, on }) =>
      hit.plan?.id === plan.id && hit.visitId !== null ? [{ visitId: hit.visitId, slot, on }] : [],
    );
    const written = placesOfMoves(plan, ofPlan);
    places.push(...written.places);
    moved.push(...written.moved);
  }
  for (const { hit, slot, on } of moves) {
    if (hit.plan) continue;
    const { appointmentId } = hit;
    places.push({ appointmentId, slot, on, status: "booked", gapDays: null, gapOverrideId: null });
    moved.push({ appointmentId, visitId: null, was: hit.slot, slot });
  }
  await writePlaces(tx, clinicId, places);
  await recordMoved(tx, ctx, moved);
  return moved.map(({ appointmentId, visitId, was }) => ({ appointmentId, visitId, from: toDate(was.start) }));
}

/** The messages follow the visits, and the client hears once of all new times. */
async function tell(
  tx: Tx,
  ctx: Context,
  clientId: string,
  moves: readonly Move[],
  moved: readonly MovedAppointment[],
): Promise<void> {
  await scheduleReminders(tx, ctx, clientId);
  const own = moves.filter(({ hit }) => hit.client.id === clientId).map(({ hit }) => hit);
  const [first] = own;
  if (!first) return;
  await announce(tx, ctx, {
    rule: "visit-moved",
    clientId,
    moved: moved.filter(({ appointmentId }) => own.some((one) => one.appointmentId === appointmentId)),
    // The move has made it another version.
    occasion: `${first.appointmentId}:${first.version + 1}`,
  });
}
