// What are the fields of the protocol's editor made of: a figure, a line of text, a choice, each with its mistake beside it?

import { OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { TextArea, TextInput } from "@/components/ui/text-input";
import type { FieldErrors } from "./protocol-draft";

/** The id of the control at a path, where its mistake is to be found. */
export const fieldId = (path: string) => `field-${path}`;

type PartProps<Value> = {
  /** Where it stands in the protocol: "gap.earliestDays". */
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  value: Value;
  errors: FieldErrors;
  onChange: (value: Value) => void;
  className?: string;
};

type NumberPartProps = PartProps<number | null> & {
  min?: number;
  /** 0.25 for millimetres; 1 if it doesn't say. */
  step?: number | "any";
};

export function NumberPart({ path, label, hint, value, errors, onChange, className, min, step = 1 }: NumberPartProps) {
  return (
    <Field id={fieldId(path)} label={label} hint={hint} error={errors[path]} className={className ?? ""}>
      {(control) => (
        <TextInput
          {...control}
          type="number"
          inputMode={step === 1 && (min ?? 0) >= 0 ? "numeric" : "decimal"}
          min={min}
          step={step}
          value={value ?? ""}
          onChange={({ target }) => onChange(Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber)}
          className="tabular-nums"
        />
      )}
    </Field>
  );
}

export function TextPart({
  path,
  label,
  hint,
  value,
  errors,
  onChange,
  className,
  list,
  lines = 1,
}: PartProps<string> & { list?: string; lines?: number }) {
  return (
    <Field id={fieldId(path)} label={label} hint={hint} error={errors[path]} className={className ?? ""}>
      {(control) =>
        lines > 1 ? (
          <TextArea {...control} rows={lines} value={value} onChange={({ target }) => onChange(target.value)} />
        ) : (
          <TextInput
            {...control}
            list={list}
            autoComplete="off"
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  );
}

type ChoicePartProps<Value extends string> = PartProps<Value> & { options: Readonly<Record<Value, string>> };

export function ChoicePart<Value extends string>(props: ChoicePartProps<Value>) {
  const { path, label, hint, value, errors, onChange, className, options } = props;
  const values = Object.keys(options) as Value[];
  return (
    <Field id={fieldId(path)} label={label} hint={hint} error={errors[path]} className={className ?? ""}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={({ target }) => {
            const chosen = values.find((one) => one === target.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {values.map((one) => (
            <option key={one} value={one}>
              {options[one]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** A mistake of several controls at once; it takes the focus where one of them would. */
export function GroupError({ path, errors }: { path: string; errors: FieldErrors }) {
  const sentence = errors[path];
  if (sentence === undefined) return null;
  return (
    <p id={fieldId(path)} tabIndex={-1} className="flex gap-1.5 text-13 text-late-ink">
      <Icon of={OctagonAlert} size={14} className="mt-0.5" />
      <span>{sentence}</span>
    </p>
  );
}

type FormSectionProps = { id: string; title: string; lead?: string; children: ReactNode };

export function FormSection({ id, title, lead, children }: FormSectionProps) {
  return (
    <section
      aria-labelledby={`section-${id}`}
      className="grid min-w-0 gap-4 border-line border-t pt-5 first:border-t-0 first:pt-0"
    >
      <div className="grid gap-0.5">
        <h2 id={`section-${id}`} tabIndex={-1} className="scroll-mt-6 font-semibold text-16">
          {title}
        </h2>
        {lead && <p className="max-w-prose text-13 text-ink-2">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
