// Does every expected "no" come out as a whole sentence, with the values that its throwers give?
import { expect, test } from "vitest";
import type { RefusalCode, RefusalValues } from "@/lib/errors";
import { fieldSentences, refusalSentence } from "@/lib/words/refusal-sentence";

const SESSION = { phase: "session", number: 3 };
const TODAY = "2026-11-24";

/** What each thrower gives; the database's own refusals give nothing. A code that is missing here does not compile. */
const GIVEN: Readonly<Record<RefusalCode, readonly RefusalValues[]>> = {
  "not-signed-in": [{}],
  "not-allowed": [{}],
  "not-found": [{}],
  "invalid-input": [{}, { min: 3, max: 6 }],
  "wrong-credentials": [{}],
  "too-many-attempts": [{ minutes: 1 }, { minutes: 15 }],
  "slot-taken": [{}],
  "clinician-taken": [{}],
  "room-taken": [{}],
  "device-taken": [{}],
  "client-taken": [{}],
  "gap-too-short": [{}, { ...SESSION, earliest: "2026-12-29", days: 28, gapDays: 21 }],
  "gap-under-floor": [{}, { phase: "touch_up", number: 1, earliest: "2026-12-29", days: 14, gapDays: 6 }],
  "outside-window": [{}, { ...SESSION, earliest: "2026-12-22", latest: "2027-01-05", days: 28 }],
  "no-place": [{}, { phase: "touch_up", number: 1 }],
  "plan-changed": [{}],
  "plan-exists": [{}],
  "plan-not-active": [{}],
  "version-no-place": [{ ...SESSION, from: "2026-12-22", until: "2027-01-05", lacking: "clinician" }],
  "visit-under-way": [{}, SESSION, { phase: "touch_up", number: 1 }],
  "visit-passed-by": [{}, SESSION],
  "not-given-yet": [{}],
  "given-before-last": [{ day: "2026-11-10" }],
  "given-too-long-ago": [{ day: "2026-11-10" }],
  "wrong-step": [{}],
  "cannot-stand": [
    { audience: "client", phone: "+441174960100" },
    { audience: "staff", kind: "away", until: "2026-12-08" },
    { audience: "staff", kind: "closed", until: "2026-12-08" },
    { audience: "staff", kind: "deferred", until: "2026-12-08" },
    { audience: "staff", kind: "room", until: "2026-12-08" },
    { audience: "staff", kind: "device", until: "2026-12-08" },
    { audience: "staff", kind: "blocked", until: "" },
  ],
  "sessions-first": [{}],
  "in-the-past": [{}, { ...SESSION, on: "2026-11-20", earliest: "2026-12-22", days: 28 }],
  "too-late-to-move": [{ hours: 24, phone: "+441174960100" }],
  "reason-missing": [{}],
  "screening-blocks": [
    { audience: "client", phone: "+441174960100" },
    { audience: "staff", finding: "Pregnant", mayDecide: "no" },
    { audience: "staff", finding: "Isotretinoin (acne tablets): now", mayDecide: "yes" },
  ],
  "screening-undecided": [
    { outcome: "defer", finding: "Sunburn: settled", until: "2026-12-08", mayDecide: "no" },
    { outcome: "block", finding: "Pregnant", mayDecide: "no" },
    { outcome: "review", finding: "Nursing", mayDecide: "yes" },
  ],
  "screening-not-asked": [{ why: "never" }, { why: "session" }, { why: "days" }],
  "screening-changed": [{}],
  "not-decidable": [{}],
  "questionnaire-changed": [{}],
  "already-exists": [{}],
  "protocol-changed": [{ number: 3, name: "Dr Okafor" }],
  "protocol-unchanged": [{ number: 1 }],
  "not-reachable": [{}],
  "email-taken": [{}],
  "offer-over": [{}],
  "offer-unfit": [{}],
  "invitation-over": [{}],
  "set-up-done": [{}],
  "key-needed": [{}],
  "too-many-requests": [{ seconds: 1 }, { seconds: 42 }],
  "request-repeated-otherwise": [{}],
  busy: [{}],
};

const cases = Object.entries(GIVEN).flatMap(([code, given]) =>
  given.map((values) => ({ code: code as RefusalCode, values })),
);

test.each(cases)("$code with $values is a whole sentence", ({ code, values }) => {
  const sentence = refusalSentence("en", code, values, TODAY);
  expect(sentence).toMatch(/^[A-Z].*\.$/s);
  expect(sentence).not.toMatch(/[{}]|undefined|\d{4}-\d{2}-\d{2}|refusal\./);
});

test("a day too early names the visit, the first day that does, and why", () => {
  const values = { ...SESSION, earliest: "2026-12-29", days: 28, gapDays: 21 };
  expect(refusalSentence("en", "gap-too-short", values, TODAY)).toBe(
    "Session 3 can't be before Tue 29 Dec: the skin needs 28 days.",
  );
});

test("under the floor the sentence says that nobody may", () => {
  const values = { phase: "touch_up", number: 1, earliest: "2027-05-30", days: 14 };
  expect(refusalSentence("en", "gap-under-floor", values, TODAY)).toBe(
    "Touch-up 1 can't be on that day: under 14 days nobody may treat again. It fits from Sun 30 May.",
  );
});

test("a day that is nearly a year away carries its year", () => {
  const values = { ...SESSION, earliest: "2027-11-02", latest: "2027-11-16", days: 28 };
  expect(refusalSentence("en", "outside-window", values, TODAY)).toBe(
    "Session 3 fits from Tue 2 Nov 2027 to Tue 16 Nov 2027. Choose a day in between.",
  );
});

test("a field's unknown code says that the value can't be used", () => {
  expect(fieldSentences("en", { email: "email", sessions: "sessions-out-of-range" })).toEqual({
    email: "Enter an e-mail address, as name@example.com.",
    sessions: "This can't be used; please check it.",
  });
});
