"use client";
// What may be written to a client, and how do they or the staff change it?
import { useId, useOptimistic, useState, useTransition } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import type { ContactChannel, MessagePurpose } from "@/lib/rules/consent";
import { sentenceOf } from "./answered";

type Choice = { channel: ContactChannel; label: string; isGiven: boolean; blocked: string | null };
type Group = { purpose: MessagePurpose; title: string; hint: string; choices: Choice[] };
type Said = { clientId: string; purpose: MessagePurpose; channel: ContactChannel; given: boolean };
type Answer =
  | { ok: true }
  | { ok: false; code: string; sentence: string; fields: Record<string, string>; reference?: string };

export type ContactConsentsProps = {
  clientId: string;
  title: string;
  groups: Group[];
  none: string;
  words: { saved: string; failed: string; failedReference: string };
  onSet: (said: Said) => Promise<Answer>;
  /** Of the words and of what is pressed, px: 13 at the desk, 16 for clients. */
  size?: 13 | 16;
};

/** Each tick is saved as it is set; one that is refused goes back to what holds, with the reason. */
export function ContactConsents({ clientId, title, groups, none, words, onSet, size = 13 }: ContactConsentsProps) {
  const id = useId();
  const [shown, show] = useOptimistic(groups, changed);
  const [result, setResult] = useState<{ refusal: string } | "saved" | null>(null);
  const [, start] = useTransition();

  function set(said: Said) {
    setResult(null);
    start(async () => {
      show(said);
      const answer = await onSet(said).catch(() => null);
      setResult(answer?.ok ? "saved" : { refusal: answer ? sentenceOf(answer, words) : words.failed });
    });
  }

  return (
    <section aria-labelledby={id} className={size === 16 ? "grid gap-4" : "grid content-start gap-3"}>
      <div className="flex items-baseline gap-3">
        <h2 id={id} className="font-semibold text-16">
          {title}
        </h2>
        <p role="status" className="text-13 text-ok-ink">
          {result === "saved" && words.saved}
        </p>
      </div>
      {groups.length === 0 && <p className={`text-ink-2 ${size === 16 ? "text-16" : "text-13"}`}>{none}</p>}
      {shown.map(({ purpose, title: name, hint, choices }) => (
        <fieldset key={purpose} aria-describedby={`${id}-${purpose}`} className="min-w-0">
          <legend className="font-medium">{name}</legend>
          <p id={`${id}-${purpose}`} className={`pb-1 text-ink-3 ${size === 16 ? "text-14" : "text-12"}`}>
            {hint}
          </p>
          <div className={size === 16 ? "grid *:min-h-12 *:items-center" : "grid gap-0.5"}>
            {choices.map(({ channel, label, isGiven, blocked }) => (
              <Checkbox
                key={channel}
                label={<span className="wrap-anywhere">{label}</span>}
                detail={blocked}
                checked={isGiven}
                disabled={blocked !== null}
                onChange={(event) => set({ clientId, purpose, channel, given: event.currentTarget.checked })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {result !== null && result !== "saved" && (
        <Notice kind="refused" size={size}>
          {result.refusal}
        </Notice>
      )}
    </section>
  );
}

/** What is shown until the server has answered. */
function changed(groups: Group[], said: Said): Group[] {
  return groups.map((group) =>
    group.purpose !== said.purpose
      ? group
      : {
          ...group,
          choices: group.choices.map((one) => (one.channel === said.channel ? { ...one, isGiven: said.given } : one)),
        },
  );
}
