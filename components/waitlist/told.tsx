"use client";
// How does an answer to an offer stay said, when its row is gone from the list?
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";

const Tell = createContext<(sentence: string) => void>(() => {});

/** What says a sentence above the list; outside of one it is said nowhere. */
export const useTell = () => useContext(Tell);

/** The sentence takes the focus, which the button had that is gone with its row. */
export function Told({ children }: { children: ReactNode }) {
  const [told, setTold] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (told !== null) box.current?.focus();
  }, [told]);
  return (
    <Tell value={setTold}>
      {told !== null && (
        <div ref={box} tabIndex={-1} className="rounded-8">
          <Notice kind="saved">{told}</Notice>
        </div>
      )}
      {children}
    </Tell>
  );
}
