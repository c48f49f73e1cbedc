// How are a control, its label, its hint and its error one thing, to the eye and to a screen reader?
import { OctagonAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Icon } from "./icon";

/** What the control inside a field has to carry; spread it onto the control. */
export type FieldControl = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** Why the value can't stand, and what would; shown at the field and read with it. */
  error?: ReactNode;
  /** For a link to the field; made up when missing. */
  id?: string;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/**
 * A labelled control.
 *
 * @example <Field label="E-mail" error={errors.email}>{(control) => <TextInput {...control} name="email" type="email" />}</Field>
 */
export function Field({ label, hint, error, id, className = "", children }: FieldProps) {
  const made = useId();
  const controlId = id ?? made;
  const described = [hint ? `${controlId}-hint` : "", error ? `${controlId}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={`grid content-start gap-1.25 ${className}`}>
      <label htmlFor={controlId} className="justify-self-start font-medium text-12 text-ink-3">
        {label}
      </label>
      {children({
        id: controlId,
        ...(described && { "aria-describedby": described }),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {hint && (
        <p id={`${controlId}-hint`} className="text-12 text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${controlId}-error`} className="flex gap-1.5 text-13 text-late-ink">
          <Icon of={OctagonAlert} size={14} className="mt-0.5" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
