"use server";
// What can a client do on their page?
import { setContactConsent } from "@/lib/operations/set-contact-consent";
import { confirmAppointment } from "@/lib/operations/step-appointment";
import { confirmAppointmentSchema } from "@/lib/schemas/appointment";
import { setContactConsentSchema } from "@/lib/schemas/client";
import { action } from "@/lib/web/action";

export const confirm = action({ roles: ["client"], input: confirmAppointmentSchema }, confirmAppointment);
export const setConsent = action({ roles: ["client"], input: setContactConsentSchema }, setContactConsent);
