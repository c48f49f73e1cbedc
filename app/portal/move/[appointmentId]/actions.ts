"use server";
// How does a client move their visit?
import { moveAppointment } from "@/lib/operations/move-appointment";
import { moveAppointmentSchema } from "@/lib/schemas/appointment";
import { action } from "@/lib/web/action";

export const move = action({ roles: ["client"], input: moveAppointmentSchema, stale: "/portal" }, moveAppointment);
