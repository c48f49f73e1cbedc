"use client";
// How is one question answered: no, or what happened, when and where?
import { OctagonAlert } from "lucide-react";
import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Segmented } from "@/components/ui/segmented";
import { TextInput } from "@/components/ui/text-input";
import { type FormAnswer, type FormQuestion, NO } from "./screening-answers";

type QuestionRowProps = {
  question: FormQuestion;
  /** Null while nothing is chosen. */
  answer: FormAnswer | null;
  areas: { value: string; label: string }[];
  today: string;
  error: string | undefined;
  words: { no: string; areas: string };
  onChange: (answer: FormAnswer) => void;
};

export function QuestionRow({ question, answer, areas, today, error, words, onChange }: QuestionRowProps) {
  const id = useId();
  const { key, label, choices, inArea } = question;
  const choice = choices.find((one) => one.key === answer?.choice) ?? null;
  const options = [{ value: "no", label: words.no }, ...choices.map((one) => ({ value: one.key, label: one.label }))];
  const given = answer ?? NO;
  const isDayWrong = error !== undefined && choice !== null && choice.day !== null;
  return (
    <div data-question={key} className="grid gap-x-6 gap-y-2 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <p aria-hidden="true" className={choice ? "font-semibold" : ""}>
        {label}
      </p>
      <Segmented
        legend={label}
        name={`${id}-${key}`}
        options={options}
        value={answer?.choice ?? ""}
        onChange={(value) => onChange({ ...given, choice: value })}
      />
      {choice && (choice.day !== null || inArea) && (
        <div className="flex flex-wrap gap-x-8 gap-y-3 pb-1.5 sm:col-span-2">
          {choice.day !== null && (
            <Field label={choice.day} error={isDayWrong ? error : undefined} className="w-56">
              {(control) => (
                <TextInput
                  {...control}
                  type="date"
                  max={today}
                  value={given.on}
                  onChange={(event) => onChange({ ...given, on: event.target.value })}
                />
              )}
            </Field>
          )}
          {inArea && (
            <fieldset>
              <legend className="pb-1 font-medium text-12 text-ink-3">{words.areas}</legend>
              <div className="flex flex-wrap gap-x-5 gap-y-1">
                {areas.map((area) => (
                  <Checkbox
                    key={area.value}
                    label={area.label}
                    checked={given.areas.includes(area.value)}
                    onChange={(event) =>
                      onChange({
                        ...given,
                        areas: event.target.checked
                          ? [...given.areas, area.value]
                          : given.areas.filter((one) => one !== area.value),
                      })
                    }
                  />
                ))}
              </div>
            </fieldset>
          )}
        </div>
      )}
      {error !== undefined && !isDayWrong && (
        <p className="flex gap-1.5 text-13 text-late-ink sm:col-span-2">
          <Icon of={OctagonAlert} size={14} className="mt-0.5" />
          {error}
        </p>
      )}
    </div>
  );
}
