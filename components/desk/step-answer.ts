// What does the desk say when a step of a visit was not taken?

export type Answer =
  | { ok: true }
  | { ok: false; code: string; sentence: string; fields: Record<string, string>; reference?: string };

/** `isRefusal`: a rule said no, so what stands on the screen may be out of date; `fields`: what has to be filled in. */
export type Refused = { sentence: string; detail: string | null; fields: Record<string, string>; isRefusal: boolean };

export type WentWrong = {
  /** With {reference} in its place. */
  failed: { title: string; detail: string };
  /** For a call that never got an answer. */
  offline: { title: string; detail: string };
};

/** @param answer null when none came */
export function refusedBy(answer: Extract<Answer, { ok: false }> | null, { failed, offline }: WentWrong): Refused {
  if (!answer) return { sentence: offline.title, detail: offline.detail, fields: {}, isRefusal: false };
  if (answer.code === "failed") {
    const detail = failed.detail.replace("{reference}", answer.reference ?? "");
    return { sentence: failed.title, detail, fields: {}, isRefusal: false };
  }
  const { sentence, fields } = answer;
  return { sentence, detail: null, fields, isRefusal: Object.keys(fields).length === 0 };
}
