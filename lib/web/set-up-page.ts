// What does the first-run page need to know, and what happens with its answers?
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { anyClinic } from "@/lib/auth/demo-people";
import { now } from "@/lib/clock";
import { Refusal } from "@/lib/errors";
import { foundClinic } from "@/lib/operations/found-clinic";
import { setUpSchema } from "@/lib/schemas/set-up";
import { type Answer, answerOf, fieldCodes } from "@/lib/web/action";
import { sayTime, sayWeekdays } from "@/lib/words/dates";
import { localeOf } from "@/lib/words/say";

export type SetUpPage = {
  timeZones: string[];
  weekdays: { value: 1 | 2 | 3 | 4 | 5 | 6 | 7; short: string; long: string }[];
  times: { minute: number; label: string }[];
};

/** A server that has a clinic sends everybody to sign-in. */
export async function setUpPage(): Promise<SetUpPage> {
  if (await anyClinic()) redirect("/sign-in");
  return {
    timeZones: [...Intl.supportedValuesOf("timeZone"), "UTC"].sort(),
    weekdays: sayWeekdays(localeOf("en")),
    times: Array.from({ length: 33 }, (_, index) => 6 * 60 + index * 30).map((minute) => ({
      minute,
      label: sayTime(minute),
    })),
  };
}

/** Like an action, of somebody who is nobody yet. */
export async function setUp(raw: unknown): Promise<Answer<{ clinicId: string }>> {
  const requestId = (await headers()).get("x-request-id") ?? crypto.randomUUID();
  try {
    const input = setUpSchema.safeParse(raw);
    if (!input.success) throw new Refusal("invalid-input", {}, fieldCodes(input.error));
    return { ok: true, value: await foundClinic({ now: now(), requestId }, input.data) };
  } catch (error) {
    return answerOf(error, localeOf("en"), requestId);
  }
}
