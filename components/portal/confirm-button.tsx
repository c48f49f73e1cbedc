"use client";
// How does a client say that they will come?
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type FailedWords, type PortalAnswer, sentenceOf } from "./portal-answer";

export type ConfirmWords = FailedWords & { confirm: string; confirming: string };

type ConfirmButtonProps = {
  appointmentId: string;
  variant: "filled" | "outline";
  /** The button's whole name: "Confirm session 3". */
  label: string;
  words: ConfirmWords;
  onConfirm: (input: { appointmentId: string }) => Promise<PortalAnswer>;
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
