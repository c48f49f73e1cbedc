// What is asked of a new client, of what may be written to them, and of who founds a clinic?
import { z } from "zod";
import { CONTACT_CHANNELS, MESSAGE_PURPOSES } from "@/lib/rules/consent";
import { plainDate } from "./series";
import { shown } from "./text";

const name = shown(80);
/** As long as an address can be, and as sign-in takes one. */
const emailAddress = z.string("required").trim().max(254, "tooLong").pipe(z.email("email"));
/** Written with blanks, dots or brackets; kept as +<country><number>. */
const phoneNumber = z
  .string("required")
  .transform((text) => text.replace(/[\s().-]/g, "").replace(/^00/, "+"))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, "phone"));

/** What was left blank is not known. */
const orBlank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === "" ? null : given), schema.nullable());

const channel = z.enum(CONTACT_CHANNELS, "invalid");
const channels = z.array(channel).max(CONTACT_CHANNELS.length, "invalid");

export const addClientSchema = z.object({
  givenName: name,
  familyName: name,
  bornOn: orBlank(plainDate),
  skinType: z.int("invalid").min(1, "invalid").max(6, "invalid").nullable(),
  email: orBlank(emailAddress),
  phone: orBlank(phoneNumber),
  /** By which channels the client agreed to messages about visits, and to invitations; those without an address don't count. */
  mayWrite: z.object({ service: channels, invitation: channels }),
  locationId: z.uuid("required"),
});
export type AddClientInput = z.infer<typeof addClientSchema>;

export const setContactConsentSchema = z.object({
  clientId: z.uuid("required"),
  purpose: z.enum(MESSAGE_PURPOSES, "invalid"),
  channel,
  given: z.boolean(),
});
export type SetContactConsentInput = z.infer<typeof setContactConsentSchema>;

export const inviteClientSchema = z.object({ clientId: z.uuid("required") });
export type InviteClientInput = z.infer<typeof inviteClientSchema>;

const password = z.string("required").min(10, "password").max(200, "tooLong");

export const acceptInvitationSchema = z.object({ token: z.string().max(200), password });
export type AcceptInvitationInput = z.infer<typeof acceptInvitationSchema>;

export const foundClinicSchema = z.object({
  clinicName: name,
  phone: phoneNumber,
  address: shown(200),
  timeZone: z
    .string("required")
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "invalid"),
  ownerName: name,
  email: emailAddress,
  password,
});
