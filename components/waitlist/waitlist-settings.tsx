"use client";
// How does the clinic offer a freed place: to one after the other or to the first taker, and for how long?
import { useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";

type WaitlistSettingsProps = {
  mode: string;
  holdMinutes: number;
  modes: { value: string; label: string }[];
  holds: { value: number; label: string }[];
  words: {
    mode: string;
    hold: string;
    save: string;
    saving: string;
    saved: string;
    failed: string;
    failedReference: string;
  };
  onSave: (input: { mode: string; holdMinutes: number }) => Promise<Answered<unknown>>;
};

/** What was chosen stays after a "no". */
export function WaitlistSettings({ mode, holdMinutes, modes, holds, words, onSave }: WaitlistSettingsProps) {
  const [pending, start] = useTransition();
  const [said, setSaid] = useState<{ kind: "saved" | "refused"; sentence: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);

  function save() {
    if (!form.current || pending) return;
    const data = new FormData(form.current);
    setSaid(null);
    start(async () => {
      const answer = await onSave({
        mode: String(data.get("mode")),
        holdMinutes: Number(data.get("holdMinutes")),
      }).catch(() => null);
      if (answer?.ok) setSaid({ kind: "saved", sentence: words.saved });
      else setSaid({ kind: "refused", sentence: answer ? sentenceOf(answer, words) : words.failed });
    });
  }

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <Segmented legend={words.mode} name="mode" options={modes} value={mode} height={44} />
        <Field label={words.hold} className="w-40">
          {(control) => (
            <Select {...control} height={44} name="holdMinutes" defaultValue={holdMinutes}>
              {holds.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" busy={pending} busyLabel={words.saving} className="h-11">
          {words.save}
        </Button>
      </div>
      {said && <Notice kind={said.kind}>{said.sentence}</Notice>}
    </form>
  );
}
