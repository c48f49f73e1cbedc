"use client";
// What does a page say when it broke?
import { type ReactNode, useEffect, useState } from "react";
import type { Locale } from "@/lib/words/say";
import { Button } from "./button";
import { ErrorState } from "./error-state";

type WentWrongProps = {
  /** Names the line in the log; unknown when the browser itself stumbled. */
  reference: string | undefined;
  onAgain: () => void;
};

type Words = { title: string; detail: ReactNode; again: string };

/** The catalogue is fetched only now: no page that works carries its words for this. */
async function wordsFor(language: string, reference: string | undefined): Promise<Words> {
  const { localeOf, speaker } = await import("@/lib/words/say");
  const locale: Locale = localeOf(language);
  const say = speaker(locale, "error");
  return {
    title: say("title"),
    detail: reference === undefined ? say("detailPlain") : say("detail", { reference }),
    again: say("again"),
  };
}

export function WentWrong({ reference, onAgain }: WentWrongProps) {
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    wordsFor(document.documentElement.lang, reference).then(setWords, () => setWords(null));
  }, [reference]);
  return (
    <main className="grid min-h-dvh place-items-center">
      {words && (
        <ErrorState
          isPage
          title={words.title}
          action={
            <Button variant="filled" size={44} onClick={onAgain}>
              {words.again}
            </Button>
          }
        >
          {words.detail}
        </ErrorState>
      )}
    </main>
  );
}
