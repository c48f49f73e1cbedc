"use client";
// How does the desk take the next step of a visit: arrived, in treatment, completed; or missed, cancelled, undone?
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import { Notice } from "@/components/ui/notice";
import type { DayStep } from "@/lib/rules/day-steps";
import { type LeaveActions, LeaveDialog, type Leaving, type LeavingWords } from "./leave-dialog";
import { type Answer, type Refused, refusedBy, type WentWrong } from "./step-answer";

type Step = { step: DayStep; label: string; busy: string; key: string | null; isFirst: boolean };

type StepButtonsProps = WentWrong & {
  appointmentId: string;
  steps: Step[];
  /** `isPlanned`: it is a visit of a running plan, which is due again after it. */
  leaving: { isPlanned: boolean } & Record<Leaving, LeavingWords>;
  /** What else can be done, in the same row. */
  children?: ReactNode;
  actions: Omit<LeaveActions, "step"> & {
    step: (input: { appointmentId: string; step: DayStep; reason?: string }) => Promise<Answer>;
  };
};

/**
 * The steps that fit now. A press takes one; before a visit is cancelled, or one of a plan is marked as missed, it is asked
 * what comes of it. After a "no" the page is read afresh; without an answer all stays as it was.
 */
export function StepButtons({ appointmentId, steps, leaving, failed, offline, children, actions }: StepButtonsProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [taking, setTaking] = useState<DayStep | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [asking, setAsking] = useState<Leaving | null>(null);

  function take(step: DayStep) {
    if (pending) return;
    setTaking(step);
    setRefused(null);
    startTransition(async () => {
      const answer = await actions.step({ appointmentId, step }).catch(() => null);
      if (answer?.ok) return;
      const no = refusedBy(answer, { failed, offline });
      setRefused(no);
      if (no.isRefusal) startTransition(() => router.refresh());
    });
  }

  function press(step: DayStep) {
    if (step === "cancel" || (step === "miss" && leaving.isPlanned)) {
      setRefused(null);
      setAsking(step);
    } else take(step);
  }

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
            busy={pending && taking === step}
            busyLabel={busy}
            onClick={() => press(step)}
          >
            {label}
          </Button>
        ))}
        {children}
      </div>
      {refused && (
        <Notice kind="refused" detail={refused.detail}>
          {refused.sentence}
        </Notice>
      )}
      {asking && (
        <LeaveDialog
          appointmentId={appointmentId}
          step={asking}
          isPlanned={leaving.isPlanned}
          busyLabel={steps.find(({ step }) => step === asking)?.busy ?? ""}
          words={leaving[asking]}
          wentWrong={{ failed, offline }}
          actions={actions}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}
