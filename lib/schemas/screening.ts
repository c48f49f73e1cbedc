// What is asked before a treatment, what was answered and what was decided, as forms send it and as it is stored?
import { z } from "zod";
import { AREAS } from "@/lib/rules/areas";
import {
  AFTER_SESSION,
  CHOICES,
  type Choice,
  type Questionnaire,
  type ScreeningAnswers,
  type ScreeningQuestion,
} from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import { catalogueOf } from "@/lib/words/say";
import { id, plainDate, slotSchema } from "./series";
import { shown } from "./text";

// Messages are codes: the sentences stand under `field.<code>` in the catalogue.
const days = z.int("number").min(1, "number").max(730, "number");
const years = z.int("number").min(0, "number").max(120, "number");

const ground = {
  source: shown(200),
  range: z.exactOptional(shown(200)),
  confidence: z.enum(["H", "M", "L"], "invalid"),
  overridable: z.boolean(),
};

const effect = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("fine") }),
  z.object({ outcome: z.literal("ask"), pauseDays: days }),
  z.object({ outcome: z.literal("review") }),
  z.object({ outcome: z.literal("defer"), days, thenReview: z.boolean() }),
  z.object({ outcome: z.literal("block") }),
]);

const choice = z.object({ key: z.enum(CHOICES, "invalid"), effect }) satisfies z.ZodType<Choice>;
const key = z
  .string("required")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "invalid")
  .max(60, "tooLong");

const question = z.object({
  key,
  words: z.exactOptional(shown(200)),
  inArea: z.boolean(),
  choices: z.tuple([choice], choice).refine((all) => new Set(all.map((one) => one.key)).size === all.length, "invalid"),
  retired: z.boolean(),
  ...ground,
}) satisfies z.ZodType<ScreeningQuestion>;

/** One version of a clinic's questionnaire. Refused at its field: a question that comes twice, an age of review under that of a block. */
export const questionnaireSchema = z
  .object({
    questions: z
      .array(question)
      .max(80, "invalid")
      .refine((all) => new Set(all.map((one) => one.key)).size === all.length, "invalid"),
    age: z.object({ blockUnder: years, reviewUnder: years, ...ground }),
    skinType: z.object({ reviewFrom: z.int("number").min(1, "number").max(7, "number"), ...ground }),
    afterSession: z.array(z.object({ key: z.enum(AFTER_SESSION, "invalid"), days, source: shown(200) })),
    // Versions of before this was asked have none.
    holdDays: days.default(STANDARD_QUESTIONNAIRE.holdDays),
  })
  .refine(({ age }) => age.blockUnder <= age.reviewUnder, {
    path: ["age", "reviewUnder"],
    message: "number",
  }) satisfies z.ZodType<Questionnaire>;

/** Which choices a question has, and which of them asks for a day, is the questionnaire's to say. */
export const answersSchema = z.record(
  key,
  z.object({
    choice: z.enum(CHOICES, "invalid"),
    on: z.exactOptional(plainDate),
    areas: z.exactOptional(z.array(z.enum(AREAS, "invalid")).max(AREAS.length, "invalid")),
  }),
) satisfies z.ZodType<ScreeningAnswers>;

/** The visits of one plan that were seen to move, and where to. */
const seenMoves = z.object({
  planId: id,
  revision: z.int("invalid"),
  moves: z
    .array(z.object({ visitId: id, slot: slotSchema }))
    .min(1, "required")
    .max(40, "invalid"),
});

export const screenClientSchema = z.object({
  clientId: id,
  /** The number of the version that was asked by. */
  questionnaire: z.int("invalid").min(1, "invalid"),
  answers: answersSchema,
  /** "look": saved at once when no visit has to move; "later": saved, and nothing moves; else the moves that were seen. */
  moves: z.union([z.enum(["look", "later"]), z.array(seenMoves).min(1, "required").max(20, "invalid")]),
});
export type ScreenClientInput = z.infer<typeof screenClientSchema>;

export const decideScreeningSchema = z.object({
  clientId: id,
  answerId: id,
  question: key,
  decision: z.enum(["allow", "refuse"], "required"),
  reason: shown(500),
});
export type DecideScreeningInput = z.infer<typeof decideScreeningSchema>;

/**
 * What may be published. Refused besides: a question without words that has none in the catalogue either, a key that every
 * object has, and advice that comes twice.
 */
const publishableQuestionnaireSchema = questionnaireSchema.superRefine(({ questions, afterSession }, ctx) => {
  for (const [index, { key, words }] of questions.entries()) {
    if (key in Object.prototype)
      ctx.addIssue({ code: "custom", path: ["questions", index, "key"], message: "invalid" });
    else if (words === undefined && !Object.hasOwn(catalogueOf("en").screening.question, key)) {
      ctx.addIssue({ code: "custom", path: ["questions", index, "words"], message: "required" });
    }
  }
  if (new Set(afterSession.map((one) => one.key)).size < afterSession.length) {
    ctx.addIssue({ code: "custom", path: ["afterSession"], message: "invalid" });
  }
});

export const publishQuestionnaireSchema = z.object({
  /** The newest version when the editor was opened. */
  basedOn: z.int("invalid").min(1, "invalid"),
  body: publishableQuestionnaireSchema,
});
export type PublishQuestionnaireInput = z.infer<typeof publishQuestionnaireSchema>;

/** What a screening would move, in words, before anything is saved. */
export type ScreeningOffer = {
  title: string;
  /** That something was booked meanwhile. */
  changed: string | null;
  outcome: string;
  findings: {
    question: string;
    name: string;
    state: "on-track" | "due" | "at-risk" | "refused";
    word: string;
    detail: string;
    ground: string;
  }[];
  plans: {
    planId: string;
    title: string;
    /** That no place was found, so that nothing of this plan moves. */
    stuck: string | null;
    moves: { visitId: string; title: string; from: string; to: string; place: string; why: string[] }[];
  }[];
  /** What to send back to move them. */
  moves: z.infer<typeof seenMoves>[];
  /** Null when nothing can move. */
  saveMove: string | null;
  saveLater: string;
};
