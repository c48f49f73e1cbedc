// What is asked of a new client, and of who founds a clinic?
import { z } from "zod";
import { plainDate } from "./series";
import { shown } from "./text";

const name = shown(80);
const emailAddress = z.string("required").trim().pipe(z.email("email"));
/** Written with blanks, dots or brackets; kept as +<country><number>. */
const phoneNumber = z
  .string("required")
  .transform((text) => text.replace(/[\s().-]/g, "").replace(/^00/, "+"))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, "phone"));

/** What was left blank is not known. */
const orBlank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === "" ? null : given), schema.nullable());

export const addClientSchema = z.object({
  givenName: name,
  familyName: name,
  bornOn: orBlank(plainDate),
  skinType: z.int("invalid").min(1, "invalid").max(6, "invalid").nullable(),
  email: orBlank(emailAddress),
  phone: orBlank(phoneNumber),
  /** Whether the client agreed to be reminded, by the channels that were given. */
  mayRemind: z.boolean(),
  locationId: z.uuid("required"),
});
export type AddClientInput = z.infer<typeof addClientSchema>;

export const foundClinicSchema = z.object({
  clinicName: name,
  phone: phoneNumber,
  address: shown(200),
  timeZone: z
    .string("required")
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "invalid"),
  ownerName: name,
  email: emailAddress,
  password: z.string("required").min(10, "password").max(200, "tooLong"),
});
