// What has been chosen in a screening's form, and how is it sent?
import type { ScreeningAnswers } from "@/lib/rules/screening";
import type { ScreenClientInput } from "@/lib/schemas/screening";

export type FormQuestion = {
  key: string;
  label: string;
  inArea: boolean;
  /** `day`: what is asked for with it; null when nothing is. */
  choices: { key: string; label: string; day: string | null }[];
};

export type FormAnswer = { choice: string; on: string; areas: readonly string[] };

export const NO: FormAnswer = { choice: "no", on: "", areas: [] };

/** The answers of before, as the form shows them; without any, nothing is chosen yet. */
export function shownAnswers(
  questions: readonly FormQuestion[],
  last: ScreeningAnswers | null,
): Record<string, FormAnswer> {
  if (last === null) return {};
  return Object.fromEntries(
    questions.map(({ key }): [string, FormAnswer] => {
      const given = last[key];
      return [key, given ? { choice: given.choice, on: given.on ?? "", areas: given.areas ?? [] } : NO];
    }),
  );
}

/** What was chosen, and "no" to every question that is open. */
export function openAsNo(
  questions: readonly FormQuestion[],
  answers: Readonly<Record<string, FormAnswer>>,
): Record<string, FormAnswer> {
  return Object.fromEntries(questions.map(({ key }): [string, FormAnswer] => [key, answers[key] ?? NO]));
}

/** Whether the form still says what was answered before. */
export function isAsBefore(
  questions: readonly FormQuestion[],
  answers: Readonly<Record<string, FormAnswer>>,
  last: ScreeningAnswers | null,
): boolean {
  const before = shownAnswers(questions, last);
  const written = (all: Readonly<Record<string, FormAnswer>>) =>
    JSON.stringify(questions.map(({ key }) => [all[key]?.choice, all[key]?.on, all[key]?.areas]));
  return written(answers) === written(before);
}

/** What is not "no"; a day and an area only where they are asked for. The server checks what comes. */
export function sentAnswers(
  questions: readonly FormQuestion[],
  answers: Readonly<Record<string, FormAnswer>>,
): ScreenClientInput["answers"] {
  const sent = questions.flatMap(({ key, inArea, choices }) => {
    const answer = answers[key];
    const choice = choices.find((one) => one.key === answer?.choice);
    if (!answer || !choice) return [];
    const on = choice.day !== null && answer.on !== "" ? { on: answer.on } : {};
    const areas = inArea && answer.areas.length > 0 ? { areas: answer.areas } : {};
    return [[key, { choice: choice.key, ...on, ...areas }]];
  });
  return Object.fromEntries(sent);
}
