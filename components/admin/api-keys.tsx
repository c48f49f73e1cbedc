"use client";
// How does an owner give other programs keys, and take them back?
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import type { ApiKeyRow } from "@/lib/schemas/api-key";
import { MadeKey } from "./made-key";

type Words = Record<
  | "name"
  | "nameHint"
  | "make"
  | "making"
  | "madeTitle"
  | "madeDetail"
  | "key"
  | "copy"
  | "copied"
  | "put"
  | "inUse"
  | "revokedTitle"
  | "revoke"
  | "revoking"
  | "revokeLead"
  | "keep"
  | "emptyTitle"
  | "empty"
  | "failed"
  | "failedReference",
  string
>;

type ApiKeysProps = {
  rows: ApiKeyRow[];
  words: Words;
  onMake: (input: { name: string }) => Promise<Answered<{ keyId: string; name: string; key: string }>>;
  onRevoke: (input: { keyId: string }) => Promise<Answered<void>>;
};

type News = { kind: "saved" | "refused"; sentence: string };

export function ApiKeys({ rows, words, onMake, onRevoke }: ApiKeysProps) {
  const [name, setName] = useState("");
  const [nameError, setNameError] = useState<string | null>(null);
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const [asked, setAsked] = useState<ApiKeyRow | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const [doing, setDoing] = useState<"make" | "revoke" | null>(null);
  const isBusy = useRef(false);

  async function run<T>(what: "make" | "revoke", work: () => Promise<Answered<T>>): Promise<Answered<T> | null> {
    if (isBusy.current) return null;
    isBusy.current = true;
    setDoing(what);
    setNews(null);
    const answer = await work().catch(() => null);
    isBusy.current = false;
    setDoing(null);
    if (!answer?.ok && answer?.fields.name === undefined) {
      setNews({ kind: "refused", sentence: answer ? sentenceOf(answer, words) : words.failed });
    }
    return answer;
  }

  async function make(event: FormEvent) {
    event.preventDefault();
    if (isBusy.current) return;
    setNameError(null);
    const answer = await run("make", () => onMake({ name }));
    if (answer?.ok) {
      setMade(answer.value);
      setName("");
    } else if (answer) setNameError(answer.fields.name ?? null);
  }

  async function revoke(row: ApiKeyRow) {
    if (isBusy.current) return;
    const answer = await run("revoke", () => onRevoke({ keyId: row.id }));
    setAsked(null);
    if (answer?.ok) setNews({ kind: "saved", sentence: row.labels.done });
  }

  const inUse = rows.filter((row) => !row.isRevoked);
  const revoked = rows.filter((row) => row.isRevoked);
  return (
    <div className="grid gap-8">
      <div className="grid max-w-160 gap-4">
        {made ? (
          <MadeKey made={made} words={words} onPut={() => setMade(null)} />
        ) : (
          <form onSubmit={make} noValidate className="flex flex-wrap items-start gap-3">
            <Field
              label={words.name}
              hint={words.nameHint}
              className="min-w-60 flex-1"
              {...(nameError !== null && { error: nameError })}
            >
              {(control) => (
                <TextInput
                  {...control}
                  value={name}
                  maxLength={60}
                  autoComplete="off"
                  onChange={(event) => setName(event.target.value)}
                  className="max-sm:h-11"
                />
              )}
            </Field>
            <Button
              type="submit"
              variant="filled"
              size={34}
              busy={doing === "make"}
              busyLabel={words.making}
              className="mt-5.5 max-sm:mt-0 max-sm:h-11"
            >
              {words.make}
            </Button>
          </form>
        )}
        {news && <Notice kind={news.kind}>{news.sentence}</Notice>}
      </div>

      {inUse.length > 0 && (
        <KeyList title={words.inUse} rows={inUse}>
          {(row) => (
            <Button aria-label={row.labels.revoke} onClick={() => setAsked(row)} className="max-sm:h-11">
              {words.revoke}
            </Button>
          )}
        </KeyList>
      )}
      {inUse.length === 0 && made === null && <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState>}
      {revoked.length > 0 && <KeyList title={words.revokedTitle} rows={revoked} />}

      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked?.labels.ask}
        lead={words.revokeLead}
        actions={
          <>
            <Button onClick={() => setAsked(null)} className="max-sm:h-11">
              {words.keep}
            </Button>
            <Button
              variant="danger"
              busy={doing === "revoke"}
              busyLabel={words.revoking}
              onClick={() => asked && revoke(asked)}
              className="max-sm:h-11"
            >
              {words.revoke}
            </Button>
          </>
        }
      />
    </div>
  );
}

type KeyListProps = { title: string; rows: ApiKeyRow[]; children?: (row: ApiKeyRow) => ReactNode };

function KeyList({ title, rows, children }: KeyListProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h2 id={id} className="font-semibold text-16">
        {title}
      </h2>
      <ul aria-labelledby={id} className="divide-y divide-line border-line border-y">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
            <div className="grid min-w-50 flex-1 gap-0.5">
              <span className={row.isRevoked ? "text-ink-2" : "font-medium"}>{row.name}</span>
              <span className="text-13 text-ink-3">{row.madeText}</span>
            </div>
            <span className="text-13 text-ink-2">{row.stateText}</span>
            {children?.(row)}
          </li>
        ))}
      </ul>
    </section>
  );
}
