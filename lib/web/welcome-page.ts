// What does somebody see who opens an invitation, and what happens with the password that they choose?
import { headers } from "next/headers";
import { acceptInvitation, invitationOf } from "@/lib/auth/invitation";
import { addressOf } from "@/lib/auth/options";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { acceptInvitationSchema } from "@/lib/schemas/client";
import { type Answer, answerOf, fieldCodes } from "@/lib/web/action";
import { localeOf } from "@/lib/words/say";

export type WelcomePage = { clinic: string; name: string; email: string; hasAccount: boolean };

/** Null when the link stands for nothing (any more). */
export async function welcomePage(token: string): Promise<WelcomePage | null> {
  const invitation = await invitationOf(token, now());
  if (!invitation) return null;
  const { clinic, givenName, email, hasAccount } = invitation;
  return { clinic: clinic.name, name: givenName, email, hasAccount };
}

/** Like an action, of somebody who is nobody yet. */
export async function acceptWelcome(raw: unknown): Promise<Answer<{ email: string }>> {
  const sent = await headers();
  const requestId = sent.get("x-request-id") ?? crypto.randomUUID();
  try {
    const input = acceptInvitationSchema.safeParse(raw);
    if (!input.success) throw new Refusal("invalid-input", {}, fieldCodes(input.error));
    const address = addressOf(sent.get("x-forwarded-for") ?? undefined, env().trustedProxies);
    return { ok: true, value: await acceptInvitation(input.data, { now: now(), requestId, address }) };
  } catch (error) {
    return answerOf(error, localeOf("en"), requestId);
  }
}
