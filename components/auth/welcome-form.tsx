"use client";
// How does an invited client choose a password, and come in?
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";

type Answer =
  | { ok: true; value: { email: string } }
  | { ok: false; code: string; sentence: string; fields: Record<string, string>; reference?: string };

type WelcomeFormProps = {
  token: string;
  email: string;
  hasAccount: boolean;
  words: {
    email: string;
    password: string;
    passwordHint: string | null;
    submit: string;
    busy: string;
    failed: string;
    failedReference: string;
    signInFailed: string;
  };
  onAccept: (input: { token: string; password: string }) => Promise<Answer>;
};

/** The e-mail stands in a field of its own, so that a password manager knows what to keep. */
export function WelcomeForm({ token, email, hasAccount, words, onAccept }: WelcomeFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ sentence: string; field: string | undefined } | null>(null);

  useEffect(() => {
    if (trouble) form.current?.querySelector<HTMLElement>("[name=password]")?.focus();
  }, [trouble]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    setBusy(true);
    setTrouble(null);
    const answer = await onAccept({ token, password }).catch(() => null);
    if (!answer?.ok) {
      setBusy(false);
      setTrouble({ sentence: sentenceOf(answer), field: answer?.fields.password });
      return;
    }
    const signedIn = await import("next-auth/react")
      .then(({ signIn }) => signIn("password", { email: answer.value.email, password, redirect: false }))
      .catch(() => undefined);
    if (signedIn?.ok && !signedIn.error) {
      // A full load: everything on the next page is read with the new rights.
      window.location.assign("/");
      return;
    }
    setBusy(false);
    setTrouble({ sentence: words.signInFailed, field: undefined });
  }

  function sentenceOf(answer: Extract<Answer, { ok: false }> | null): string {
    if (answer === null) return words.failed;
    if (answer.code !== "failed") return answer.sentence;
    return words.failedReference.replace("{reference}", answer.reference ?? "");
  }

  return (
    <form ref={form} onSubmit={submit} method="post" noValidate className="grid gap-4">
      {trouble && (
        <Notice kind="refused" size={16}>
          {trouble.sentence}
        </Notice>
      )}
      <Field label={words.email}>
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            value={email}
            readOnly
            height={44}
          />
        )}
      </Field>
      <Field label={words.password} hint={words.passwordHint} error={trouble?.field}>
        {(control) => (
          <TextInput
            {...control}
            name="password"
            type="password"
            autoComplete={hasAccount ? "current-password" : "new-password"}
            height={44}
          />
        )}
      </Field>
      <Button type="submit" variant="filled" size={48} busy={busy} busyLabel={words.busy}>
        {words.submit}
      </Button>
    </form>
  );
}
