// What is an expected "no", and how does it reach the person who asked?

/** Every code has a sentence under `refusal.<code>` in the catalogue (lib/words/en.json). */
export type RefusalCode =
  | "not-signed-in"
  | "not-allowed"
  | "not-found"
  | "invalid-input"
  | "wrong-credentials"
  | "too-many-attempts"
  | "slot-taken"
  | "clinician-taken"
  | "room-taken"
  | "device-taken"
  | "client-taken"
  | "gap-too-short"
  | "gap-under-floor"
  | "outside-window"
  | "no-place"
  | "plan-changed"
  | "plan-exists"
  | "plan-not-active"
  | "version-no-place"
  | "visit-under-way"
  | "visit-passed-by"
  | "not-given-yet"
  | "given-before-last"
  | "given-too-long-ago"
  | "wrong-step"
  | "cannot-stand"
  | "sessions-first"
  | "in-the-past"
  | "too-late-to-move"
  | "reason-missing"
  | "screening-blocks"
  | "screening-undecided"
  | "screening-not-asked"
  | "screening-changed"
  | "not-decidable"
  | "questionnaire-changed"
  | "already-exists"
  | "protocol-changed"
  | "protocol-unchanged"
  | "not-reachable"
  | "email-taken"
  | "offer-over"
  | "offer-unfit"
  | "invitation-over"
  | "set-up-done"
  | "key-needed"
  | "too-many-requests"
  | "request-repeated-otherwise"
  | "busy";

/** Values for the sentence's placeholders; a date is a PlainDate, an instant an epoch minute. */
export type RefusalValues = Readonly<Record<string, string | number>>;

/**
 * An expected "no": the caller asked for something that a rule forbids. Thrown anywhere in lib, caught in lib/web only,
 * and shown as the sentence that lib/words has for its code. Anything else that is thrown is a bug.
 *
 * @example throw new Refusal("gap-too-short", { earliest: "2027-05-30", gapDays: 20 });
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly values: RefusalValues;
  /** Sentences at fields, by path ("sessions", "preferences.from"): codes under `field.<code>` in the catalogue. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, values: RefusalValues = {}, fields: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.values = values;
    this.fields = fields;
  }
}
