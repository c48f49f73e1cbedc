// What is asked of the person who starts Needlepoint for the first time?
import { z } from "zod";
import { foundClinicSchema } from "./client";
import { shown } from "./text";

const minute = z.int("invalid").min(0, "invalid").max(1440, "invalid");
const aFew = z.int("number").min(1, "number").max(20, "number");

/** The clinic, its owner, and the least that a first course can be booked with. */
export const setUpSchema = foundClinicSchema
  .extend({
    /** Whether the owner treats clients too. */
    ownerTreats: z.boolean(),
    /** Those who treat besides, by name. */
    clinicianNames: z.array(shown(80)).max(20, "invalid"),
    rooms: aFew,
    devices: aFew,
    /** ISO weekdays, and local minutes of the day: everybody's usual hours. */
    weekdays: z.array(z.int("invalid").min(1, "invalid").max(7, "invalid")).min(1, "required").max(7, "invalid"),
    opensAt: minute,
    closesAt: minute,
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, { path: ["closesAt"], message: "hours" })
  .refine(({ ownerTreats, clinicianNames }) => ownerTreats || clinicianNames.length > 0, {
    path: ["clinicianNames"],
    message: "required",
  });
export type SetUpInput = z.infer<typeof setUpSchema>;
