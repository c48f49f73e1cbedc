"use server";
// What can staff do on the waitlist?
import { declineOffer } from "@/lib/operations/decline-offer";
import { joinWaitlist } from "@/lib/operations/join-waitlist";
import { leaveWaitlist } from "@/lib/operations/leave-waitlist";
import { setWaitlist } from "@/lib/operations/set-waitlist";
import { takeOffer } from "@/lib/operations/take-offer";
import { answerOfferSchema, joinWaitlistSchema, leaveWaitlistSchema, setWaitlistSchema } from "@/lib/schemas/waitlist";
import { action } from "@/lib/web/action";

export const join = action({ roles: ["desk", "clinician", "owner"], input: joinWaitlistSchema }, joinWaitlist);
export const leave = action({ roles: ["desk", "clinician", "owner"], input: leaveWaitlistSchema }, leaveWaitlist);
export const take = action({ roles: ["desk", "clinician", "owner"], input: answerOfferSchema }, takeOffer);
export const decline = action({ roles: ["desk", "clinician", "owner"], input: answerOfferSchema }, declineOffer);
export const setUp = action({ roles: ["clinician", "owner"], input: setWaitlistSchema }, setWaitlist);
