"use client";
// How does the desk take the next step of a visit: arrived, in treatment, completed; or missed, cancelled, undone?
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { KeyHint } from "@/components/ui/key-hint";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-input";
import type { DayStep } from "@/lib/rules/day-steps";

type Answer =
  | { ok: true }
  | { ok: false; code: string; sentence: string; fields: Record<string, string>; reference?: string };

type Step = { step: DayStep; label: string; busy: string; key: string | null; isFirst: boolean };

type StepButtonsProps = {
  appointmentId: string;
  steps: Step[];
  cancel: { title: string; lead: string; reason: string; keep: string; confirm: string };
  /** With {reference} in its place. */
  failed: { title: string; detail: string };
  /** For a call that never got an answer. */
  offline: { title: string; detail: string };
  /** What else can be done, in the same row. */
  children?: ReactNode;
  onStep: (input: { appointmentId: string; step: DayStep; reason?: string }) => Promise<Answer>;
};

type Refused = { sentence: string; detail: string | null; fields: Record<string, string> };

/**
 * The steps that fit now. A press takes one; cancelling asks for a reason first. After a "no" the page is read afresh;
 * without an answer all stays as it was.
 */
export function StepButtons({ appointmentId, steps, cancel, failed, offline, children, onStep }: StepButtonsProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [taking, setTaking] = useState<DayStep | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState("");

  function take(step: DayStep, why?: string) {
    if (pending) return;
    setTaking(step);
    setRefused(null);
    startTransition(async () => {
      const asked = { appointmentId, step, ...(why !== undefined && { reason: why }) };
      const answer = await onStep(asked).catch(() => null);
      if (!answer) {
        setRefused({ sentence: offline.title, detail: offline.detail, fields: {} });
        return;
      }
      if (answer.ok) {
        setIsAsking(false);
        setReason("");
        return;
      }
      const isBug = answer.code === "failed";
      setRefused({
        sentence: isBug ? failed.title : answer.sentence,
        detail: isBug ? failed.detail.replace("{reference}", answer.reference ?? "") : null,
        fields: answer.fields,
      });
      if (!isBug && Object.keys(answer.fields).length === 0) startTransition(() => router.refresh());
    });
  }

  const open = () => {
    setRefused(null);
    setIsAsking(true);
  };
  const isMarked = Object.keys(refused?.fields ?? {}).length > 0;
  const notice = refused && !isMarked && (
    <Notice kind="refused" detail={refused.detail}>
      {refused.sentence}
    </Notice>
  );
  return (
    <div className="grid gap-2.5" aria-busy={pending}>
      <div className="flex flex-wrap gap-2">
        {steps.map(({ step, label, busy, key, isFirst }) => (
          <Button
            key={step}
            variant={isFirst ? "filled" : "outline"}
            className={isFirst ? "min-w-full" : "flex-1 pointer-coarse:h-11"}
            aria-keyshortcuts={key ?? undefined}
            hint={
              key && (
                <span className="pointer-coarse:hidden">
                  <KeyHint bare={isFirst}>{key}</KeyHint>
                </span>
              )
            }
            busy={pending && taking === step && !isAsking}
            busyLabel={busy}
            onClick={() => (step === "cancel" ? open() : take(step))}
          >
            {label}
          </Button>
        ))}
        {children}
      </div>
      {!isAsking && notice}
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={cancel.title}
        lead={cancel.lead}
        actions={
          <>
            <Button variant="quiet" onClick={() => setIsAsking(false)}>
              {cancel.keep}
            </Button>
            <Button
              variant="danger"
              busy={pending && taking === "cancel"}
              busyLabel={steps.find(({ step }) => step === "cancel")?.busy}
              onClick={() => take("cancel", reason)}
            >
              {cancel.confirm}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <Field label={cancel.reason} error={refused?.fields["reason"]}>
            {(control) => (
              <TextArea {...control} value={reason} onChange={(event) => setReason(event.target.value)} required />
            )}
          </Field>
          {isAsking && notice}
        </div>
      </Dialog>
    </div>
  );
}
