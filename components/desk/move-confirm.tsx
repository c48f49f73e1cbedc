"use client";
// How is a move made, and what happens when somebody was faster?
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-input";

type MoveInput = {
  appointmentId: string;
  revision: number | null;
  slot: { start: number; clinicianId: string; roomId: string; deviceId: string | null };
  scope: "this" | "following";
  overrideReason?: string;
};

type Answer =
  | { ok: true }
  | { ok: false; code: string; sentence: string; fields: Record<string, string>; reference?: string };

type MoveConfirmProps = {
  /** Null while nothing is chosen, or what is chosen can't be had. */
  input: MoveInput | null;
  label: string;
  needsReason: boolean;
  doneHref: string;
  keepHref: string;
  words: {
    moving: string;
    reason: string;
    keep: string;
    again: string;
    /** With {reference} in its place. */
    failed: { title: string; detail: string };
    /** For a call that never got an answer. */
    offline: { title: string; detail: string };
  };
  onMove: (input: MoveInput) => Promise<Answer>;
};

type Refused = { sentence: string; detail: string; reason: string | undefined };

/** The button that moves. Without an answer all stays as it was; after a "no" the page is read afresh, and the sentence stays until something else is chosen. */
export function MoveConfirm({ input, label, needsReason, doneHref, keepHref, words, onMove }: MoveConfirmProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [reason, setReason] = useState("");
  const chosen = input && `${input.slot.start} ${input.slot.clinicianId}`;
  const tried = useRef(chosen);
  useEffect(() => {
    if (chosen !== null && chosen !== tried.current) setRefused(null);
  }, [chosen]);

  function move() {
    if (!input || pending) return;
    tried.current = chosen;
    setRefused(null);
    startTransition(async () => {
      const answer = await onMove({ ...input, ...(needsReason && { overrideReason: reason }) }).catch(() => null);
      if (!answer) {
        setRefused({ sentence: words.offline.title, detail: words.offline.detail, reason: undefined });
        return;
      }
      if (answer.ok) {
        startTransition(() => router.push(doneHref));
        return;
      }
      const isBug = answer.code === "failed";
      const field = answer.fields["overrideReason"];
      setRefused({
        sentence: isBug ? words.failed.title : answer.sentence,
        detail: isBug ? words.failed.detail.replace("{reference}", answer.reference ?? "") : field ? "" : words.again,
        reason: field,
      });
      // What was typed stays; only the places are read again.
      if (!isBug && !field) startTransition(() => router.refresh());
    });
  }

  return (
    <div className="grid gap-3">
      {refused && (
        <Notice kind="refused" detail={refused.detail}>
          {refused.sentence}
        </Notice>
      )}
      {needsReason && input && (
        <Field label={words.reason} error={refused?.reason}>
          {(control) => (
            <TextArea {...control} value={reason} onChange={(event) => setReason(event.target.value)} required />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        {input && (
          <Button
            variant="filled"
            className="flex-1 pointer-coarse:h-11"
            busy={pending}
            busyLabel={words.moving}
            onClick={move}
          >
            {label}
          </Button>
        )}
        <LinkButton href={keepHref} className="flex-1 pointer-coarse:h-11">
          {words.keep}
        </LinkButton>
      </div>
    </div>
  );
}
