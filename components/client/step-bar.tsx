"use client";
// How does a visit go on to its next step, and back from a slip?
import { Check, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { StepAppointmentInput } from "@/lib/schemas/appointment";
import { type Answered, sentenceOf } from "./answered";

type StepBarProps = {
  appointmentId: string;
  step: { name: StepAppointmentInput["step"]; label: string } | null;
  canUndo: boolean;
  note: string | null;
  take: (input: StepAppointmentInput) => Promise<Answered<{ status: string }>>;
  words: { undo: string; busy: string; failed: string; failedReference: string };
};

/** One step at a time: a second press while the first is under way does nothing. After a "no" the page is read afresh. */
export function StepBar({ appointmentId, step, canUndo, note, take, words }: StepBarProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);
  const wasPressed = useRef(false);

  const press = (name: StepAppointmentInput["step"]) => {
    if (wasPressed.current) return;
    wasPressed.current = true;
    start(async () => {
      const answer = await take({ appointmentId, step: name }).catch(() => null);
      setFailure(answer === null ? words.failed : answer.ok ? null : sentenceOf(answer, words));
      wasPressed.current = false;
      if (answer && !answer.ok && answer.code !== "failed") start(() => router.refresh());
    });
  };

  return (
    <div
      className="sticky bottom-0 z-10 mt-auto grid gap-2 border-line border-t bg-ground px-4 py-3 md:px-7"
      data-screen-only
    >
      {failure && <Notice kind="refused">{failure}</Notice>}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-ink-2">{note}</p>
        {canUndo && (
          <Button variant="quiet" size={44} icon={<Icon of={Undo2} />} onClick={() => press("revert")}>
            {words.undo}
          </Button>
        )}
        {step && (
          <Button
            variant="filled"
            size={44}
            icon={<Icon of={Check} size={18} />}
            busy={isBusy}
            busyLabel={words.busy}
            onClick={() => press(step.name)}
          >
            {step.label}
          </Button>
        )}
      </div>
    </div>
  );
}
