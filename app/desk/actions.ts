"use server";
// What can the desk do to a visit of the day?
import { rebookVisit } from "@/lib/operations/rebook-visit";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { findRebookingsSchema, rebookVisitSchema, stepAppointmentSchema } from "@/lib/schemas/appointment";
import { action } from "@/lib/web/action";
import { rebookOffer } from "@/lib/web/rebook-offer";
import { locationChoiceSchema, rememberLocation } from "@/lib/web/remembered-location";

export const step = action({ roles: ["desk", "clinician", "owner"], input: stepAppointmentSchema }, stepAppointment);

export const findRebookings = action(
  { roles: ["desk", "clinician", "owner"], input: findRebookingsSchema, refreshes: false },
  rebookOffer,
);

export const rebook = action(
  { roles: ["desk", "clinician", "owner"], input: rebookVisitSchema, stale: "/" },
  rebookVisit,
);

export const remember = action(
  { roles: ["desk", "clinician", "owner"], input: locationChoiceSchema, refreshes: false },
  rememberLocation,
);
