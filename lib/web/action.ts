// How does a form reach an operation, and its answer the person?
import { refresh, revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import type { Member, Role } from "@/lib/access/actor";
import { actorOfRequest } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { type Context, contextFor } from "@/lib/db/context";
import { Refusal, type RefusalCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { dateOf, fromDate } from "@/lib/time";
import { fieldSentences, refusalSentence } from "@/lib/words/refusal-sentence";
import { type Locale, localeOf } from "@/lib/words/say";

/** What a form gets back. `fields` holds a sentence a field, by its path; `reference` names the line in the log. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; code: RefusalCode | "failed"; sentence: string; fields: Record<string, string>; reference?: string };

type Rule<I> = {
  roles: readonly Role[];
  input: z.ZodType<I>;
  /** Whether what stands on the screen is to be read again after it; not for a preview. */
  refreshes?: boolean;
  /**
   * The path under which every page that the browser keeps is out of date after it, for an action that leads elsewhere:
   * without it, going back shows what was so before.
   */
  stale?: "/" | "/portal";
};

/**
 * Wraps an operation for use by a screen: who asks, is it well-formed, and every expected "no" as its sentence. Any other
 * error is logged once with a reference and shown as "Something went wrong".
 */
export function action<I, O>(rule: Rule<I>, operation: (ctx: Context & { actor: Member }, input: I) => Promise<O>) {
  return async (raw: unknown): Promise<Answer<O>> => {
    const reference = (await headers()).get("x-request-id") ?? crypto.randomUUID();
    let locale: Locale = localeOf("en");
    try {
      const actor = await actorOfRequest();
      if (!actor) throw new Refusal("not-signed-in");
      locale = localeOf(actor.locale);
      if (!rule.roles.includes(actor.role)) throw new Refusal("not-allowed");
      const input = rule.input.safeParse(raw);
      if (!input.success) throw new Refusal("invalid-input", {}, fieldCodes(input.error));
      const value = await operation({ ...contextFor(actor, now(), reference), actor }, input.data);
      if (rule.stale !== undefined) revalidatePath(rule.stale, "layout");
      else if (rule.refreshes !== false) refresh();
      return { ok: true, value };
    } catch (error) {
      return answerOf(error, locale, reference);
    }
  };
}

/** The answer that stands for what was thrown: a refusal's sentence, or the reference of the line in the log. */
export function answerOf(error: unknown, locale: Locale, reference: string): Extract<Answer<never>, { ok: false }> {
  if (error instanceof Refusal) {
    const sentence = refusalSentence(locale, error.code, error.values, dateOf(fromDate(now()), "UTC"));
    return { ok: false, code: error.code, sentence, fields: fieldSentences(locale, error.fields) };
  }
  log().error({ reference, err: error }, "an action failed");
  return { ok: false, code: "failed", sentence: "", fields: {}, reference };
}

/** zod's messages are codes of ours ("required", "email"), by field path; the first of each field counts. */
export function fieldCodes(error: z.ZodError): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const issue of error.issues) codes[issue.path.join(".")] ??= issue.message;
  return codes;
}
