// What does somebody say who books a course?
import { z } from "zod";
import { AREAS } from "@/lib/rules/areas";
import { isPlainDate } from "@/lib/time";
import { shown } from "./text";

/** A sentence for each message stands under `field` in the catalogue. */
export const id = z.uuid("required");
export const plainDate = z
  .string("required")
  .refine((text) => isPlainDate(text) && "1900" < text && text < "2100", "date");

/** ISO weekdays, local minutes of the day, a clinician: wishes, never rules. */
export const preferencesSchema = z
  .object({
    weekdays: z.exactOptional(z.array(z.int("invalid").min(1, "invalid").max(7, "invalid")).max(7, "invalid")),
    from: z.exactOptional(z.int("invalid").min(0, "invalid").max(1440, "invalid")),
    until: z.exactOptional(z.int("invalid").min(0, "invalid").max(1440, "invalid")),
    clinicianId: z.exactOptional(id),
  })
  .refine(({ from = 0, until = 1440 }) => from < until, { path: ["until"], message: "hours" });

/** The years in which anything can be booked, as whole minutes since 1970. */
const START = { from: 0, to: 4_102_444_800 / 60 };

export const slotSchema = z.object({
  start: z.int("invalid").min(START.from, "invalid").max(START.to, "invalid"),
  clinicianId: id,
  roomId: id,
  deviceId: id.nullable(),
});

/** A visit of a plan that is not stored yet is named by its position, from 1. */
const position = z.int("invalid").min(1, "invalid").max(40, "invalid");
const reason = shown(500);

/** What the preview of a course depends on. */
export const seriesSchema = z.object({
  clientId: id,
  locationId: id,
  protocolVersionId: id,
  sessions: z.int("number").min(1, "number").max(20, "number"),
  area: z.enum(AREAS, "required"),
  preferences: preferencesSchema,
  firstOn: z.exactOptional(plainDate),
  /** No visit lies on it or in the six days before it. */
  bigEventOn: z.exactOptional(plainDate),
  /** Places that were chosen by hand; `overrideReason` signs for a day before the earliest. */
  pins: z.array(z.object({ position, slot: slotSchema, overrideReason: z.exactOptional(reason) })).max(40, "invalid"),
  /** Touch-ups that are not to be booked now: from the first of them on. */
  unticked: z.array(position).max(40, "invalid"),
});
export type SeriesInput = z.infer<typeof seriesSchema>;

/** A booking is the preview that was seen: every place of it, or none. */
export const bookSeriesSchema = seriesSchema.extend({
  seen: z
    .array(z.object({ position, slot: slotSchema }))
    .min(1, "required")
    .max(40, "invalid"),
});
export type BookSeriesInput = z.infer<typeof bookSeriesSchema>;
