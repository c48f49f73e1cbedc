// How sure are the figures, where do they come from, and what else should a prescriber know: where is that filled in?
import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { SectionProps } from "./course-fields";
import { filled } from "./editor-words";
import { ChoicePart, FormSection, fieldId, GroupError, TextPart } from "./form-parts";
import { inPlaces, replaced, shifted, without } from "./protocol-draft";
import { addButtonId, RowButtons } from "./row-buttons";
import { SourceFields } from "./source-fields";

type EvidenceFieldsProps = SectionProps & { noteWords: Readonly<Record<string, string>> };

export function EvidenceFields({ draft, words, errors, onChange, noteWords }: EvidenceFieldsProps) {
  const { confidence, sources, notes } = draft;
  const { form, editor } = words;
  return (
    <FormSection id="evidence" title={words.section.evidence}>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <ChoicePart
          path="confidence.course"
          label={form.confidenceCourse}
          value={confidence.course}
          options={words.confidence}
          errors={errors}
          onChange={(course) => onChange({ confidence: { ...confidence, course } })}
        />
        <ChoicePart
          path="confidence.touchUp"
          label={form.confidenceTouchUp}
          value={confidence.touchUp}
          options={words.confidence}
          errors={errors}
          onChange={(touchUp) => onChange({ confidence: { ...confidence, touchUp } })}
        />
      </div>
      <ol className="grid gap-3">
        {inPlaces("sources", sources).map(({ place, item, index }) => {
          const title = filled(editor.sourceNumber, index + 1);
          return (
            <li key={place} className="grid items-end gap-x-3 gap-y-1.5 lg:grid-cols-[minmax(0,1fr)_auto]">
              <SourceFields
                path={`sources.${index}`}
                title={title}
                source={item}
                words={words}
                errors={errors}
                onChange={(next) => onChange({ sources: replaced(sources, index, next) })}
              />
              <RowButtons
                {...{ list: "sources", title, index, count: sources.length, words }}
                onMove={(by) => onChange({ sources: shifted(sources, index, by) })}
                onRemove={() => onChange({ sources: without(sources, index) })}
              />
            </li>
          );
        })}
      </ol>
      {sources.length === 0 && <GroupError path="sources.0" errors={errors} />}
      <div>
        <Button
          id={addButtonId("sources")}
          icon={<Icon of={Plus} />}
          onClick={() => onChange({ sources: [...sources, { title: "", ref: "" }] })}
        >
          {editor.addSource}
        </Button>
      </div>
      <ol className="grid gap-3">
        {inPlaces("notes", notes).map(({ place, item, index }) => {
          const title = filled(editor.noteNumber, index + 1);
          const known = noteWords[item];
          return (
            <li key={place} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-3">
              {known === undefined ? (
                <TextPart
                  path={`notes.${index}`}
                  label={title}
                  value={item}
                  errors={errors}
                  lines={2}
                  onChange={(note) => onChange({ notes: replaced(notes, index, note) })}
                />
              ) : (
                <p id={fieldId(`notes.${index}`)} tabIndex={-1} className="grid gap-1.25">
                  <span className="font-medium text-12 text-ink-3">{title}</span>
                  {known}
                </p>
              )}
              <RowButtons
                {...{ list: "notes", title, index, count: notes.length, words }}
                onMove={(by) => onChange({ notes: shifted(notes, index, by) })}
                onRemove={() => onChange({ notes: without(notes, index) })}
              />
            </li>
          );
        })}
      </ol>
      {notes.length === 0 && <p className="text-ink-3">{editor.noNote}</p>}
      <div>
        <Button id={addButtonId("notes")} icon={<Icon of={Plus} />} onClick={() => onChange({ notes: [...notes, ""] })}>
          {editor.addNote}
        </Button>
      </div>
    </FormSection>
  );
}
