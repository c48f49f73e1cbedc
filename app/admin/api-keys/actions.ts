"use server";
import { makeApiKey } from "@/lib/operations/make-api-key";
import { revokeApiKey } from "@/lib/operations/revoke-api-key";
import { makeApiKeySchema, revokeApiKeySchema } from "@/lib/schemas/api-key";
import { action } from "@/lib/web/action";

const roles = ["owner"] as const;

export const make = action({ roles, input: makeApiKeySchema }, makeApiKey);

export const revoke = action({ roles, input: revokeApiKeySchema }, revokeApiKey);
