"use client";
// How does what is typed become the example beside it, and then the next version, with nothing lost on the way?
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import type { ProtocolCheck, ProtocolPreview } from "@/lib/schemas/protocol-preview";
import { type EditorWords, filled } from "./editor-words";
import { forgetDraft, keepDraft, keptDraft } from "./kept-draft";
import type { EditorStart, FieldErrors, ProtocolDraft } from "./protocol-draft";

export type EditorActions = {
  check: (input: { protocolId: string; body: ProtocolDraft }) => Promise<Answered<ProtocolCheck>>;
  publish: (input: {
    protocolId: string;
    basedOn: string;
    body: ProtocolDraft;
  }) => Promise<Answered<{ versionId: string; number: number }>>;
};

export type EditorNotice = { kind: "saved" | "refused" | "info"; sentence: string };

const REST_MS = 250;

/**
 * The draft is judged by the server once the typing rests, one question at a time; an answer to anything but the newest
 * draft is not shown. What was typed outlives a refusal, going back and a reload, until it is published or discarded.
 */
export function useProtocolDraft(start: EditorStart, actions: EditorActions, words: EditorWords["editor"]) {
  const { protocolId } = start;
  const [draft, setDraft] = useState<ProtocolDraft>(start.protocol);
  const [published, setPublished] = useState<ProtocolDraft>(start.protocol);
  const [basedOn, setBasedOn] = useState(start.check.newest);
  const [check, setCheck] = useState<ProtocolCheck>(start.check);
  const [preview, setPreview] = useState<ProtocolPreview | null>(start.check.preview);
  const [notice, setNotice] = useState<EditorNotice | null>(null);
  const [wasTried, setWasTried] = useState(false);
  const [isWaiting, setIsWaiting] = useState(false);
  const [isPublishing, setIsPublishing] = useState(false);
  const wanted = useRef<ProtocolDraft | null>(null);
  const isAsking = useRef(false);
  const isBusy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = (next: ProtocolCheck) => {
    setCheck(next);
    if (next.preview) setPreview(next.preview);
  };

  async function ask() {
    if (isAsking.current) return;
    isAsking.current = true;
    while (wanted.current) {
      const body: ProtocolDraft = wanted.current;
      wanted.current = null;
      const answer = await actions.check({ protocolId, body }).catch(() => null);
      if (wanted.current) continue;
      if (answer?.ok) show(answer.value);
      else setNotice({ kind: "refused", sentence: answer ? sentenceOf(answer, words) : words.offline });
    }
    isAsking.current = false;
    setIsWaiting(false);
  }

  const askAbout = (body: ProtocolDraft) => {
    clearTimeout(timer.current);
    setIsWaiting(true);
    timer.current = setTimeout(() => {
      wanted.current = body;
      ask();
    }, REST_MS);
  };

  // What was typed before the page was left is there again.
  const restore = useEffectEvent(() => {
    const kept = keptDraft(protocolId);
    if (!kept) return;
    setDraft(kept.draft);
    setBasedOn(kept.basedOn);
    setNotice({ kind: "info", sentence: words.restored });
    askAbout(kept.draft);
  });
  useEffect(() => restore(), []);

  const change = (part: Partial<ProtocolDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (isSame(next, published)) forgetDraft(protocolId);
    else keepDraft(protocolId, { draft: next, basedOn });
    setNotice((was) => (was?.kind === "refused" && wasTried ? was : null));
    askAbout(next);
  };

  /** @returns the first field that was refused, by its path */
  async function publish(): Promise<string | null> {
    if (isBusy.current) return null;
    isBusy.current = true;
    setIsPublishing(true);
    const answer = await actions.publish({ protocolId, basedOn: basedOn.versionId, body: draft }).catch(() => null);
    isBusy.current = false;
    setIsPublishing(false);
    if (answer?.ok) {
      const { versionId, number } = answer.value;
      forgetDraft(protocolId);
      setPublished(draft);
      setBasedOn({ versionId, number });
      setWasTried(false);
      setNotice({ kind: "saved", sentence: filled(words.published, number) });
      askAbout(draft);
      return null;
    }
    setWasTried(true);
    setNotice({ kind: "refused", sentence: answer ? sentenceOf(answer, words) : words.offline });
    const fields = Object.entries(answer?.fields ?? {}).map(([path, sentence]) => [
      path.replace(/^body\./, ""),
      sentence,
    ]);
    if (fields.length > 0) setCheck((was) => ({ ...was, fields: Object.fromEntries(fields) }));
    else askAbout(draft);
    return fields[0]?.[0] ?? null;
  }

  const isNewer = check.newest.versionId !== basedOn.versionId;
  return {
    draft,
    check,
    preview,
    notice,
    isWaiting,
    isPublishing,
    basedOn,
    /** Somebody published since this draft was begun. */
    isNewer,
    isChanged: !isSame(draft, published),
    errors: wasTried ? check.fields : withoutEmpty(check.fields, draft),
    change,
    publish,
    /** From now on the draft stands upon the newest version. */
    goOn: () => {
      setBasedOn(check.newest);
      setNotice(null);
      keepDraft(protocolId, { draft, basedOn: check.newest });
    },
  };
}

function isSame(one: ProtocolDraft, other: ProtocolDraft): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A field that is still empty is not wrong before it was tried: somebody is about to write there. */
function withoutEmpty(errors: FieldErrors, draft: ProtocolDraft): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([path]) => valueAt(draft, path) !== ""));
}

function valueAt(draft: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
      draft,
    );
}
