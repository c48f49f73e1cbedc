"use client";
// How does a clinician sign what is to happen with one finding, and why?
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-input";
import type { DecideScreeningInput } from "@/lib/schemas/screening";

export type DecideFormProps = {
  about: Pick<DecideScreeningInput, "clientId" | "answerId" | "question">;
  label: string;
  /** What is decided on, for who listens. */
  name: string;
  words: Record<
    | "decisionLegend"
    | "allow"
    | "refuse"
    | "reason"
    | "reasonHint"
    | "sign"
    | "signing"
    | "unanswered"
    | "failed"
    | "failedReference",
    string
  >;
  onDecide: (input: DecideScreeningInput) => Promise<Answered<unknown>>;
};

export function DecideForm({ about, label, name, words, onDecide }: DecideFormProps) {
  const router = useRouter();
  const wasPressed = useRef(false);
  const box = useRef<HTMLDetailsElement>(null);
  const [isSigning, startSigning] = useTransition();
  const [decision, setDecision] = useState<"allow" | "refuse" | null>(null);
  const [reason, setReason] = useState("");
  const [fields, setFields] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);

  function sign(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (wasPressed.current) return;
    setRefusal(null);
    setFields({});
    if (decision === null) return setFields({ decision: words.unanswered });
    wasPressed.current = true;
    startSigning(async () => {
      const answer = await onDecide({ ...about, decision, reason }).catch(() => null);
      wasPressed.current = false;
      if (answer?.ok) {
        if (box.current) box.current.open = false;
        setReason("");
        setDecision(null);
        startSigning(() => router.refresh());
        return;
      }
      setRefusal(answer ? sentenceOf(answer, words) : words.failed);
      setFields(answer?.fields ?? {});
    });
  }

  return (
    <details ref={box} className="pt-1">
      <summary className="w-fit rounded-4 font-medium text-13 text-accent-ink hover:underline">
        {label}
        <span className="sr-only">: {name}</span>
      </summary>
      <form onSubmit={sign} noValidate className="grid max-w-140 gap-3 pt-3 pb-2">
        {refusal && <Notice kind="refused">{refusal}</Notice>}
        <div className="grid gap-1">
          <Segmented
            legend={words.decisionLegend}
            name={`${about.question}-decision`}
            height={44}
            options={[
              { value: "allow", label: words.allow },
              { value: "refuse", label: words.refuse },
            ]}
            value={decision ?? ""}
            onChange={(value) => setDecision(value === "allow" ? "allow" : "refuse")}
          />
          {fields.decision && <p className="text-13 text-late-ink">{fields.decision}</p>}
        </div>
        <Field label={words.reason} hint={words.reasonHint} error={fields.reason}>
          {(control) => <TextArea {...control} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Button
          type="submit"
          variant="filled"
          busy={isSigning}
          busyLabel={words.signing}
          className="justify-self-start max-sm:h-11"
        >
          {words.sign}
        </Button>
      </form>
    </details>
  );
}
