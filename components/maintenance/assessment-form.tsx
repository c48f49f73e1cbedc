"use client";
// How does a clinician write down what moves the next touch-up?
import { useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea, TextInput } from "@/components/ui/text-input";
import type { GapFigures } from "@/lib/rules/gap";
import {
  type Factor,
  findingsOf,
  settledFindings,
  type FactorTable as Table,
  touchUpTarget,
} from "@/lib/rules/touch-up-factors";
import type { AssessMaintenanceInput } from "@/lib/schemas/maintenance";
import { addDays, type PlainDate } from "@/lib/time";
import { sayDay } from "@/lib/words/dates";
import { FactorTable } from "./factor-table";

type Cause = AssessMaintenanceInput["cause"];

export type AssessmentFormProps = {
  planId: string;
  revision: number;
  locale: string;
  touchUp: GapFigures;
  table: Table;
  facts: { age: number | null; skinType: number | null };
  asked: { found: Factor[]; depthMm: number | null; withPrp: boolean };
  /** The day from which the target counts; null while it is not known. */
  afterOn: PlainDate | null;
  today: PlainDate;
  rows: { factor: Factor; label: string; effect: string; settledText: string }[];
  /** What it does that the result fades; null while no result could. */
  fading: string | null;
  words: Record<
    | Cause
    | "cause"
    | "factorsHint"
    | "finding"
    | "effect"
    | "sum"
    | "base"
    | "depth"
    | "depthHint"
    | "prp"
    | "result"
    | "resultDays"
    | "resultOn"
    | "resultAfter"
    | "window"
    | "windowOn"
    | "source"
    | "overrule"
    | "overruleHint"
    | "overruleDays"
    | "overruleBounds"
    | "reason"
    | "fadingHint"
    | "sessionsFirst"
    | "note"
    | "noteHint"
    | "save"
    | "saving"
    | "failed"
    | "failedReference"
    | "again",
    string
  > & { bounded: Record<"earliest" | "latest" | "target", string> };
  onAssess: (input: AssessMaintenanceInput) => Promise<Answered<{ saved: string }>>;
};

type Result = { saved: string } | { refused: string; detail: string; fields: Record<string, string> };

