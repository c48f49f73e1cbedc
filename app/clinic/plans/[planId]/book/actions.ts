"use server";
// How is what is due of a running plan booked?
import { bookDueVisits } from "@/lib/operations/book-due-visits";
import { bookDueSchema } from "@/lib/schemas/plan";
import { action } from "@/lib/web/action";

export const book = action({ roles: ["desk", "clinician", "owner"], input: bookDueSchema, stale: "/" }, bookDueVisits);
