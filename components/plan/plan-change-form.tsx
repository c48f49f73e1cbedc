"use client";
// How does somebody say yes to a change of a plan, once, with its reason?
import { useRouter } from "next/navigation";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-input";

type PlanChangeFormProps<Input extends object> = {
  /** What is sent, but for the reason. */
  input: Input;
  reason: { label: string; hint: string | null; isRequired: boolean } | null;
  button: string;
  busy: string;
  doneHref: string;
  keepHref: string;
  /** Set while what is shown above is not yet what would be saved. */
  isStale?: boolean;
  words: { keep: string; again: string; failed: string; failedReference: string };
  onSave: (input: Input & { reason?: string }) => Promise<Answered<unknown>>;
  children?: ReactNode;
};

/** A reason that was typed stays after a "no"; the page around it is then read afresh. */
export function PlanChangeForm<Input extends object>({
  input,
  reason,
  button,
  busy,
  doneHref,
  keepHref,
  isStale = false,
  words,
  onSave,
  children,
}: PlanChangeFormProps<Input>) {
  const router = useRouter();
  const [isSaving, startSaving] = useTransition();
  const [refused, setRefused] = useState<Extract<Answered<never>, { ok: false }> | "failed" | null>(null);
  const wasPressed = useRef(false);
  const text = useRef<HTMLTextAreaElement>(null);

  function save() {
    if (wasPressed.current || isStale) return;
    wasPressed.current = true;
    setRefused(null);
    startSaving(async () => {
      const why = text.current?.value.trim() ?? "";
      const answer = await onSave({ ...input, ...(why !== "" && { reason: why }) }).catch(() => null);
      if (answer?.ok) {
        startSaving(() => router.push(doneHref));
        return;
      }
      wasPressed.current = false;
      setRefused(answer ?? "failed");
      if (answer && Object.keys(answer.fields).length > 0) text.current?.focus();
      else if (answer && answer.code !== "failed") startSaving(() => router.refresh());
    });
  }

  const fields = refused === null || refused === "failed" ? {} : refused.fields;
  const sentence = refused === "failed" ? words.failed : refused && sentenceOf(refused, words);
  const isNo = refused !== null && refused !== "failed" && refused.code !== "failed" && !fields.reason;
  return (
    <form
      noValidate
      className="grid max-w-180 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {children}
      {reason && (
        <Field label={reason.label} hint={reason.hint} error={fields.reason}>
          {(control) => <TextArea {...control} ref={text} name="reason" required={reason.isRequired} maxLength={500} />}
        </Field>
      )}
      {sentence && (
        <Notice kind="refused" detail={isNo ? words.again : null}>
          {sentence}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          variant="filled"
          busy={isSaving}
          busyLabel={busy}
          aria-disabled={isStale || undefined}
          className="max-sm:h-11 max-sm:w-full"
        >
          {button}
        </Button>
        <LinkButton href={keepHref} className="max-sm:h-11 max-sm:w-full">
          {words.keep}
        </LinkButton>
      </div>
    </form>
  );
}
