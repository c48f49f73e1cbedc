"use server";
// What can the desk do to a visit of the day?
import { stepAppointment } from "@/lib/operations/step-appointment";
import { stepAppointmentSchema } from "@/lib/schemas/appointment";
import { action } from "@/lib/web/action";
import { locationChoiceSchema, rememberLocation } from "@/lib/web/remembered-location";

export const step = action({ roles: ["desk", "clinician", "owner"], input: stepAppointmentSchema }, stepAppointment);

export const remember = action(
  { roles: ["desk", "clinician", "owner"], input: locationChoiceSchema, refreshes: false },
  rememberLocation,
);