/** What was ticked and written stays after a "no"; the sum follows every change. */
export function AssessmentForm({ planId, revision, words, onAssess, ...given }: AssessmentFormProps) {
  const [cause, setCause] = useState<Cause>("factors");
  const [found, setFound] = useState<readonly Factor[]>(given.asked.found);
  const [depth, setDepth] = useState(given.asked.depthMm === null ? "" : String(given.asked.depthMm));
  const [withPrp, setWithPrp] = useState(given.asked.withPrp);
  const [isOverruled, setIsOverruled] = useState(false);
  const [own, setOwn] = useState({ days: "", reason: "" });
  const [note, setNote] = useState("");
  const [result, setResult] = useState<Result | null>(null);
  const [isSaving, startSaving] = useTransition();
  const wasPressed = useRef(false);

  const { table, touchUp, facts } = given;
  const depthMm = depth.trim() === "" ? null : Number(depth.replace(",", "."));
  const settled = settledFindings(table, { ...facts, depthMm, withPrp });
  const findings = findingsOf(settled, found);
  const target = touchUpTarget({ touchUp, factors: table }, findings);
  const fields = result !== null && "refused" in result ? result.fields : {};

  let sum = touchUp.targetDays;
  const rows = given.rows.map((row) => {
    const isFound = findings.includes(row.factor);
    const effects = target.effects.filter(({ factor }) => isFound && factor === row.factor);
    for (const effect of effects) sum = "days" in effect ? sum + effect.days : Math.max(sum, touchUp.targetDays);
    return { ...row, settled: settled[row.factor], isFound, sum: effects.length > 0 ? sum : null };
  });

  function input(): AssessMaintenanceInput {
    if (cause !== "factors") return { planId, revision, cause, note };
    const overrule = isOverruled ? { targetDays: Number(own.days), reason: own.reason } : null;
    return { planId, revision, cause, found: [...found], depthMm, withPrp, overrule };
  }

  function save() {
    if (wasPressed.current) return;
    wasPressed.current = true;
    setResult(null);
    startSaving(async () => {
      const answer = await onAssess(input()).catch(() => null);
      wasPressed.current = false;
      if (answer?.ok) {
        setNote("");
        setResult({ saved: answer.value.saved });
        return;
      }
      const refused = answer ? sentenceOf(answer, words) : words.failed;
      setResult({ refused, detail: answer?.code === "plan-changed" ? words.again : "", fields: answer?.fields ?? {} });
    });
  }

  const causes = (["factors", "fading", "new_concern"] as const).map((value) => ({ value, label: words[value] }));
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Segmented
        legend={words.cause}
        name="cause"
        height={44}
        options={causes}
        value={cause}
        onChange={(value) => {
          setCause(causes.find((one) => one.value === value)?.value ?? "factors");
          setResult(null);
        }}
      />
      {cause === "factors" ? (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={words.depth} hint={words.depthHint} error={fields.depthMm}>
              {(control) => (
                <TextInput
                  {...control}
                  inputMode="decimal"
                  className="max-w-32"
                  value={depth}
                  onChange={(event) => setDepth(event.currentTarget.value)}
                />
              )}
            </Field>
            <div className="sm:pt-6">
              <Checkbox
                label={words.prp}
                checked={withPrp}
                onChange={(event) => setWithPrp(event.currentTarget.checked)}
              />
            </div>
          </div>
          <FactorTable
            rows={rows}
            baseDays={touchUp.targetDays}
            words={words}
            onTick={(factor, isFound) => setFound(isFound ? [...found, factor] : found.filter((one) => one !== factor))}
          />
          <Target {...given} words={words} target={target} />
          <div className="grid gap-3">
            <Checkbox
              label={words.overrule}
              detail={words.overruleHint}
              checked={isOverruled}
              onChange={(event) => {
                setIsOverruled(event.currentTarget.checked);
                if (own.days === "") setOwn({ ...own, days: String(target.days) });
              }}
            />
            {isOverruled && (
              <div className="grid items-start gap-4 sm:grid-cols-[10rem_1fr]">
                <Field label={words.overruleDays} hint={words.overruleBounds} error={fields["overrule.targetDays"]}>
                  {(control) => (
                    <TextInput
                      {...control}
                      inputMode="numeric"
                      value={own.days}
                      onChange={(event) => setOwn({ ...own, days: event.currentTarget.value })}
                    />
                  )}
                </Field>
                <Field label={words.reason} error={fields["overrule.reason"]}>
                  {(control) => (
                    <TextArea
                      {...control}
                      value={own.reason}
                      onChange={(event) => setOwn({ ...own, reason: event.currentTarget.value })}
                    />
                  )}
                </Field>
              </div>
            )}
          </div>
        </>
      ) : (
        <>
          <p className="text-ink-2">{given.fading === null ? words.sessionsFirst : words.fadingHint}</p>
          {given.fading !== null && (
            <>
              <p className="font-medium">{given.fading}</p>
              <Field label={words.note} hint={words.noteHint} error={fields.note}>
                {(control) => (
                  <TextArea {...control} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
                )}
              </Field>
            </>
          )}
        </>
      )}
      <div role="status" className="grid empty:hidden">
        {result !== null && "saved" in result && <Notice kind="saved">{result.saved}</Notice>}
      </div>
      {result !== null && "refused" in result && (
        <Notice kind="refused" detail={result.detail}>
          {result.refused}
        </Notice>
      )}
      {(cause === "factors" || given.fading !== null) && (
        <div>
          <Button type="submit" variant="filled" busy={isSaving} busyLabel={words.saving} className="max-sm:h-11">
            {words.save}
          </Button>
        </div>
      )}
    </form>
  );
}

type TargetProps = Pick<AssessmentFormProps, "afterOn" | "today" | "locale" | "touchUp" | "words"> & {
  target: ReturnType<typeof touchUpTarget>;
};

/** What the table comes to, said as it changes. */
function Target({ target, afterOn, today, locale, touchUp, words }: TargetProps) {
  const day = (days: number) => (afterOn === null ? "" : sayDay(locale, addDays(afterOn, days), today));
  const window =
    afterOn === null
      ? words.window
      : words.windowOn.replace("{from}", day(touchUp.earliestDays)).replace("{until}", day(touchUp.latestDays));
  return (
    <div aria-live="polite" className="grid gap-1 rounded-8 bg-sunken px-4 py-3">
      <p className="text-12 text-ink-3">{words.result}</p>
      <p className="font-semibold text-20">
        {words.resultDays.replace("{days}", String(target.days))}{" "}
        <span className="font-normal text-14 text-ink-2">
          {[words.resultAfter, afterOn && words.resultOn.replace("{day}", day(target.days))].filter(Boolean).join(", ")}
        </span>
      </p>
      <p className="text-ink-2">
        {target.boundedBy !== null && `${words.bounded[target.boundedBy]} `}
        {window}
      </p>
      <p className="text-12 text-ink-3">{words.source}</p>
    </div>
  );
}
