"use server";
// How does an assessment reach the plan?
import { assessMaintenanceSchema } from "@/lib/schemas/maintenance";
import { action } from "@/lib/web/action";
import { assessAndSay } from "@/lib/web/maintenance-page";

export const assess = action(
  { roles: ["clinician", "owner"], input: assessMaintenanceSchema, stale: "/" },
  assessAndSay,
);
