"use server";
import { addClient } from "@/lib/operations/add-client";
import { addClientSchema } from "@/lib/schemas/client";
import { action } from "@/lib/web/action";

export const add = action(
  { roles: ["desk", "clinician", "owner"], input: addClientSchema, refreshes: false },
  addClient,
);
