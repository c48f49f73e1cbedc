// What does somebody say who moves a visit, or runs the day?
import { z } from "zod";
import type { DayStep } from "@/lib/rules/day-steps";
import { id, slotSchema } from "./series";
import { shown } from "./text";

const reason = shown(500);

/** Which appointment, and as what the person saw its plan; null for one without a plan. */
const seen = { appointmentId: id, revision: z.int("invalid").nullable() };

export const findPlacesSchema = z.object({ appointmentId: id });
export type FindPlacesInput = z.infer<typeof findPlacesSchema>;

export const moveAppointmentSchema = z.object({
  ...seen,
  slot: slotSchema,
  /** "this" when nothing else may move; "following" when later visits may move with it. */
  scope: z.enum(["this", "following"], "invalid"),
  /** A clinician signs for a day before the earliest. */
  overrideReason: z.exactOptional(reason),
});
export type MoveAppointmentInput = z.infer<typeof moveAppointmentSchema>;

/** Steps along the life of an appointment, and the undo of a slip. */
const DAY_STEPS = [
  "confirm",
  "arrive",
  "start",
  "complete",
  "miss",
  "cancel",
  "revert",
] as const satisfies readonly DayStep[];

export const stepAppointmentSchema = z
  .object({
    appointmentId: id,
    step: z.enum(DAY_STEPS, "invalid"),
    reason: z.exactOptional(reason),
    /** With "complete": why the treatment was not finished. */
    cutShort: z.exactOptional(reason),
  })
  .refine(({ step, reason: why }) => step !== "cancel" || why !== undefined, { path: ["reason"], message: "required" })
  .refine(({ step, cutShort }) => step === "complete" || cutShort === undefined, {
    path: ["cutShort"],
    message: "invalid",
  });
export type StepAppointmentInput = z.infer<typeof stepAppointmentSchema>;

/** The steps after which a visit of a plan is due again. */
const LEAVES = z.enum(["miss", "cancel"], "invalid");

export const findRebookingsSchema = z.object({ appointmentId: id, step: LEAVES });
export type FindRebookingsInput = z.infer<typeof findRebookingsSchema>;

export const rebookVisitSchema = z
  .object({
    appointmentId: id,
    step: LEAVES,
    reason: z.exactOptional(reason),
    /** The plan as it was seen. */
    revision: z.int("invalid"),
    /** Every place that was shown: of the visit itself, and of those that must move for it. */
    seen: z
      .array(z.object({ visitId: id, slot: slotSchema }))
      .min(1, "required")
      .max(40, "invalid"),
  })
  .refine(({ step, reason: why }) => step !== "cancel" || why !== undefined, { path: ["reason"], message: "required" });
export type RebookVisitInput = z.infer<typeof rebookVisitSchema>;

export const confirmAppointmentSchema = z.object({ appointmentId: id });
export type ConfirmAppointmentInput = z.infer<typeof confirmAppointmentSchema>;
