"use server";
import { stepAppointment } from "@/lib/operations/step-appointment";
import { stepAppointmentSchema } from "@/lib/schemas/appointment";
import { action } from "@/lib/web/action";

export const takeStep = action({ roles: ["clinician", "owner"], input: stepAppointmentSchema }, stepAppointment);
