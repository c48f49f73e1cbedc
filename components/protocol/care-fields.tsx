// Which steps of care stand on the timeline, and in which order?
import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { CareStepFields } from "./care-step-fields";
import type { SectionProps } from "./course-fields";
import { type EditorWords, filled } from "./editor-words";
import { FormSection, fieldId, GroupError } from "./form-parts";
import {
  type CareMomentDraft,
  type CareStepDraft,
  type EditorStart,
  replaced,
  shifted,
  without,
} from "./protocol-draft";
import { addButtonId, RowButtons } from "./row-buttons";

type CareFieldsProps = SectionProps & {
  careWords: EditorStart["careWords"];
  /** Keys of the steps whose fields are shown. */
  open: ReadonlySet<string>;
  onOpen: (key: string, isOpen: boolean) => void;
};

const LIST = "careTimeline";
const TOPICS = "care-topics";

/** A line a step; its fields are there once it is opened. */
export function CareFields({ draft, words, errors, onChange, careWords, open, onOpen }: CareFieldsProps) {
  const { careTimeline: steps } = draft;
  const show = (careTimeline: CareStepDraft[]) => onChange({ careTimeline });
  const add = () => {
    const step = newStep(steps, words.editor.careOwnSource);
    show([...steps, step]);
    onOpen(step.key, true);
    requestAnimationFrame(() => document.getElementById(fieldId(`${LIST}.${steps.length}.words.title`))?.focus());
  };
  return (
    <FormSection id="care" title={words.section.care} lead={words.editor.careLead}>
      <datalist id={TOPICS}>
        {[...new Set(steps.map(({ topic }) => topic))].map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      <GroupError path={LIST} errors={errors} />
      <ol className="border-line border-b">
        {steps.map((step, index) => (
          <CareRow
            key={step.key}
            step={step}
            title={titleOf(step, careWords, words)}
            path={`${LIST}.${index}`}
            isWrong={Object.keys(errors).some((path) => path.startsWith(`${LIST}.${index}.`))}
            words={words}
            isOpen={open.has(step.key)}
            onOpen={(isOpen) => onOpen(step.key, isOpen)}
            fields={() => (
              <CareStepFields
                step={step}
                path={`${LIST}.${index}`}
                ours={careWords[step.key] ?? null}
                topics={TOPICS}
                words={words}
                errors={errors}
                onChange={(next) => show(replaced(steps, index, next))}
              />
            )}
          >
            <RowButtons
              {...{ list: LIST, title: titleOf(step, careWords, words), index, count: steps.length, words }}
              onMove={(by) => show(shifted(steps, index, by))}
              onRemove={() => show(without(steps, index))}
            />
          </CareRow>
        ))}
      </ol>
      <div>
        <Button id={addButtonId(LIST)} icon={<Icon of={Plus} />} onClick={add}>
          {words.editor.addStep}
        </Button>
      </div>
    </FormSection>
  );
}

type CareRowProps = {
  step: CareStepDraft;
  title: string;
  path: string;
  isWrong: boolean;
  words: EditorWords;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  fields: () => ReactNode;
  /** What moves it or takes it away. */
  children: ReactNode;
};

function CareRow({ step, title, path, isWrong, words, isOpen, onOpen, fields, children }: CareRowProps) {
  return (
    <li id={fieldId(path)} tabIndex={-1} className="relative border-line border-t">
      <details open={isOpen} onToggle={({ currentTarget }) => onOpen(currentTarget.open)}>
        <summary className="grid min-h-10 grid-cols-[minmax(0,1fr)] items-baseline gap-x-4 rounded-4 py-2 pr-28 hover:bg-hover sm:grid-cols-[7rem_minmax(0,1fr)_15rem]">
          <span className="text-13 text-ink-3">{words.kind[step.kind]}</span>
          <span className="font-medium">
            {title}
            {isWrong && <span className="ml-2 text-13 text-late-ink">{words.editor.toCorrect}</span>}
          </span>
          <span className="text-13 text-ink-2">{spanOf(step, words)}</span>
        </summary>
        {isOpen && <div className="pt-1 pb-5">{fields()}</div>}
      </details>
      <span className="absolute top-1.5 right-0">{children}</span>
    </li>
  );
}

function titleOf(step: CareStepDraft, ours: EditorStart["careWords"], words: EditorWords): string {
  const title = step.words?.title ?? ours[step.key]?.title ?? "";
  return title.trim() === "" ? words.editor.newStep : title;
}

/** "7 days before to the visit" */
function spanOf({ from, until }: CareStepDraft, { editor }: EditorWords): string {
  const moment = ({ unit, value }: CareMomentDraft) => {
    if (value === null) return "…";
    if (value === 0) return unit === "hours" ? editor.momentVisit : editor.momentVisitDay;
    const hours = value < 0 ? editor.momentHoursBefore : editor.momentHoursAfter;
    const days = value < 0 ? editor.momentDaysBefore : editor.momentDaysAfter;
    return filled(unit === "hours" ? hours : days, Math.abs(value));
  };
  return editor.momentSpan
    .replace("{from}", moment(from))
    .replace("{until}", until === null ? editor.momentLasting : moment(until));
}

/** A step of the clinic's own, under a key that no other has. */
function newStep(steps: readonly CareStepDraft[], source: string): CareStepDraft {
  let number = 1;
  while (steps.some(({ key }) => key === `own-${number}`)) number += 1;
  return {
    ...{ key: `own-${number}`, words: { title: "", detail: "" }, topic: "", kind: "do", when: "after", source },
    from: { unit: "hours", value: 0 },
    until: { unit: "days", value: 7 },
  };
}
