// What does somebody say who moves a plan to a newer version of its protocol?
import { z } from "zod";
import { id, slotSchema } from "./series";

export const adoptVersionSchema = z.object({
  planId: id,
  /** The plan as it was seen, and the version whose difference was shown. */
  revision: z.int("invalid"),
  versionId: id,
  /** Where the booked visits that have to move were shown to go. */
  seen: z.array(z.object({ visitId: id, slot: slotSchema })).max(40, "invalid"),
});
export type AdoptVersionInput = z.infer<typeof adoptVersionSchema>;
