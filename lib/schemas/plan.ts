// What does somebody say who books what is due of a running plan?
import { z } from "zod";
import { id, slotSchema } from "./series";

const placeOfVisit = z.object({ visitId: id, slot: slotSchema });

export const previewDueSchema = z.object({ planId: id, pins: z.array(placeOfVisit).max(40, "invalid") });
export type PreviewDueInput = z.infer<typeof previewDueSchema>;

export const bookDueSchema = z.object({
  planId: id,
  /** The plan as it was seen. */
  revision: z.int("invalid"),
  /** Every place that was shown, of visits to book and of those that must move. */
  seen: z.array(placeOfVisit).min(1, "required").max(40, "invalid"),
});
export type BookDueInput = z.infer<typeof bookDueSchema>;
