"use server";
// How does a clinic choose when sunscreen begins?
import { chooseSunscreenStartSchema } from "@/lib/schemas/maintenance";
import { action } from "@/lib/web/action";
import { chooseAndSay } from "@/lib/web/care-page";

export const choose = action(
  { roles: ["clinician", "owner"], input: chooseSunscreenStartSchema, stale: "/" },
  chooseAndSay,
);
