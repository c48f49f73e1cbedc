// What does somebody say who waits for an earlier place, is offered one, or runs the waitlist?
import { z } from "zod";
import { WAITLIST_MODES } from "@/lib/rules/waitlist";
import { id, preferencesSchema, slotSchema } from "./series";

/** When and with whom an earlier place would do: unlike a plan's preferences these must hold. */
export const wishesSchema = preferencesSchema;

export const joinWaitlistSchema = z.object({ planId: id, visitId: id, wishes: wishesSchema });
export type JoinWaitlistInput = z.infer<typeof joinWaitlistSchema>;

export const leaveWaitlistSchema = z.object({ entryId: id });
export type LeaveWaitlistInput = z.infer<typeof leaveWaitlistSchema>;

export const answerOfferSchema = z.object({ offerId: id });
export type AnswerOfferInput = z.infer<typeof answerOfferSchema>;

/** How long an offer holds, in minutes: from five to two days. */
export const setWaitlistSchema = z.object({
  mode: z.enum(WAITLIST_MODES, "required"),
  holdMinutes: z.int("number").min(5, "number").max(2880, "number"),
});
export type SetWaitlistInput = z.infer<typeof setWaitlistSchema>;

/** What the job gets that looks for who could have a freed place: the appointment that left it, and the place. */
export const freedPlaceSchema = z.object({ clinicId: id, appointmentId: id, slot: slotSchema });
export type FreedPlaceInput = z.infer<typeof freedPlaceSchema>;
