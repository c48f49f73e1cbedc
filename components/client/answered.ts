// What does an action answer to the form that called it?

/** Either the value, or the sentence of a refusal and those at its fields; "failed" comes with the reference of the log. */
export type Answered<T> =
  | { ok: true; value: T }
  | { ok: false; code: string; sentence: string; fields: Record<string, string>; reference?: string };

/** The sentence to show for an answer that is no value: a refusal's own, else that it failed. */
export function sentenceOf(
  answer: Extract<Answered<never>, { ok: false }>,
  words: { failed: string; failedReference: string },
): string {
  if (answer.code !== "failed") return answer.sentence;
  return answer.reference === undefined ? words.failed : words.failedReference.replace("{reference}", answer.reference);
}
