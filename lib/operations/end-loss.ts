// How does the clinic get back whom or what it had lost?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Context } from "@/lib/db/context";
import { loadLocations } from "@/lib/db/queries/days";
import { type LossRow, loadLosses, lossSpans, removeLossRows, writeLoss } from "@/lib/db/queries/losses";
import { Refusal } from "@/lib/errors";
import { hoursBefore } from "@/lib/rules/loss";
import type { EndLossInput } from "@/lib/schemas/bad-day";
import { dateOf, fromDate, type Minute, minuteOfDay } from "@/lib/time";

/**
 * Frees all that is left of a loss; what of it is over stays written down. Nobody is moved back.
 *
 * @throws Refusal "not-found" for one that is over, or was ended by somebody else
 */
export async function endLoss(ctx: Context, { lossId }: EndLossInput): Promise<void> {
  authorize(ctx.actor, "day:repair");
  const { clinicId } = ctx.actor;
  const now = fromDate(ctx.now);
  await ctx.book(async (tx) => {
    const locations = await loadLocations(tx, clinicId);
    const home = locations[0]?.timeZone ?? "UTC";
    const losses = await loadLosses(tx, clinicId, dateOf(now - 1440, home), ctx.now);
    const loss = losses.find(({ rows }) => rows.some(({ id }) => id === lossId));
    if (!loss) throw new Refusal("not-found");
    const { lost } = loss;
    const timeZone = locations.find(({ id }) => lost.kind === "location" && id === lost.id)?.timeZone ?? home;
    const open = loss.rows.filter((row) => lossSpans([row], timeZone).some(({ end }) => end > now));
    if (open.length === 0) throw new Refusal("not-found");
    await removeLossRows(
      tx,
      clinicId,
      open.map(({ id }) => id),
    );
    await writeLoss(tx, clinicId, { ...loss, rows: open.flatMap((row) => restOf(row, now, timeZone)), now: ctx.now });
    const type = lost.kind === "room" || lost.kind === "device" ? "ResourceClosure" : "HoursException";
    await record(
      tx,
      ctx,
      "loss.ended",
      open.map(({ id, ...when }) => ({ type, id, before: { ...lost, reason: loss.reason, ...when } })),
    );
  });
}

/** What of a row is over; its first part keeps the row's id. */
function restOf(row: LossRow, now: Minute, timeZone: string): LossRow[] {
  if ("span" in row) return row.span.start < now ? [{ id: row.id, span: { start: row.span.start, end: now } }] : [];
  const over = hoursBefore(row.hours, dateOf(now, timeZone), minuteOfDay(now, timeZone));
  return over.map((hours, index) => ({ id: index === 0 ? row.id : uuid(), hours }));
}
