// On whose word does a figure stand: its title, and where to look it up?
import type { Source } from "@/lib/rules/source";
import type { EditorWords } from "./editor-words";
import { TextPart } from "./form-parts";
import type { FieldErrors } from "./protocol-draft";

type SourceFieldsProps = {
  path: string;
  /** What it is the source of; read with both fields. */
  title: string;
  source: Source;
  words: EditorWords;
  errors: FieldErrors;
  onChange: (source: Source) => void;
};

export function SourceFields({ path, title, source, words: { form }, errors, onChange }: SourceFieldsProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
      <TextPart
        path={`${path}.title`}
        label={`${title}: ${form.sourceTitle}`}
        value={source.title}
        errors={errors}
        onChange={(next) => onChange({ ...source, title: next })}
      />
      <TextPart
        path={`${path}.ref`}
        label={form.sourceRef}
        value={source.ref}
        errors={errors}
        onChange={(ref) => onChange({ ...source, ref })}
      />
    </div>
  );
}
