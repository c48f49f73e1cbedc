"use client";
// When may clients use sunscreen again after a visit?
import { useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import type { ChooseSunscreenStartInput } from "@/lib/schemas/maintenance";

type Hours = ChooseSunscreenStartInput["hours"];

type SunscreenChoiceProps = {
  hours: number;
  choices: { value: Hours; label: string; wait: string | null; begin: string | null }[];
  words: {
    legend: string;
    until: string;
    afterwards: string;
    save: string;
    saving: string;
    failed: string;
    failedReference: string;
  };
  onChoose: (input: ChooseSunscreenStartInput) => Promise<Answered<{ saved: string }>>;
};

/** What clients read follows the choice before it is saved. */
export function SunscreenChoice({ hours, choices, words, onChoose }: SunscreenChoiceProps) {
  const [chosen, choose] = useState(hours);
  const [result, setResult] = useState<{ saved: string } | { refused: string } | null>(null);
  const [isSaving, startSaving] = useTransition();
  const wasPressed = useRef(false);
  const now = choices.find(({ value }) => value === chosen);

  function save() {
    if (wasPressed.current || !now) return;
    wasPressed.current = true;
    setResult(null);
    startSaving(async () => {
      const answer = await onChoose({ hours: now.value }).catch(() => null);
      wasPressed.current = false;
      if (answer?.ok) setResult({ saved: answer.value.saved });
      else setResult({ refused: answer ? sentenceOf(answer, words) : words.failed });
    });
  }

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Segmented
        legend={words.legend}
        name="sunscreen"
        height={44}
        options={choices.map(({ value, label }) => ({ value: String(value), label }))}
        value={String(chosen)}
        onChange={(value) => {
          choose(Number(value));
          setResult(null);
        }}
      />
      <dl aria-live="polite" className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {now?.wait && (
          <>
            <dt className="text-ink-3">{words.until}</dt>
            <dd>{now.wait}</dd>
          </>
        )}
        {now?.begin && (
          <>
            <dt className="text-ink-3">{words.afterwards}</dt>
            <dd>{now.begin}</dd>
          </>
        )}
      </dl>
      <div role="status" className="grid empty:hidden">
        {result !== null && "saved" in result && <Notice kind="saved">{result.saved}</Notice>}
      </div>
      {result !== null && "refused" in result && <Notice kind="refused">{result.refused}</Notice>}
      <div>
        <Button type="submit" variant="filled" busy={isSaving} busyLabel={words.saving} className="max-sm:h-11">
          {words.save}
        </Button>
      </div>
    </form>
  );
}
