"use server";
// How can a running plan be changed?
import { bringVisitBack } from "@/lib/operations/bring-visit-back";
import { endPlan } from "@/lib/operations/end-plan";
import { extendPlan } from "@/lib/operations/extend-plan";
import { pausePlan } from "@/lib/operations/pause-plan";
import { resumePlan } from "@/lib/operations/resume-plan";
import { signGoOn } from "@/lib/operations/sign-go-on";
import { skipVisit } from "@/lib/operations/skip-visit";
import {
  bringVisitBackSchema,
  extendPlanSchema,
  reasonedVisitSchema,
  resumePlanSchema,
  stopPlanSchema,
} from "@/lib/schemas/plan-change";
import { action } from "@/lib/web/action";

const STAFF = ["desk", "clinician", "owner"] as const;

export const extend = action({ roles: STAFF, input: extendPlanSchema, stale: "/" }, extendPlan);
export const skip = action({ roles: STAFF, input: reasonedVisitSchema, stale: "/" }, skipVisit);
export const bringBack = action({ roles: STAFF, input: bringVisitBackSchema, stale: "/" }, bringVisitBack);
export const pause = action({ roles: STAFF, input: stopPlanSchema, stale: "/" }, pausePlan);
export const resume = action({ roles: STAFF, input: resumePlanSchema, stale: "/" }, resumePlan);
export const end = action({ roles: STAFF, input: stopPlanSchema, stale: "/" }, endPlan);
export const goOn = action({ roles: ["clinician", "owner"], input: reasonedVisitSchema, stale: "/" }, signGoOn);
