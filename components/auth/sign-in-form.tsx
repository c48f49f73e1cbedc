"use client";
// How does a person prove who they are, in the browser?
import { ArrowRight, CalendarDays, ChartColumn, type LucideIcon, Smile, Stethoscope } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import type { Role } from "@/lib/access/actor";

type DemoPerson = { email: string; kind: Role; role: string; detail: string };

const roleIcons: Record<Role, LucideIcon> = {
  owner: ChartColumn,
  clinician: Stethoscope,
  desk: CalendarDays,
  client: Smile,
};

type Words = { email: string; password: string; submit: string; busy: string; demo: string; demoNote: string };

type SignInFormProps = {
  words: Words;
  /** The sentence of each refusal that signing in can end with; `failed` for all else. */
  refusals: Record<string, string>;
  /** One click signs in as one of them; empty where this is no demo. */
  people: DemoPerson[];
};

export function SignInForm({ words, refusals, people }: SignInFormProps) {
  const [busy, setBusy] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function enter(provider: "password" | "demo", credentials: Record<string, string>) {
    setBusy(provider === "demo" ? (credentials.email ?? "") : "password");
    setRefusal(null);
    // Fetched when it is needed: the page is there sooner.
    const answer = await import("next-auth/react")
      .then(({ signIn }) => signIn(provider, { ...credentials, redirect: false }))
      .catch(() => undefined);
    if (answer?.ok && !answer.error) {
      // A full load: everything on the next page is read with the new rights.
      window.location.assign("/");
      return;
    }
    setBusy(null);
    setRefusal(refusals[answer?.error ?? "failed"] ?? refusals.failed ?? null);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    enter("password", { email: String(form.get("email")), password: String(form.get("password")) });
  }

  return (
    <div className="grid gap-6">
      <form onSubmit={submit} method="post" className="grid gap-4">
        <Field label={words.email}>
          {(control) => (
            <TextInput {...control} name="email" type="email" autoComplete="username" required height={44} />
          )}
        </Field>
        <Field label={words.password}>
          {(control) => (
            <TextInput
              {...control}
              name="password"
              type="password"
              autoComplete="current-password"
              required
              height={44}
            />
          )}
        </Field>
        {refusal && <Notice kind="refused">{refusal}</Notice>}
        <Button type="submit" variant="filled" size={44} busy={busy === "password"} busyLabel={words.busy}>
          {words.submit}
        </Button>
      </form>
      {people.length > 0 && (
        <section aria-labelledby="demo-people" className="grid gap-4">
          <h2
            id="demo-people"
            className="flex items-center gap-4 text-13 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
          >
            {words.demo}
          </h2>
          <ul className="divide-y divide-line overflow-hidden rounded-12 border border-line bg-surface">
            {people.map((person) => (
              <li key={person.email}>
                <button
                  type="button"
                  onClick={() => enter("demo", { email: person.email })}
                  aria-busy={busy === person.email || undefined}
                  className="flex w-full items-center gap-4 px-4 py-2.5 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2"
                >
                  <Icon of={roleIcons[person.kind]} size={18} className="text-ink-2" />
                  <span className="min-w-0 flex-1">
                    <span className="block font-semibold">{person.role}</span>
                    <span className="block text-13 text-ink-2">{person.detail}</span>
                  </span>
                  <Icon of={ArrowRight} className="text-ink-3" />
                </button>
              </li>
            ))}
          </ul>
          <p className="text-13 text-ink-3">{words.demoNote}</p>
        </section>
      )}
    </div>
  );
}
