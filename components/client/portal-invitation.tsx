"use client";
// How do staff give a client a sign-in?
import { useId, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { type Answered, sentenceOf } from "./answered";

export type PortalInvitationProps = {
  clientId: string;
  title: string;
  sentence: string;
  button: string | null;
  words: {
    busy: string;
    sent: string;
    handOver: string;
    link: string;
    copy: string;
    copied: string;
    failed: string;
    failedReference: string;
  };
  onInvite: (input: { clientId: string }) => Promise<Answered<{ link: string | null }>>;
};

type Result = { kind: "refused"; sentence: string } | { kind: "sent" } | { kind: "link"; link: string };

/** The link is shown once, to whom the server gives it: it stands in no record, and is gone when the page is left. */
export function PortalInvitation({ clientId, title, sentence, button, words, onInvite }: PortalInvitationProps) {
  const id = useId();
  const [result, setResult] = useState<Result | null>(null);
  const [isCopied, setIsCopied] = useState(false);
  const [pending, start] = useTransition();

  function invite() {
    setResult(null);
    setIsCopied(false);
    start(async () => {
      const answer = await onInvite({ clientId }).catch(() => null);
      if (!answer?.ok) {
        setResult({ kind: "refused", sentence: answer ? sentenceOf(answer, words) : words.failed });
        return;
      }
      const { link } = answer.value;
      setResult(link === null ? { kind: "sent" } : { kind: "link", link });
    });
  }

  async function copy(link: string) {
    await navigator.clipboard?.writeText(link).then(
      () => setIsCopied(true),
      () => undefined,
    );
  }

  return (
    <section aria-labelledby={id} className="grid content-start gap-2">
      <h2 id={id} className="font-semibold text-16">
        {title}
      </h2>
      <p className="text-13 text-ink-2">{sentence}</p>
      {button && (
        <p>
          <Button busy={pending} busyLabel={words.busy} onClick={invite}>
            {button}
          </Button>
        </p>
      )}
      {result?.kind === "refused" && <Notice kind="refused">{result.sentence}</Notice>}
      {result?.kind === "sent" && <Notice kind="saved">{words.sent}</Notice>}
      {result?.kind === "link" && (
        <>
          <Notice kind="info">{words.handOver}</Notice>
          <Field label={words.link}>
            {(control) => (
              <TextInput {...control} readOnly value={result.link} onFocus={(event) => event.currentTarget.select()} />
            )}
          </Field>
          <p className="flex items-center gap-3">
            <Button onClick={() => copy(result.link)}>{words.copy}</Button>
            <span role="status" className="text-13 text-ok-ink">
              {isCopied && words.copied}
            </span>
          </p>
        </>
      )}
    </section>
  );
}
