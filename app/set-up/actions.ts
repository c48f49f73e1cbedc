"use server";
// What can somebody do who starts Needlepoint for the first time?
import { setUp } from "@/lib/web/set-up-page";

export const found = async (input: unknown) => setUp(input);
