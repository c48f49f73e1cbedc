// How many sessions, how far apart, and what keeps the result: where are these figures filled in?
import type { GapFigures } from "@/lib/rules/gap";
import type { EditorWords } from "./editor-words";
import { FormSection, NumberPart, TextPart } from "./form-parts";
import type { Draft, FieldErrors, ProtocolDraft } from "./protocol-draft";

export type SectionProps = {
  draft: ProtocolDraft;
  words: EditorWords;
  errors: FieldErrors;
  onChange: (change: Partial<ProtocolDraft>) => void;
};

export function CourseFields({ draft, words, errors, onChange }: SectionProps) {
  const { sessions } = draft;
  const { form } = words;
  const labels = { min: form.sessionsMin, usual: form.sessionsUsual, max: form.sessionsMax };
  return (
    <FormSection id="course" title={words.section.course}>
      <TextPart
        path="name"
        label={form.name}
        value={draft.name}
        errors={errors}
        onChange={(name) => onChange({ name })}
      />
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        {(["min", "usual", "max"] as const).map((which) => (
          <NumberPart
            key={which}
            path={`sessions.${which}`}
            label={labels[which]}
            value={sessions[which]}
            errors={errors}
            min={1}
            onChange={(count) => onChange({ sessions: { ...sessions, [which]: count } })}
          />
        ))}
        <NumberPart
          path="plannedTouchUps"
          label={form.plannedTouchUps}
          value={draft.plannedTouchUps}
          errors={errors}
          min={0}
          onChange={(plannedTouchUps) => onChange({ plannedTouchUps })}
        />
      </div>
      <p className="max-w-prose text-12 text-ink-3">{form.plannedTouchUpsHint}</p>
    </FormSection>
  );
}

const FIGURES = ["blockedUnderDays", "earliestDays", "targetDays", "latestDays", "restartAfterDays"] as const;

type GapFieldsProps = Omit<SectionProps, "draft" | "onChange"> & {
  of: "gap" | "touchUp";
  gap: Draft<GapFigures>;
  lead: string;
  onChange: (gap: Draft<GapFigures>) => void;
};

/** The five figures in their order, as the band that they make: nobody, signed, in time, late, decided. */
export function GapFields({ of, gap, lead, words, errors, onChange }: GapFieldsProps) {
  return (
    <FormSection id={of} title={words.section[of]} lead={lead}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-5">
        {FIGURES.map((figure) => (
          <NumberPart
            key={figure}
            path={`${of}.${figure}`}
            label={`${words.figure[figure]} (${words.editor.inDays})`}
            hint={words.figureHint[figure]}
            value={gap[figure]}
            errors={errors}
            min={1}
            onChange={(days) => onChange({ ...gap, [figure]: days })}
          />
        ))}
      </div>
    </FormSection>
  );
}
