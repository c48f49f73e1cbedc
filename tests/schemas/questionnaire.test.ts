// Does a questionnaire that no page could show come back with a code at its field?
import { describe, expect, test } from "vitest";
import type { Questionnaire } from "@/lib/rules/screening";
import { STANDARD_QUESTIONNAIRE } from "@/lib/rules/screening-questions";
import { publishQuestionnaireSchema, questionnaireSchema } from "@/lib/schemas/screening";

const { questions, afterSession } = STANDARD_QUESTIONNAIRE;
const [question] = questions;
const [advice] = afterSession;
if (!question || !advice) throw new Error("no questions");
const asked = (key: string, words?: string): Partial<Questionnaire> => ({
  questions: [...questions, { ...question, key, ...(words !== undefined && { words }) }],
});
const last = questions.length;

const issuesOf = (change: Partial<Questionnaire>) => {
  const body = { ...STANDARD_QUESTIONNAIRE, ...change };
  const { error } = publishQuestionnaireSchema.safeParse({ basedOn: 1, body });
  return (error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]);
};

describe("a questionnaire is published", () => {
  test("as it is by default, and with a question in the clinic's own words", () => {
    expect(issuesOf({})).toEqual([]);
    expect(issuesOf(asked("own-1", "Did you sleep well?"))).toEqual([]);
  });

  test.each([
    [asked("own-1"), `body.questions.${last}.words`, "required"],
    [asked("constructor"), `body.questions.${last}.key`, "invalid"],
    [asked("constructor", "Ours"), `body.questions.${last}.key`, "invalid"],
    [asked("own-1", "half a character \uD83D"), `body.questions.${last}.words`, "invalid"],
    [{ afterSession: [...afterSession, advice] }, "body.afterSession", "invalid"],
  ])("but not with %j", (change, path, code) => {
    expect(issuesOf(change)).toContainEqual([path, code]);
  });

  test("and what was published before these rules stays readable", () => {
    expect(questionnaireSchema.safeParse({ ...STANDARD_QUESTIONNAIRE, ...asked("own-1") }).success).toBe(true);
  });
});
