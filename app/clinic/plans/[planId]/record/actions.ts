"use server";
// How is a visit written down that was given elsewhere than it was booked?
import { recordVisit } from "@/lib/operations/record-visit";
import { recordVisitSchema } from "@/lib/schemas/plan-change";
import { action } from "@/lib/web/action";

export const save = action(
  { roles: ["desk", "clinician", "owner"], input: recordVisitSchema, stale: "/" },
  recordVisit,
);
