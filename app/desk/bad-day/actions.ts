"use server";
// What can the desk do on a bad day: look again, book, end what was lost?
import { endLoss } from "@/lib/operations/end-loss";
import { endLossSchema, previewBadDaySchema, repairBadDaySchema } from "@/lib/schemas/bad-day";
import { action } from "@/lib/web/action";
import { bookBadDay, solveBadDay } from "@/lib/web/bad-day-answers";

export const solve = action(
  { roles: ["desk", "clinician", "owner"], input: previewBadDaySchema, refreshes: false },
  solveBadDay,
);

export const book = action(
  { roles: ["desk", "clinician", "owner"], input: repairBadDaySchema, stale: "/" },
  bookBadDay,
);

export const end = action({ roles: ["desk", "clinician", "owner"], input: endLossSchema, stale: "/" }, endLoss);
