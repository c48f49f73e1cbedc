"use client";
// How does a visit go on to its next step, and back from a slip?
import { Check, Scissors, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-input";
import type { StepAppointmentInput } from "@/lib/schemas/appointment";
import { type Answered, sentenceOf } from "./answered";

type StepBarProps = {
  appointmentId: string;
  step: { name: StepAppointmentInput["step"]; label: string } | null;
  canUndo: boolean;
  note: string | null;
  take: (input: StepAppointmentInput) => Promise<Answered<{ status: string }>>;
  words: {
    undo: string;
    busy: string;
    failed: string;
    failedReference: string;
    cutShort: { button: string; title: string; lead: string; reason: string; confirm: string; keep: string };
  };
};

/** One step at a time: a second press while the first is under way does nothing. After a "no" the page is read afresh. */
export function StepBar({ appointmentId, step, canUndo, note, take, words }: StepBarProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);
  const wasPressed = useRef(false);
  const [isCutting, setCutting] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  const why = useRef<HTMLTextAreaElement>(null);

  const press = (name: StepAppointmentInput["step"], cutShort?: string) => {
    if (wasPressed.current) return;
    wasPressed.current = true;
    start(async () => {
      const answer = await take({ appointmentId, step: name, ...(cutShort !== undefined && { cutShort }) }).catch(
        () => null,
      );
      setFailure(answer === null ? words.failed : answer.ok ? null : sentenceOf(answer, words));
      wasPressed.current = false;
      const reasonNo = answer && !answer.ok ? answer.fields.cutShort : undefined;
      setMissing(reasonNo ?? null);
      if (reasonNo === undefined) setCutting(false);
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
        {step?.name === "complete" && (
          <Button variant="quiet" size={44} icon={<Icon of={Scissors} />} onClick={() => setCutting(true)}>
            {words.cutShort.button}
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
      <Dialog
        open={isCutting}
        onClose={() => setCutting(false)}
        title={words.cutShort.title}
        lead={words.cutShort.lead}
        actions={
          <>
            <Button onClick={() => setCutting(false)}>{words.cutShort.keep}</Button>
            <Button
              variant="filled"
              busy={isBusy}
              busyLabel={words.busy}
              onClick={() => press("complete", why.current?.value ?? "")}
            >
              {words.cutShort.confirm}
            </Button>
          </>
        }
      >
        <Field label={words.cutShort.reason} error={missing}>
          {(control) => <TextArea {...control} ref={why} required maxLength={500} />}
        </Field>
      </Dialog>
    </div>
  );
}
