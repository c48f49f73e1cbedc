"use server";
// How does a client book what is due of their course?
import { bookDueVisits } from "@/lib/operations/book-due-visits";
import { bookDueSchema } from "@/lib/schemas/plan";
import { action } from "@/lib/web/action";

export const book = action({ roles: ["client"], input: bookDueSchema, stale: "/portal" }, bookDueVisits);
