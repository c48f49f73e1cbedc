// What does somebody say at whose clinic somebody or something is lost?
import { z } from "zod";
import { daysBetween, isPlainDate } from "@/lib/time";
import { id, plainDate, slotSchema } from "./series";
import { shown } from "./text";

export const LOST_KINDS = ["clinician", "room", "device", "location"] as const;

const minuteOfDay = z.int("invalid").min(0, "invalid").max(1440, "invalid").nullable();

const isWithinAYear = (from: string, until: string) =>
  isPlainDate(from) && isPlainDate(until) && daysBetween(from, until) <= 366;

/** Days and hours are the location's; an hour of null is the day's beginning, or its end. */
const newLossSchema = z
  .object({
    kind: z.enum(LOST_KINDS, "required"),
    id,
    fromOn: plainDate,
    fromMinute: minuteOfDay,
    untilOn: plainDate,
    untilMinute: minuteOfDay,
    reason: shown(200),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn && isWithinAYear(fromOn, untilOn), {
    path: ["untilOn"],
    message: "date",
  })
  .refine(
    ({ fromOn, untilOn, fromMinute, untilMinute }) => fromOn < untilOn || (fromMinute ?? 0) < (untilMinute ?? 1440),
    { path: ["untilMinute"], message: "hours" },
  );

/** One that is not written down yet, or one that is. */
export const lossSchema = z.union([newLossSchema, z.object({ stored: id })]);
export type AskedLoss = z.infer<typeof lossSchema>;

const most = 200;
const moves = z.array(z.object({ appointmentId: id, slot: slotSchema })).max(most, "invalid");

export const previewBadDaySchema = z.object({
  loss: lossSchema,
  /** Proposals that are to stay as they are. */
  pinned: moves,
  /** Visits that are to stay where they are, and come on the call list. */
  dropped: z.array(id).max(most, "invalid"),
});
export type PreviewBadDayInput = z.infer<typeof previewBadDaySchema>;

export const repairBadDaySchema = z.object({
  loss: lossSchema,
  /** The moves that were seen; `version`: of the appointment as it was seen. */
  moves: z.array(z.object({ appointmentId: id, version: z.int("invalid"), slot: slotSchema })).max(most, "invalid"),
});
export type RepairBadDayInput = z.infer<typeof repairBadDaySchema>;

export const endLossSchema = z.object({ lossId: id });
export type EndLossInput = z.infer<typeof endLossSchema>;
