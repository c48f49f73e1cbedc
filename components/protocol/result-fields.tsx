// What may be expected, what moves a touch-up, and how is the result drawn: where is that filled in?
import type { FactorEffect } from "@/lib/rules/touch-up-factors";
import type { SectionProps } from "./course-fields";
import { type EditorWords, filled } from "./editor-words";
import { ChoicePart, FormSection, GroupError, NumberPart, TextPart } from "./form-parts";
import { type Draft, type FieldErrors, inPlaces, replaced } from "./protocol-draft";
import { SourceFields } from "./source-fields";

export function ExpectedFields({ draft, words, errors, onChange }: SectionProps) {
  const { expected } = draft;
  const { form } = words;
  return (
    <FormSection id="expected" title={words.section.expected} lead={words.editor.expectedLead}>
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-3">
        {(["firstChange", "collagen", "fade"] as const).map((what) => {
          const { name, hint } = words.expected[what];
          const range = expected[what];
          return (
            <div key={what} className="grid content-start gap-1.5">
              <div className="grid grid-cols-2 gap-3">
                <NumberPart
                  path={`expected.${what}.fromDays`}
                  label={filled(form.rangeFrom, name)}
                  value={range.fromDays}
                  errors={errors}
                  min={1}
                  onChange={(fromDays) => onChange({ expected: { ...expected, [what]: { ...range, fromDays } } })}
                />
                <NumberPart
                  path={`expected.${what}.toDays`}
                  label={filled(form.rangeTo, name)}
                  value={range.toDays}
                  errors={errors}
                  min={1}
                  onChange={(toDays) => onChange({ expected: { ...expected, [what]: { ...range, toDays } } })}
                />
              </div>
              <p className="text-12 text-ink-3">{hint}</p>
            </div>
          );
        })}
      </div>
      <SourceFields
        path="expected.source"
        title={form.expectedSource}
        source={expected.source}
        words={words}
        errors={errors}
        onChange={(source) => onChange({ expected: { ...expected, source } })}
      />
    </FormSection>
  );
}

export function FactorFields({ draft, words, errors, onChange }: SectionProps) {
  const { factors } = draft;
  const { form } = words;
  return (
    <FormSection id="factors" title={words.section.factors} lead={form.effectHint}>
      <ul className="grid gap-2.5">
        {inPlaces("factors", factors.effects).map(({ place, item, index }) => (
          <EffectRow
            key={place}
            effect={item}
            path={`factors.effects.${index}`}
            words={words}
            errors={errors}
            onChange={(next) => onChange({ factors: { ...factors, effects: replaced(factors.effects, index, next) } })}
          />
        ))}
      </ul>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        <NumberPart
          path="factors.matureFromAge"
          label={form.matureFromAge}
          value={factors.matureFromAge}
          errors={errors}
          min={1}
          onChange={(matureFromAge) => onChange({ factors: { ...factors, matureFromAge } })}
        />
        <NumberPart
          path="factors.deepFromMm"
          label={form.deepFromMm}
          value={factors.deepFromMm}
          errors={errors}
          min={0}
          step={0.25}
          onChange={(deepFromMm) => onChange({ factors: { ...factors, deepFromMm } })}
        />
      </div>
    </FormSection>
  );
}

type EffectRowProps = {
  effect: Draft<FactorEffect>;
  path: string;
  words: EditorWords;
  errors: FieldErrors;
  onChange: (effect: Draft<FactorEffect>) => void;
};

/** By how many days, or "never sooner": the kind is a choice of its own, so that no figure stands for it. */
function EffectRow({ effect, path, words, errors, onChange }: EffectRowProps) {
  const { factor } = effect;
  const { form } = words;
  const name = words.factor[factor];
  return (
    <li className="grid items-start gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_14rem_7rem]">
      <span className="pt-2 max-sm:pt-0">{name}</span>
      <ChoicePart
        path={`${path}.kind`}
        label={<span className="sr-only">{filled(form.effectKind, name)}</span>}
        value={"days" in effect ? "days" : "keep"}
        options={{ days: form.effectIsDays, keep: form.effectIsKeep }}
        errors={errors}
        onChange={(kind) => onChange(kind === "days" ? { factor, days: 0 } : { factor, notSooner: true })}
      />
      {"days" in effect && (
        <NumberPart
          path={`${path}.days`}
          label={<span className="sr-only">{filled(form.effectAmount, name)}</span>}
          value={effect.days}
          errors={errors[path] === undefined ? errors : { [`${path}.days`]: errors[path] }}
          min={-365}
          onChange={(days) => onChange({ factor, days })}
        />
      )}
      {!("days" in effect) && <GroupError path={path} errors={errors} />}
    </li>
  );
}

const LINES = ["expected", "low", "high"] as const;
const FIGURES = ["riseDays", "holdDays", "fadeDays", "gain"] as const;

type CurveFieldsProps = SectionProps & { isOpen: boolean; onOpen: (isOpen: boolean) => void };

/** Figures that only shape a line: folded away, for whoever wants to draw it otherwise. */
export function CurveFields({ draft: { curve }, words, errors, onChange, isOpen, onOpen }: CurveFieldsProps) {
  const { form, editor } = words;
  return (
    <FormSection id="curve" title={words.section.curve} lead={editor.curveLead}>
      <details open={isOpen} onToggle={({ currentTarget }) => onOpen(currentTarget.open)}>
        <summary className="w-fit rounded-4 py-0.5 font-medium text-13 text-ink-2 hover:text-ink">
          {editor.showFigures}
        </summary>
        {isOpen && (
          <div className="grid gap-4 pt-3">
            {LINES.map((line) => (
              <fieldset key={line} className="grid min-w-0">
                <legend className="pb-1.5 font-medium">{words.curveOf[line]}</legend>
                <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
                  {FIGURES.map((figure) => (
                    <NumberPart
                      key={figure}
                      path={`curve.${line}.${figure}`}
                      label={words.curveFigure[figure]}
                      value={curve[line][figure]}
                      errors={errors}
                      min={0}
                      step="any"
                      onChange={(value) =>
                        onChange({ curve: { ...curve, [line]: { ...curve[line], [figure]: value } } })
                      }
                    />
                  ))}
                </div>
              </fieldset>
            ))}
            <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
              {(["session", "touch_up"] as const).map((phase) => (
                <NumberPart
                  key={phase}
                  path={`curve.gainOf.${phase}`}
                  label={words.curveGain[phase]}
                  value={curve.gainOf[phase]}
                  errors={errors}
                  min={0}
                  step="any"
                  onChange={(value) => onChange({ curve: { ...curve, gainOf: { ...curve.gainOf, [phase]: value } } })}
                />
              ))}
              {(["softening", "fullHeight"] as const).map((figure) => (
                <NumberPart
                  key={figure}
                  path={`curve.${figure}`}
                  label={form[figure]}
                  value={curve[figure]}
                  errors={errors}
                  min={0}
                  step="any"
                  onChange={(value) => onChange({ curve: { ...curve, [figure]: value } })}
                />
              ))}
            </div>
            <TextPart
              path="curve.source"
              label={form.curveSource}
              value={curve.source}
              errors={errors}
              onChange={(source) => onChange({ curve: { ...curve, source } })}
            />
          </div>
        )}
      </details>
    </FormSection>
  );
}
