"use client";
// How does a person choose a day and a time of their own for one visit, and sign where it is too early?
import { type FormEvent, useState } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextArea, TextInput } from "@/components/ui/text-input";
import type { Slot } from "@/lib/scheduling/types";
import type { TimesOfDay } from "@/lib/schemas/course-preview";
import type { BuilderWords } from "./builder-words";

type BuilderAnyDayProps = {
  on: string;
  min: string;
  max: string;
  words: BuilderWords;
  ask: (on: string) => Promise<Answered<TimesOfDay>>;
  onChoose: (slot: Slot, overrideReason?: string) => void;
};

export function BuilderAnyDay({ on, min, max, words, ask, onChoose }: BuilderAnyDayProps) {
  const [times, setTimes] = useState<TimesOfDay | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [isReasonMissing, setIsReasonMissing] = useState(false);

  async function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget).get("day"));
    setIsAsking(true);
    const answer = await ask(day).catch(() => null);
    setIsAsking(false);
    setTimes(answer?.ok ? answer.value : null);
    setFailure(answer === null ? words.offline : answer.ok ? null : sentenceOf(answer, words));
  }

  function choose(slot: Slot) {
    if (!times?.needsSigning) onChoose(slot);
    else if (reason.trim() === "") setIsReasonMissing(true);
    else onChoose(slot, reason.trim());
  }

  return (
    <div className="grid content-start gap-3 text-13">
      <form onSubmit={find} className="flex items-end gap-2">
        <Field label={words.anotherDay} className="w-40">
          {(control) => (
            <TextInput {...control} name="day" type="date" required min={min} max={max} defaultValue={on} />
          )}
        </Field>
        <Button type="submit" busy={isAsking} className="h-9">
          {words.day}
        </Button>
      </form>
      <div aria-live="polite" className="grid gap-3">
        {failure && <Notice kind="refused">{failure}</Notice>}
        {times?.refusal && <Notice kind="warning">{times.refusal}</Notice>}
        {times?.refusal === null && (
          <>
            <p className="font-medium">
              {times.dayText}
              {times.gapText && <span className="font-normal text-ink-3"> · {times.gapText}</span>}
            </p>
            {times.needsSigning && (
              <Field
                label={words.reason}
                hint={times.signingText}
                error={isReasonMissing && reason.trim() === "" ? words.reasonMissing : undefined}
              >
                {(control) => (
                  <TextArea
                    {...control}
                    maxLength={500}
                    value={reason}
                    onChange={(event) => setReason(event.target.value)}
                  />
                )}
              </Field>
            )}
            {times.clinicians.map(({ name, times: free }) => (
              <section key={name} aria-label={name} className="grid gap-1.5">
                <h4 className="text-12 text-ink-3">{name}</h4>
                <ul className="flex max-h-36 flex-wrap gap-1.5 overflow-y-auto p-0.5">
                  {free.map(({ slot, timeText }) => (
                    <li key={slot.start}>
                      <Button size={28} onClick={() => choose(slot)} className="pointer-coarse:h-11">
                        {timeText}
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </>
        )}
      </div>
    </div>
  );
}
