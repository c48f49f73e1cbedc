"use client";
import { Button } from "@/components/ui/button";
// How is one question of the questionnaire edited?
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type Choice, type Effect, OUTCOMES, type Outcome, type ScreeningQuestion } from "@/lib/rules/screening";

export type EditorWords = Record<
  | "questions"
  | "known"
  | "after"
  | "words"
  | "wordsHint"
  | "wordsNew"
  | "choiceOutcome"
  | "days"
  | "thenReview"
  | "inArea"
  | "overridable"
  | "source"
  | "range"
  | "confidence"
  | "H"
  | "M"
  | "L"
  | "retire"
  | "bringBack"
  | "retired"
  | "add"
  | "remove"
  | "blockUnder"
  | "reviewUnder"
  | "holdDays"
  | "reviewFrom"
  | "skinNever"
  | "summaryDays"
  | "afterDays"
  | "publish"
  | "publishing"
  | "unchanged"
  | "reset"
  | "failed"
  | "failedReference",
  string
>;
export type Names = Readonly<Record<"questions" | "choices" | "outcomes" | "advice", Readonly<Record<string, string>>>>;

type QuestionFieldsProps = {
  question: ScreeningQuestion;
  /** It is not published yet, so it may vanish. */
  isNew: boolean;
  errors: Readonly<Record<string, string>>;
  names: Names;
  words: EditorWords;
  onChange: (question: ScreeningQuestion) => void;
  onRemove: () => void;
};

