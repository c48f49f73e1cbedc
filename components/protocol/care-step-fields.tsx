// What does one step of care say, to whom, and from when until when: where is that filled in?
import { Checkbox } from "@/components/ui/checkbox";
import { type EditorWords, filled } from "./editor-words";
import { ChoicePart, GroupError, NumberPart, TextPart } from "./form-parts";
import type { CareMomentDraft, CareStepDraft, FieldErrors } from "./protocol-draft";

type CareStepFieldsProps = {
  step: CareStepDraft;
  path: string;
  /** The words that it has while the clinic gives it none; null for a step of the clinic's own. */
  ours: { title: string; detail: string } | null;
  /** The id of the list of what steps are about. */
  topics: string;
  words: EditorWords;
  errors: FieldErrors;
  onChange: (step: CareStepDraft) => void;
};

export function CareStepFields({ step, path, ours, topics, words, errors, onChange }: CareStepFieldsProps) {
  const { editor } = words;
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      <ChoicePart
        path={`${path}.kind`}
        label={editor.careKind}
        value={step.kind}
        options={words.kind}
        errors={errors}
        onChange={(kind) => onChange({ ...step, kind })}
      />
      <TextPart
        path={`${path}.topic`}
        label={editor.careTopic}
        hint={editor.careTopicHint}
        value={step.topic}
        errors={errors}
        list={topics}
        onChange={(topic) => onChange({ ...step, topic })}
      />
      <ChoicePart
        path={`${path}.when`}
        label={editor.careWhen}
        value={step.when}
        options={words.when}
        errors={errors}
        onChange={(when) => onChange(onOtherSide(step, when))}
      />
      <MomentFields
        path={`${path}.from`}
        label={editor.careFrom}
        moment={step.from}
        isBefore={step.when === "before"}
        words={words}
        errors={errors}
        onChange={(from) => onChange({ ...step, from })}
      />
      <div className="grid content-start gap-1.5">
        {step.until && (
          <MomentFields
            path={`${path}.until`}
            label={editor.careUntil}
            moment={step.until}
            isBefore={step.when === "before"}
            words={words}
            errors={errors}
            onChange={(until) => onChange({ ...step, until })}
          />
        )}
        {step.until === null && <GroupError path={`${path}.until`} errors={errors} />}
        {step.when === "after" && (
          <Checkbox
            label={editor.careLasting}
            checked={step.until === null}
            onChange={({ target }) => onChange({ ...step, until: target.checked ? null : { unit: "days", value: 14 } })}
          />
        )}
      </div>
      <div className="grid content-start gap-3">
        <ChoicePart
          path={`${path}.audience`}
          label={editor.careAudience}
          value={step.audience ?? "client"}
          options={words.audience}
          errors={errors}
          onChange={(audience) => onChange(withChoice(step, "audience", audience === "staff" ? audience : undefined))}
        />
        {step.audience !== "staff" && (
          <ChoicePart
            path={`${path}.channel`}
            label={editor.careChannel}
            value={step.channel ?? "message"}
            options={words.channel}
            errors={errors}
            onChange={(channel) => onChange(withChoice(step, "channel", channel === "portal" ? channel : undefined))}
          />
        )}
      </div>
      <WordFields {...{ step, path, ours, words, errors, onChange }} />
      <TextPart
        path={`${path}.source`}
        label={editor.careSource}
        value={step.source}
        errors={errors}
        className="lg:col-span-2"
        onChange={(source) => onChange({ ...step, source })}
      />
      <TextPart
        path={`${path}.range`}
        label={editor.careRange}
        hint={editor.careRangeHint}
        value={step.range ?? ""}
        errors={errors}
        onChange={(range) => onChange(withChoice(step, "range", range === "" ? undefined : range))}
      />
      <GroupError path={`${path}.key`} errors={errors} />
      {step.key === "sunscreen-after" && (
        <p className="text-12 text-ink-3 sm:col-span-2 lg:col-span-3">{editor.careSunscreen}</p>
      )}
    </div>
  );
}

function WordFields({ step, path, ours, words: { editor }, errors, onChange }: Omit<CareStepFieldsProps, "topics">) {
  const { words } = step;
  const own = (isOwn: boolean): CareStepDraft =>
    withChoice(step, "words", isOwn ? { title: ours?.title ?? "", detail: ours?.detail ?? "" } : undefined);
  return (
    <div className="grid gap-3 sm:col-span-2 lg:col-span-3">
      {ours && (
        <Checkbox
          label={editor.careOwnWords}
          detail={words ? undefined : `${ours.title}. ${ours.detail.replace("{until}", "…")}`}
          checked={words !== undefined}
          onChange={({ target }) => onChange(own(target.checked))}
        />
      )}
      {words && (
        <>
          <TextPart
            path={`${path}.words.title`}
            label={editor.careTitle}
            value={words.title}
            errors={errors}
            onChange={(title) => onChange({ ...step, words: { ...words, title } })}
          />
          <TextPart
            path={`${path}.words.detail`}
            label={editor.careDetail}
            hint={editor.careDetailHint}
            value={words.detail}
            errors={errors}
            lines={2}
            onChange={(detail) => onChange({ ...step, words: { ...words, detail } })}
          />
        </>
      )}
    </div>
  );
}

type MomentFieldsProps = {
  path: string;
  label: string;
  moment: CareMomentDraft;
  isBefore: boolean;
  words: EditorWords;
  errors: FieldErrors;
  onChange: (moment: CareMomentDraft) => void;
};

/** Counted away from the visit, to the side on which the step lies: 7 days before is kept as −7. */
function MomentFields({ path, label, moment, isBefore, words, errors, onChange }: MomentFieldsProps) {
  const { unit, value } = moment;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-2">
      <NumberPart
        path={path}
        label={label}
        value={value === null ? null : Math.abs(value)}
        errors={errors[`${path}.value`] === undefined ? errors : { [path]: errors[`${path}.value`] ?? "" }}
        min={0}
        onChange={(count) => onChange({ unit, value: count === null ? null : signed(count, isBefore) })}
      />
      <ChoicePart
        path={`${path}.unit`}
        label={filled(words.editor.careUnitOf, label)}
        value={unit}
        options={words.unit}
        errors={errors}
        onChange={(next) => onChange({ unit: next, value })}
      />
    </div>
  );
}

/** −0 is another value than 0 to whoever compares. */
const signed = (count: number, isBefore: boolean) => (isBefore && count !== 0 ? -count : count);

/** The same distances on the other side of the visit; what lies before it ends. */
function onOtherSide(step: CareStepDraft, when: CareStepDraft["when"]): CareStepDraft {
  const there = ({ unit, value }: CareMomentDraft): CareMomentDraft => ({
    unit,
    value: value === null ? null : signed(Math.abs(value), when === "before"),
  });
  if (when === step.when) return step;
  if (step.until === null) return { ...step, when, from: there(step.from), until: { unit: "hours", value: 0 } };
  // What came last comes first on the other side.
  return { ...step, when, from: there(step.until), until: there(step.from) };
}

/** With that part of it or, for undefined, as a step that doesn't say. */
function withChoice<Part extends "audience" | "channel" | "range" | "words">(
  step: CareStepDraft,
  part: Part,
  value: CareStepDraft[Part] | undefined,
): CareStepDraft {
  const { [part]: _, ...rest } = step;
  return (value === undefined ? rest : { ...rest, [part]: value }) as CareStepDraft;
}
