"use client";
// How are the figures edited that nobody has to be asked for: age, skin type, the days after a session?
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { Questionnaire } from "@/lib/rules/screening";
import type { EditorWords, Names } from "./question-fields";

type KnownFieldsProps = {
  body: Questionnaire;
  errors: Readonly<Record<string, string>>;
  names: Names;
  words: EditorWords;
  onChange: (changed: Partial<Questionnaire>) => void;
};

const SKIN_TYPES = ["I", "II", "III", "IV", "V", "VI"];

export function KnownFields({ body, errors, names, words, onChange }: KnownFieldsProps) {
  const { age, skinType, afterSession, holdDays } = body;
  const figure = (label: string, value: number, error: string | undefined, set: (value: number) => void) => (
    <Field label={label} error={error}>
      {(control) => (
        <TextInput
          {...control}
          type="number"
          min={0}
          value={Number.isNaN(value) ? "" : value}
          onChange={(event) => set(event.target.value === "" ? Number.NaN : Number(event.target.value))}
        />
      )}
    </Field>
  );
  return (
    <>
      <section className="grid gap-3" aria-labelledby="known">
        <h2 id="known" className="font-semibold text-16">
          {words.known}
        </h2>
        <div className="grid gap-4 sm:grid-cols-3">
          {figure(words.blockUnder, age.blockUnder, errors["age.blockUnder"], (blockUnder) =>
            onChange({ age: { ...age, blockUnder } }),
          )}
          {figure(words.reviewUnder, age.reviewUnder, errors["age.reviewUnder"], (reviewUnder) =>
            onChange({ age: { ...age, reviewUnder } }),
          )}
          <Field label={words.reviewFrom} error={errors["skinType.reviewFrom"]}>
            {(control) => (
              <Select
                {...control}
                value={skinType.reviewFrom}
                onChange={(event) => onChange({ skinType: { ...skinType, reviewFrom: Number(event.target.value) } })}
              >
                {[...SKIN_TYPES, words.skinNever].map((name, index) => (
                  <option key={name} value={index + 1}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {figure(words.holdDays, holdDays, errors.holdDays, (days) => onChange({ holdDays: days }))}
        </div>
      </section>
      <section className="grid gap-3" aria-labelledby="after-session">
        <h2 id="after-session" className="font-semibold text-16">
          {words.after}
        </h2>
        <div className="grid gap-4 sm:grid-cols-3">
          {afterSession.map((rule, index) => (
            <div key={rule.key}>
              {figure(
                words.afterDays.replace("{what}", names.advice[rule.key] ?? rule.key),
                rule.days,
                errors[`afterSession.${index}.days`],
                (days) =>
                  onChange({
                    afterSession: afterSession.map((one) => (one.key === rule.key ? { ...one, days } : one)),
                  }),
              )}
            </div>
          ))}
        </div>
      </section>
    </>
  );
}
