"use client";
// How does a sentence about what has just happened stay while the page is read again, and not come back with the address?
import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";

type ShownOnceProps = {
  /** The parameter of the address that the sentence stands for; it is taken out once it has been shown. */
  parameter: string;
  /** Null where the address does not say it, or no longer does. */
  sentence: string | null;
};

/** Give it a key that says what the sentence is about: with another key it is forgotten. */
export function ShownOnce({ parameter, sentence }: ShownOnceProps) {
  const [shown, setShown] = useState(sentence);
  if (sentence !== null && sentence !== shown) setShown(sentence);
  useEffect(() => {
    const address = new URL(window.location.href);
    if (sentence === null || !address.searchParams.has(parameter)) return;
    address.searchParams.delete(parameter);
    window.history.replaceState(null, "", address);
  }, [parameter, sentence]);
  return (
    shown !== null && (
      <div className="px-4.5 pt-4">
        <Notice kind="saved">{shown}</Notice>
      </div>
    )
  );
}
