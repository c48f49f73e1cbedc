"use client";
// How does a client say that they will come, and see that it was heard?
import { CircleCheck } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { type FailedWords, type PortalAnswer, sentenceOf } from "./portal-answer";

export type ConfirmWords = FailedWords & { confirm: string; confirming: string };

type VisitAnswerProps = {
  appointmentId: string;
  /** Null when there is nothing to confirm. */
  confirm: "filled" | "outline" | null;
  /** "Confirmed"; null while it waits for an answer. */
  state: string | null;
  /** The button's whole name: "Confirm session 3". */
  label: string;
  words: ConfirmWords;
  onConfirm: (input: { appointmentId: string }) => Promise<PortalAnswer>;
  /** What else can be done, beside the button. */
  children: ReactNode;
};

/** Once it is confirmed the button is gone: what stands there instead takes over its focus. */
export function VisitAnswer({ appointmentId, confirm, state, label, words, onConfirm, children }: VisitAnswerProps) {
  const [pending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const wasPressed = useRef(false);
  const stateRef = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    if (state === null || !wasPressed.current) return;
    wasPressed.current = false;
    stateRef.current?.focus();
  }, [state]);

  function press() {
    setRefusal(null);
    wasPressed.current = true;
    start(async () => {
      const answer = await onConfirm({ appointmentId }).catch(() => null);
      if (answer?.ok) return;
      wasPressed.current = false;
      setRefusal(sentenceOf(answer, words));
    });
  }

  return (
    <>
      <p
        ref={stateRef}
        role="status"
        tabIndex={-1}
        className="flex items-center gap-2 font-medium text-ok-ink empty:hidden"
      >
        {state && (
          <>
            <Icon of={CircleCheck} size={20} />
            {state}
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-2.5 *:flex-1 empty:hidden">
        {confirm && (
          <Button
            variant={confirm}
            size={48}
            aria-label={label}
            busy={pending}
            busyLabel={words.confirming}
            onClick={press}
          >
            {words.confirm}
          </Button>
        )}
        {children}
      </div>
      {refusal && (
        <Notice kind="refused" size={16}>
          {refusal}
        </Notice>
      )}
    </>
  );
}
