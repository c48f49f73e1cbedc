"use server";
// How does the desk move one visit?
import { moveAppointment } from "@/lib/operations/move-appointment";
import { moveAppointmentSchema } from "@/lib/schemas/appointment";
import { action } from "@/lib/web/action";

export const move = action(
  { roles: ["desk", "clinician", "owner"], input: moveAppointmentSchema, stale: "/" },
  moveAppointment,
);
