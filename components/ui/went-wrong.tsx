"use client";
// What does a page say when it broke?
import { useEffect, useState } from "react";
import { Button } from "./button";
import { ErrorState } from "./error-state";

type WentWrongProps = {
  /** Names the line in the log; unknown when the browser itself stumbled. */
  reference: string | undefined;
  onAgain: () => void;
};

/** `detail` has {reference} in its place. */
export type WentWrongWords = { title: string; detail: string; detailPlain: string; again: string };

/** The frame of every page carries the words, so that they are there when nothing can be fetched any more. */
function carriedWords(): WentWrongWords | null {
  const carried = typeof document === "undefined" ? undefined : document.body?.dataset.wentWrong;
  return carried === undefined ? null : JSON.parse(carried);
}

/** For a page whose frame broke too: nothing carried the words, so they are fetched. */
async function fetchedWords(language: string): Promise<WentWrongWords> {
  const { localeOf, speaker } = await import("@/lib/words/say");
  const say = speaker(localeOf(language), "error");
  return {
    title: say("title"),
    detail: say("detail", { reference: "{reference}" }),
    detailPlain: say("detailPlain"),
    again: say("again"),
  };
}

export function WentWrong({ reference, onAgain }: WentWrongProps) {
  // Read while the frame still stands: what replaces it carries nothing.
  const [words, setWords] = useState(carriedWords);
  useEffect(() => {
    if (words === null) fetchedWords(document.documentElement.lang).then(setWords, () => setWords(null));
  }, [words]);
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
          {reference === undefined ? words.detailPlain : words.detail.replace("{reference}", reference)}
        </ErrorState>
      )}
    </main>
  );
}
