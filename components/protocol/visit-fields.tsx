// What is a visit made of, and how deep is it: where is that filled in?
import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Icon } from "@/components/ui/icon";
import type { Phase } from "@/lib/rules/occupancy";
import type { SectionProps } from "./course-fields";
import { type EditorWords, filled } from "./editor-words";
import { ChoicePart, FormSection, fieldId, GroupError, NumberPart } from "./form-parts";
import { type Draft, type FieldErrors, inPlaces, replaced, shifted, without } from "./protocol-draft";
import { addButtonId, RowButtons } from "./row-buttons";

const WHO = ["client", "clinician", "room", "device"] as const;
const NEW_PHASE: Draft<Phase> = {
  name: "numbing",
  minutes: 15,
  needs: { client: true, clinician: false, room: true, device: false },
};

export function VisitFields({ draft, words, errors, onChange }: SectionProps) {
  const { phases } = draft;
  const show = (next: Draft<Phase>[]) => onChange({ phases: next });
  return (
    <FormSection id="visit" title={words.section.visit}>
      <GroupError path="phases" errors={errors} />
      <ol className="grid gap-3">
        {inPlaces("phases", phases).map(({ place, item: phase, index }) => (
          <PhaseRow
            key={place}
            phase={phase}
            index={index}
            count={phases.length}
            words={words}
            errors={errors}
            onChange={(next) => show(replaced(phases, index, next))}
            onMove={(by) => show(shifted(phases, index, by))}
            onRemove={() => show(without(phases, index))}
          />
        ))}
      </ol>
      <div>
        <Button id={addButtonId("phases")} icon={<Icon of={Plus} />} onClick={() => show([...phases, NEW_PHASE])}>
          {words.editor.addPhase}
        </Button>
      </div>
    </FormSection>
  );
}

type PhaseRowProps = {
  phase: Draft<Phase>;
  index: number;
  count: number;
  words: EditorWords;
  errors: FieldErrors;
  onChange: (phase: Draft<Phase>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function PhaseRow({ phase, index, count, words, errors, onChange, onMove, onRemove }: PhaseRowProps) {
  const path = `phases.${index}`;
  const title = filled(words.editor.phaseNumber, index + 1);
  return (
    <li className="grid gap-3 rounded-8 border border-line p-3">
      <div className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-end gap-x-3 gap-y-2 lg:grid-cols-[12rem_6rem_minmax(0,1fr)_auto]">
        <ChoicePart
          path={`${path}.name`}
          label={`${title}: ${words.form.phaseName}`}
          value={phase.name}
          options={words.phase}
          errors={errors}
          onChange={(name) => onChange({ ...phase, name })}
        />
        <NumberPart
          path={`${path}.minutes`}
          label={words.form.phaseMinutes}
          value={phase.minutes}
          errors={errors}
          min={1}
          onChange={(minutes) => onChange({ ...phase, minutes })}
        />
        <fieldset
          aria-describedby={errors[`${path}.needs`] ? fieldId(`${path}.needs`) : undefined}
          className="max-lg:order-last max-lg:col-span-3"
        >
          <legend className="pb-1 font-medium text-12 text-ink-3">{words.form.needsLegend}</legend>
          <div className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-1">
            {WHO.map((who) => (
              <Checkbox
                key={who}
                label={words.needs[who]}
                checked={phase.needs[who]}
                onChange={({ target }) => onChange({ ...phase, needs: { ...phase.needs, [who]: target.checked } })}
              />
            ))}
          </div>
        </fieldset>
        <RowButtons list="phases" {...{ title, index, count, words, onMove, onRemove }} />
      </div>
      <GroupError path={`${path}.needs`} errors={errors} />
    </li>
  );
}

export function DepthFields({ draft, words, errors, onChange }: SectionProps) {
  const { depthMm } = draft;
  const { form } = words;
  return (
    <FormSection id="depth" title={words.section.depth}>
      <Checkbox
        label={form.hasDepth}
        detail={depthMm === null ? form.depthAsBase : undefined}
        checked={depthMm !== null}
        onChange={({ target }) => onChange({ depthMm: target.checked ? { from: null, to: 1.5 } : null })}
      />
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        {depthMm && (
          <>
            <NumberPart
              path="depthMm.from"
              label={form.depthFrom}
              hint={form.depthFromHint}
              value={depthMm.from}
              errors={errors}
              min={0}
              step={0.25}
              onChange={(from) => onChange({ depthMm: { ...depthMm, from } })}
            />
            <NumberPart
              path="depthMm.to"
              label={form.depthUntil}
              value={depthMm.to}
              errors={errors}
              min={0}
              step={0.25}
              onChange={(to) => onChange({ depthMm: { ...depthMm, to } })}
            />
          </>
        )}
        <NumberPart
          path="offLabelOverMm"
          label={form.offLabel}
          value={draft.offLabelOverMm}
          errors={errors}
          min={0}
          step={0.25}
          onChange={(offLabelOverMm) => onChange({ offLabelOverMm })}
        />
      </div>
    </FormSection>
  );
}
