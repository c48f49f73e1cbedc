// How does a whole course come to be booked: all of it, or nothing?
import { v7 as uuid } from "uuid";
import { authorize } from "@/lib/access/permissions";
import { record } from "@/lib/audit/record";
import type { Tx } from "@/lib/db/clinic-pool";
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import { announce } from "@/lib/notifications/announce";
import { scheduleReminders } from "@/lib/notifications/outbox";
import type { PlannedVisit } from "@/lib/scheduling/place-plan";
import { isSameSlot } from "@/lib/scheduling/same-slot";
import type { BookSeriesInput } from "@/lib/schemas/series";
import { appointmentRowOf } from "./appointment-row";
import { expectBookable } from "./expect-screening";
import { isLostRace } from "./lost-race";
import { previewSeries, type SeriesPreview, visitIdAt } from "./preview-series";
import { writePlan } from "./write-plan";

/** Either the course stands, or nothing was written and `preview` says how it could stand now, and which visits changed. */
export type BookedSeries =
  | { booked: true; planId: string; sessions: number; touchUps: number }
  | { booked: false; preview: SeriesPreview; changed: number[] };

/**
 * Books what the person saw, every visit at the place that was shown, in one transaction with its messages. When a place is
 * gone meanwhile, nothing is booked.
 *
 * @throws Refusal "plan-exists" when the client has a running plan for this area
 * @throws Refusal "not-allowed" for a signed early day by who may not sign
 * @throws Refusal "screening-blocks" while the client's screening keeps the area from being treated
 */
export async function bookSeries(ctx: Context, input: BookSeriesInput): Promise<BookedSeries> {
  authorize(ctx.actor, "plan:prescribe");
  const { actor } = ctx;
  if (actor.kind !== "member") throw new Refusal("not-allowed");
  const reasonAt = (position: number) => input.pins.find((pin) => pin.position === position)?.overrideReason;
  const asSeen = input.seen.map(({ position, slot }) => {
    const overrideReason = reasonAt(position);
    return { position, slot, ...(overrideReason !== undefined && { overrideReason }) };
  });
  const preview = await previewSeries(ctx, { ...input, pins: asSeen });
  if (!stands(preview, input)) return lost(ctx, input);

  const planId = uuid();
  const placed = preview.answer.visits.filter((visit) => visit.state === "placed");
  try {
    await ctx.book((tx) => write(tx, ctx, { planId, signedBy: actor.membershipId, input, preview, placed, reasonAt }));
  } catch (error) {
    if (isLostRace(error)) return lost(ctx, input);
    throw error;
  }
  return {
    booked: true,
    planId,
    sessions: placed.filter((visit) => visit.phase === "session").length,
    touchUps: placed.filter((visit) => visit.phase === "touch_up").length,
  };
}

/** Whether every visit can still have the place that was seen, and nothing else would be booked. */
function stands({ answer }: SeriesPreview, { seen }: BookSeriesInput): boolean {
  if (!answer.ok || answer.droppedPins.length > 0) return false;
  const placed = answer.visits.filter((visit) => visit.state === "placed");
  return (
    placed.length === seen.length &&
    placed.every(({ position, slot }) => {
      const wanted = seen.find((one) => one.position === position);
      return wanted !== undefined && slot !== null && isSameSlot(wanted.slot, slot);
    })
  );
}

/** A fresh preview by the person's own wishes; a pinned place that is gone is let go. */
async function lost(ctx: Context, input: BookSeriesInput): Promise<BookedSeries> {
  const preview = await previewSeries(ctx, input);
  const changed = preview.answer.visits.flatMap(({ position, slot }) => {
    const was = input.seen.find((one) => one.position === position);
    const same = was === undefined ? slot === null : slot !== null && isSameSlot(was.slot, slot);
    return same ? [] : [position];
  });
  return { booked: false, preview, changed };
}

type Writing = {
  planId: string;
  signedBy: string;
  input: BookSeriesInput;
  preview: SeriesPreview;
  placed: PlannedVisit[];
  reasonAt: (position: number) => string | undefined;
};

async function write(
  tx: Tx,
  ctx: Context,
  { planId, signedBy, input, preview, placed, reasonAt }: Writing,
): Promise<void> {
  const { clinicId } = ctx.actor;
  const { place } = preview;
  const days = placed.flatMap(({ on }) => on ?? []);
  await expectBookable(tx, ctx, { ...input, timeZone: place.location.timeZone, days });
  const visits = await writePlan(tx, ctx, { planId, createdBy: signedBy, input, preview });
  const bookings = visits.flatMap((visit) => {
    const planned = placed.find(({ visitId }) => visitId === visitIdAt(visit.position));
    return planned?.slot && planned.on ? [{ visit, slot: planned.slot, on: planned.on, gapDays: planned.gapDays }] : [];
  });
  const overrides = bookings.flatMap(({ visit, gapDays }) => {
    const reason = reasonAt(visit.position);
    if (gapDays === null || gapDays >= visit.gap.earliestDays || reason === undefined) return [];
    return [{ id: uuid(), visitId: visit.storedId, gapDays, floorGapDays: visit.gap.blockedUnderDays, reason }];
  });
  await tx.gapOverride.createMany({
    data: overrides.map((one) => ({ ...one, clinicId, kind: "signed", signedBy, signedAt: ctx.now })),
  });
  const appointments = bookings.map(({ visit, slot, on }) =>
    appointmentRowOf(ctx, {
      planId,
      visitId: visit.storedId,
      clientId: input.clientId,
      location: place.location,
      occupancy: visit.demand.occupancy,
      slot,
      on,
      minGapDays: visit.gap.earliestDays,
      signed: overrides.find(({ visitId }) => visitId === visit.storedId) ?? null,
    }),
  );
  await tx.appointment.createMany({ data: appointments });
  await record(tx, ctx, "plan.booked", [
    { type: "Plan", id: planId, after: { area: input.area, visits: bookings.map(({ on }) => on) } },
  ]);
  await record(
    tx,
    ctx,
    "gap.overridden",
    overrides.map(({ visitId, gapDays, reason }) => ({ type: "Visit", id: visitId, after: { gapDays, reason } })),
  );
  await scheduleReminders(tx, ctx, input.clientId);
  const first = appointments[0];
  if (first) {
    const { id: appointmentId, visitId } = first;
    await announce(tx, ctx, {
      rule: "course-booked",
      clientId: input.clientId,
      appointmentId,
      visitId,
      occasion: planId,
    });
  }
}
