"use server";
// What can a client do on their page?
import { confirmAppointment } from "@/lib/operations/step-appointment";
import { confirmAppointmentSchema } from "@/lib/schemas/appointment";
import { action } from "@/lib/web/action";

export const confirm = action({ roles: ["client"], input: confirmAppointmentSchema }, confirmAppointment);
