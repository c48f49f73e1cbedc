"use server";
// What can a client do on their page?
import { declineOffer } from "@/lib/operations/decline-offer";
import { joinWaitlist } from "@/lib/operations/join-waitlist";
import { leaveWaitlist } from "@/lib/operations/leave-waitlist";
import { setContactConsent } from "@/lib/operations/set-contact-consent";
import { confirmAppointment } from "@/lib/operations/step-appointment";
import { takeOffer } from "@/lib/operations/take-offer";
import { confirmAppointmentSchema } from "@/lib/schemas/appointment";
import { setContactConsentSchema } from "@/lib/schemas/client";
import { answerOfferSchema, joinWaitlistSchema, leaveWaitlistSchema } from "@/lib/schemas/waitlist";
import { action } from "@/lib/web/action";

export const confirm = action({ roles: ["client"], input: confirmAppointmentSchema }, confirmAppointment);
export const setConsent = action({ roles: ["client"], input: setContactConsentSchema }, setContactConsent);
export const joinWaiting = action({ roles: ["client"], input: joinWaitlistSchema }, joinWaitlist);
export const leaveWaiting = action({ roles: ["client"], input: leaveWaitlistSchema }, leaveWaitlist);
export const takeTime = action({ roles: ["client"], input: answerOfferSchema }, takeOffer);
export const declineTime = action({ roles: ["client"], input: answerOfferSchema }, declineOffer);
