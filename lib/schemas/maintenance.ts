// What does a clinician say who assesses a plan's maintenance, and who chooses when sunscreen begins?
import { z } from "zod";
import { SUNSCREEN_START_HOURS } from "@/lib/rules/care-timeline";
import { FACTORS } from "@/lib/rules/touch-up-factors";
import { id } from "./series";
import { shown } from "./text";

const CAUSES = ["factors", "fading", "new_concern"] as const;
export type AssessmentCause = (typeof CAUSES)[number];

const factor = z.enum(FACTORS, "invalid");
const depthMm = z.number("number").positive("number").max(5, "invalid").nullable();

/** As it is stored; what an older row doesn't say is not known. */
export const assessedFactorsSchema = z.object({
  found: z.array(factor),
  depthMm: depthMm.default(null),
  withPrp: z.boolean().default(false),
});
export type AssessedFactors = z.infer<typeof assessedFactorsSchema>;

const about = {
  planId: id,
  /** The plan as it was seen. */
  revision: z.int("invalid"),
};

export const assessMaintenanceSchema = z.discriminatedUnion("cause", [
  z.object({
    ...about,
    cause: z.literal("factors"),
    /** The findings that a clinician ticked; what the client's facts settle counts whatever is said here. */
    found: z.array(factor).max(FACTORS.length, "invalid"),
    depthMm,
    withPrp: z.boolean(),
    /** Another target than the one worked out; it needs a reason. */
    overrule: z
      .object({ targetDays: z.int("number").min(1, "number").max(9999, "number"), reason: shown(300) })
      .nullable(),
  }),
  z.object({ ...about, cause: z.enum(["fading", "new_concern"]), note: shown(300) }),
]);
export type AssessMaintenanceInput = z.infer<typeof assessMaintenanceSchema>;

export const chooseSunscreenStartSchema = z.object({ hours: z.literal(SUNSCREEN_START_HOURS, "invalid") });
export type ChooseSunscreenStartInput = z.infer<typeof chooseSunscreenStartSchema>;
