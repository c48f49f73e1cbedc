"use client";
// How does a client say that they will come?
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export type ConfirmAnswer = { ok: true } | { ok: false; code: string; sentence: string; reference?: string };

export type ConfirmWords = { confirm: string; confirming: string; failed: string; failedReference: string };

type ConfirmButtonProps = {
  appointmentId: string;
  variant: "filled" | "outline";
  /** The button's whole name: "Confirm session 3". */
  label: string;
  words: ConfirmWords;
  onConfirm: (input: { appointmentId: string }) => Promise<ConfirmAnswer>;
};

export function ConfirmButton({ appointmentId, variant, label, words, onConfirm }: ConfirmButtonProps) {
  const [pending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);

  function confirm() {
    setRefusal(null);
    start(async () => {
      const answer = await onConfirm({ appointmentId }).catch(() => null);
      if (!answer?.ok) setRefusal(sentenceOf(answer, words));
    });
  }

  return (
    <>
      <Button
        variant={variant}
        size={48}
        aria-label={label}
        busy={pending}
        busyLabel={words.confirming}
        onClick={confirm}
      >
        {words.confirm}
      </Button>
      {refusal && (
        <Notice kind="refused" className="order-last w-full flex-none basis-full">
          {refusal}
        </Notice>
      )}
    </>
  );
}

/** Why it did not happen, also when nobody answered. */
export function sentenceOf(
  answer: Extract<ConfirmAnswer, { ok: false }> | null,
  words: Pick<ConfirmWords, "failed" | "failedReference">,
): string {
  if (answer === null) return words.failed;
  if (answer.code !== "failed") return answer.sentence;
  return words.failedReference.replace("{reference}", answer.reference ?? "");
}
