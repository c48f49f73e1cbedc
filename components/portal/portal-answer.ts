// What does the server answer to a client's press, and how is a "no" said?

export type PortalAnswer = { ok: true } | { ok: false; code: string; sentence: string; reference?: string };

/** Of a failure that has no sentence of its own; `failedReference` has a place for "{reference}". */
export type FailedWords = { failed: string; failedReference: string };

/** Why it did not happen, also when nobody answered. */
export function sentenceOf(answer: Extract<PortalAnswer, { ok: false }> | null, words: FailedWords): string {
  if (answer === null) return words.failed;
  if (answer.code !== "failed") return answer.sentence;
  return words.failedReference.replace("{reference}", answer.reference ?? "");
}
