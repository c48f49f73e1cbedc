"use server";
// What can somebody do who was invited?
import { acceptWelcome } from "@/lib/web/welcome-page";

export const accept = async (input: unknown) => acceptWelcome(input);
