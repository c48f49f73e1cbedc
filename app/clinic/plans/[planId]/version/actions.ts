"use server";
// How does a plan come to the newer version of its protocol?
import { adoptProtocolVersion } from "@/lib/operations/adopt-protocol-version";
import { adoptVersionSchema } from "@/lib/schemas/protocol-version";
import { action } from "@/lib/web/action";

export const adopt = action(
  { roles: ["clinician", "owner"], input: adoptVersionSchema, stale: "/" },
  adoptProtocolVersion,
);
