// What does somebody say who changes a plan that runs: one session more or less, a pause, its end, or what really happened?
import { z } from "zod";
import { id, plainDate, slotSchema } from "./series";
import { shown } from "./text";

const reason = shown(500);
/** Which plan, and as what it was seen. */
const seen = { planId: id, revision: z.int("invalid") };

export const extendPlanSchema = z.object({ ...seen, reason: z.exactOptional(reason) });
export type ExtendPlanInput = z.infer<typeof extendPlanSchema>;

export const resumePlanSchema = z.object(seen);
export type ResumePlanInput = z.infer<typeof resumePlanSchema>;

/** A pause, and an end. */
export const stopPlanSchema = z.object({ ...seen, reason });
export type StopPlanInput = z.infer<typeof stopPlanSchema>;

/** A visit that is left out, and one that a clinician signs to go on with. */
export const reasonedVisitSchema = z.object({ ...seen, visitId: id, reason });
export type ReasonedVisitInput = z.infer<typeof reasonedVisitSchema>;

export const bringVisitBackSchema = z.object({ ...seen, visitId: id });
export type BringVisitBackInput = z.infer<typeof bringVisitBackSchema>;

/** When and with whom the next visit was given: a local day and minute there. */
export const givenSchema = z.object({
  on: plainDate,
  minute: z.int("invalid").min(0, "invalid").max(1439, "invalid"),
  clinicianId: id,
  roomId: id,
  deviceId: id.nullable(),
});
export type Given = z.infer<typeof givenSchema>;

export const previewRecordSchema = z.object({ planId: id, given: z.exactOptional(givenSchema) });
export type PreviewRecordInput = z.infer<typeof previewRecordSchema>;

export const recordVisitSchema = z.object({
  ...seen,
  visitId: id,
  given: givenSchema,
  /** Kept for ever where the visit came before its earliest day. */
  reason: z.exactOptional(reason),
  /** Where the booked visits behind it were shown to go; null for one that loses its place. */
  moves: z.array(z.object({ visitId: id, slot: slotSchema.nullable() })).max(40, "invalid"),
});
export type RecordVisitInput = z.infer<typeof recordVisitSchema>;
