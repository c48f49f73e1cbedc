"use server";
// How is a newer questionnaire published?
import { publishQuestionnaire } from "@/lib/operations/publish-questionnaire";
import { publishQuestionnaireSchema } from "@/lib/schemas/screening";
import { action } from "@/lib/web/action";

export const publish = action(
  { roles: ["clinician", "owner"], input: publishQuestionnaireSchema, stale: "/" },
  publishQuestionnaire,
);
