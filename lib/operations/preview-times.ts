// Which times are free on one day for one visit of a course that is not booked, and may it be that day?
import type { Context } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import { type Grade, gradeOf } from "@/lib/rules/gap";
import { type PlanAnswer, placePlan } from "@/lib/scheduling/place-plan";
import { clientBusyOf, type PlanVisit } from "@/lib/scheduling/plan-request";
import { findSlots } from "@/lib/scheduling/slots";
import type { Slot } from "@/lib/scheduling/types";
import type { TimesOfDayInput } from "@/lib/schemas/course-preview";
import { addDays, daysBetween, type PlainDate } from "@/lib/time";
import { previewSeries, type SeriesPreview, visitIdAt } from "./preview-series";

export type PreviewTimes = {
  preview: SeriesPreview;
  visit: PlanVisit;
  /** The visit before it, as the preview has it; null for the first, and where that one has no place. */
  after: { phase: "session" | "touch_up"; number: number; on: PlainDate } | null;
  gapDays: number | null;
  grade: Grade | null;
  /** The first day that a clinician may sign for, and the first that needs no signature. */
  floorOn: PlainDate | null;
  earliestOn: PlainDate | null;
  slots: Slot[];
  /** The course with the visit at the first of them; null without any. */
  trial: PlanAnswer | null;
};

/**
 * The free times of that day, by start. Nothing is held.
 *
 * @throws Refusal "not-found" for a position that the course doesn't have
 */
export async function previewTimes(ctx: Context, input: TimesOfDayInput): Promise<PreviewTimes> {
  const visitId = visitIdAt(input.position);
  const pins = input.pins.filter(({ position }) => position !== input.position);
  const preview = await previewSeries(ctx, { ...input, pins });
  const { question, place, answer } = preview;
  const visit = question.visits.find(({ id }) => id === visitId);
  if (!visit) throw new Refusal("not-found");
  const planned = answer.visits.find(({ position }) => position === input.position - 1);
  const after = planned?.on ? { phase: planned.phase, number: planned.number, on: planned.on } : null;
  const gapDays = after && daysBetween(after.on, input.on);
  const grade = gapDays === null ? null : gradeOf(gapDays, visit.gap);
  const slots = findSlots(place.facility, {
    demand: visit.demand,
    clientBusy: clientBusyOf(question, place.facility.timeZone),
    from: input.on,
    to: input.on,
    notBefore: question.notBefore,
  });
  const [slot] = slots;
  // What stands before stays: the day was judged by its gap to that.
  const held = answer.visits.flatMap((one) =>
    one.position < input.position && one.slot ? [{ visitId: one.visitId, slot: one.slot }] : [],
  );
  const signed = question.pins.filter(({ overridden }) => overridden);
  const heldPins = held.map((pin) => signed.find((one) => one.visitId === pin.visitId) ?? pin);
  const laterPins = question.pins.filter((pin) => !held.some((one) => one.visitId === pin.visitId));
  const own = slot && { visitId, slot, ...(grade === "early" && { overridden: true }) };
  return {
    preview,
    visit,
    after,
    gapDays,
    grade,
    floorOn: after && addDays(after.on, visit.gap.blockedUnderDays),
    earliestOn: after && addDays(after.on, visit.gap.earliestDays),
    slots,
    trial: own ? placePlan(place.facility, { ...question, pins: [...heldPins, ...laterPins, own] }) : null,
  };
}
