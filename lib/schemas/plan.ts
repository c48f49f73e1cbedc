// What does somebody say who books what is due of a running plan?
import { z } from "zod";
import { id, plainDate, preferencesSchema, slotSchema } from "./series";

const placeOfVisit = z.object({ visitId: id, slot: slotSchema });
/** Visits that are not to be booked now: from the first of them on. */
const unticked = z.array(id).max(40, "invalid");

export const previewDueSchema = z.object({
  planId: id,
  pins: z.array(placeOfVisit).max(40, "invalid"),
  unticked,
  /** The visit whose other days are looked for. */
  changing: z.exactOptional(id),
  /** Wishes in the place of those that the plan keeps. */
  wishes: z.exactOptional(preferencesSchema),
  /** The day asked for, for a plan of which nothing was given yet. */
  firstOn: z.exactOptional(plainDate),
});
export type PreviewDueInput = z.infer<typeof previewDueSchema>;

export const findDueSchema = z.object({ planId: id });
export type FindDueInput = z.infer<typeof findDueSchema>;

export const bookDueSchema = z.object({
  planId: id,
  /** The plan as it was seen. */
  revision: z.int("invalid"),
  /** Every place that was shown, of visits to book and of those that must move. */
  seen: z.array(placeOfVisit).min(1, "required").max(40, "invalid"),
  unticked,
});
export type BookDueInput = z.infer<typeof bookDueSchema>;
