"use server";
// How are a client's answers kept, and a clinician's decision on them?
import { decideScreening } from "@/lib/operations/decide-screening";
import { decideScreeningSchema, screenClientSchema } from "@/lib/schemas/screening";
import { action } from "@/lib/web/action";
import { answerScreening } from "@/lib/web/screening-answer";

export const answer = action(
  { roles: ["desk", "clinician", "owner"], input: screenClientSchema, stale: "/" },
  answerScreening,
);
export const decide = action(
  { roles: ["clinician", "owner"], input: decideScreeningSchema, stale: "/" },
  decideScreening,
);