/** One line that opens; one that was refused, and a new one, are open. */
export function QuestionFields({ question, isNew, errors, names, words, onChange, onRemove }: QuestionFieldsProps) {
  const { key, choices, retired, source, range, confidence } = question;
  const name = question.words || names.questions[key] || words.wordsNew;
  const wrongChoice = (index: number) =>
    errors[`choices.${index}.effect.days`] ?? errors[`choices.${index}.effect.pauseDays`];
  return (
    <li>
      <details open={isNew || Object.keys(errors).length > 0 || undefined}>
        <summary className="flex flex-wrap items-baseline gap-x-4 rounded-4 py-2.5 hover:bg-hover">
          <span className={retired ? "text-ink-3 line-through" : "font-medium"}>{name}</span>
          <span className="ml-auto text-13 text-ink-2">
            {retired ? words.retired : choices.map((choice) => summaryOf(choice, names, words)).join(" · ")}
          </span>
        </summary>
        <div className="grid gap-4 pt-1 pb-5">
          <Field
            label={isNew ? words.wordsNew : words.words}
            hint={isNew ? undefined : words.wordsHint.replace("{words}", names.questions[key] ?? key)}
            error={errors.words}
          >
            {(control) => (
              <TextInput
                {...control}
                value={question.words ?? ""}
                onChange={(event) => onChange(withWords(question, event.target.value, isNew))}
              />
            )}
          </Field>
          {choices.map((choice, index) => (
            <EffectFields
              key={choice.key}
              choice={choice}
              error={wrongChoice(index)}
              names={names}
              words={words}
              onChange={(effect) => {
                const [first, ...rest] = choices.map((one) => (one.key === choice.key ? { ...one, effect } : one));
                if (first) onChange({ ...question, choices: [first, ...rest] });
              }}
            />
          ))}
          <div className="flex flex-wrap gap-x-8 gap-y-1">
            <Checkbox
              label={words.inArea}
              checked={question.inArea}
              onChange={(event) => onChange({ ...question, inArea: event.target.checked })}
            />
            <Checkbox
              label={words.overridable}
              checked={question.overridable}
              onChange={(event) => onChange({ ...question, overridable: event.target.checked })}
            />
          </div>
          <div className="grid gap-3 sm:grid-cols-3">
            <Field label={words.source} error={errors.source}>
              {(control) => (
                <TextInput
                  {...control}
                  value={source}
                  onChange={(event) => onChange({ ...question, source: event.target.value })}
                />
              )}
            </Field>
            <Field label={words.range} error={errors.range}>
              {(control) => (
                <TextInput
                  {...control}
                  value={range ?? ""}
                  onChange={(event) => {
                    const { range: _before, ...rest } = question;
                    const text = event.target.value;
                    onChange(text === "" ? rest : { ...rest, range: text });
                  }}
                />
              )}
            </Field>
            <Field label={words.confidence}>
              {(control) => (
                <Select
                  {...control}
                  value={confidence}
                  onChange={(event) => {
                    const sure = (["H", "M", "L"] as const).find((one) => one === event.target.value);
                    if (sure) onChange({ ...question, confidence: sure });
                  }}
                >
                  {(["H", "M", "L"] as const).map((one) => (
                    <option key={one} value={one}>
                      {words[one]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Button
            size={28}
            variant="quiet"
            className="-ml-2.5 justify-self-start pointer-coarse:h-11"
            onClick={() => (isNew ? onRemove() : onChange({ ...question, retired: !retired }))}
          >
            {isNew ? words.remove : retired ? words.bringBack : words.retire}
            <span className="sr-only">: {name}</span>
          </Button>
        </div>
      </details>
    </li>
  );
}

type EffectFieldsProps = {
  choice: Choice;
  error: string | undefined;
  names: Names;
  words: EditorWords;
  onChange: (effect: Effect) => void;
};

function EffectFields({ choice, error, names, words, onChange }: EffectFieldsProps) {
  const { effect } = choice;
  const days = daysOf(effect);
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <Field label={words.choiceOutcome.replace("{choice}", names.choices[choice.key] ?? choice.key)} className="w-64">
        {(control) => (
          <Select
            {...control}
            value={effect.outcome}
            onChange={(event) => {
              const outcome = OUTCOMES.find((one) => one === event.target.value);
              if (outcome) onChange(effectOf(outcome, days ?? 14));
            }}
          >
            {OUTCOMES.map((outcome) => (
              <option key={outcome} value={outcome}>
                {names.outcomes[outcome]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {days !== null && (
        <Field label={words.days} error={error} className="w-28">
          {(control) => (
            <TextInput
              {...control}
              type="number"
              min={1}
              value={days === 0 ? "" : days}
              onChange={(event) => {
                const changed = Number(event.target.value);
                if (effect.outcome === "defer") onChange({ ...effect, days: changed });
                if (effect.outcome === "ask") onChange({ ...effect, pauseDays: changed });
              }}
            />
          )}
        </Field>
      )}
      {effect.outcome === "defer" && (
        <div className="self-end pb-1.5">
          <Checkbox
            label={words.thenReview}
            checked={effect.thenReview}
            onChange={(event) => onChange({ ...effect, thenReview: event.target.checked })}
          />
        </div>
      )}
    </div>
  );
}

function daysOf(effect: Effect): number | null {
  if (effect.outcome === "defer") return effect.days;
  return effect.outcome === "ask" ? effect.pauseDays : null;
}

function effectOf(outcome: Outcome, days: number): Effect {
  if (outcome === "defer") return { outcome, days, thenReview: false };
  if (outcome === "ask") return { outcome, pauseDays: days };
  return { outcome };
}

/** "Light: Defer, 14 days" */
function summaryOf({ key, effect }: Choice, names: Names, words: EditorWords): string {
  const outcome = names.outcomes[effect.outcome] ?? effect.outcome;
  const days = daysOf(effect);
  const said =
    days === null ? outcome : words.summaryDays.replace("{outcome}", outcome).replace("{days}", String(days));
  return key === "yes" ? said : `${names.choices[key] ?? key}: ${said}`;
}

/** Without words of the clinic's own the catalogue's hold; a new question has none there. */
function withWords(question: ScreeningQuestion, words: string, isNew: boolean): ScreeningQuestion {
  const { words: _before, ...rest } = question;
  return words === "" && !isNew ? rest : { ...rest, words };
}
