"use client";
// When, with whom and where was the visit given, and what follows from it, before it is saved?
import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useTransition } from "react";
import type { Answered } from "@/components/client/answered";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { RecordVisitInput } from "@/lib/schemas/plan-change";
import { PlanChangeForm } from "./plan-change-form";

type Choice = { label: string; value: string; options: readonly { id: string; name: string }[] };

type RecordFieldsProps = {
  /** The page itself; what is chosen becomes its address. */
  path: string;
  legend: string;
  fields: {
    on: { label: string; value: string; latest: string };
    at: { label: string; value: string };
    with: Choice;
    room: Choice;
    device: Choice | null;
  };
  problem: string | null;
  form: {
    input: Omit<RecordVisitInput, "reason">;
    reason: { label: string; hint: string | null; isRequired: boolean };
    button: string;
    busy: string;
    doneHref: string;
    /** Somebody or something was taken then: what is typed stays, and nothing can be saved until that is changed. */
    isTaken: boolean;
  } | null;
  keepHref: string;
  words: { keep: string; again: string; failed: string; failedReference: string };
  onSave: (input: RecordVisitInput) => Promise<Answered<unknown>>;
  /** What would follow. */
  children: ReactNode;
};

/** While somebody types, the page waits for the end of a word. */
const SETTLES_MS = 300;

/** Every change is judged anew by the server; nothing is saved while an answer is under way. */
export function RecordFields(props: RecordFieldsProps) {
  const { path, legend, fields, problem, form, keepHref, words, onSave, children } = props;
  const router = useRouter();
  const [isJudging, judge] = useTransition();
  const box = useRef<HTMLFieldSetElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function changed() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const controls = box.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]") ?? [];
      const query = new URLSearchParams([...controls].map(({ name, value }) => [name, value]));
      judge(() => router.replace(`${path}?${query}`, { scroll: false }));
    }, SETTLES_MS);
  }

  const choice = (name: string, { label, value, options }: Choice) => (
    <Field label={label}>
      {(control) => (
        <Select {...control} name={name} defaultValue={value} onChange={changed}>
          {options.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );

  return (
    <div className="grid gap-6" aria-busy={isJudging}>
      <fieldset ref={box} className="max-w-180 min-w-0">
        <legend className="mb-2 font-semibold text-16">{legend}</legend>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <Field label={fields.on.label}>
            {(control) => (
              <TextInput
                {...control}
                type="date"
                name="on"
                max={fields.on.latest}
                defaultValue={fields.on.value}
                onChange={changed}
              />
            )}
          </Field>
          <Field label={fields.at.label}>
            {(control) => (
              <TextInput {...control} type="time" name="at" defaultValue={fields.at.value} onChange={changed} />
            )}
          </Field>
          {choice("with", fields.with)}
          {choice("room", fields.room)}
          {fields.device && choice("device", fields.device)}
        </div>
      </fieldset>
      {problem && (
        <Notice kind="refused" className="max-w-180">
          {problem}
        </Notice>
      )}
      {children}
      {form && (
        <PlanChangeForm
          {...form}
          keepHref={keepHref}
          isStale={isJudging || form.isTaken}
          words={words}
          onSave={onSave}
        />
      )}
    </div>
  );
}
