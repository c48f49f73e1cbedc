"use server";
// What can staff change about how a client is reached, and how they come in?
import { inviteClient } from "@/lib/operations/invite-client";
import { setContactConsent } from "@/lib/operations/set-contact-consent";
import { inviteClientSchema, setContactConsentSchema } from "@/lib/schemas/client";
import { action } from "@/lib/web/action";

const STAFF = ["desk", "clinician", "owner"] as const;

export const setConsent = action({ roles: STAFF, input: setContactConsentSchema }, setContactConsent);
export const invite = action({ roles: STAFF, input: inviteClientSchema }, inviteClient);
