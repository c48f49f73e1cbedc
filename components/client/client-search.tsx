"use client";
// How does a person find a client: as they type, and without script by pressing Enter?
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { controlLook } from "@/components/ui/control-look";
import { Icon } from "@/components/ui/icon";

type ClientSearchProps = {
  /** What the list beside it was searched for. */
  words: string;
  /** The record of the only client that was found. */
  onlyHref: string | null;
  labels: { search: string; hint: string; find: string };
};

/** After so many ms without a key the list follows. */
const PAUSE_MS = 160;

/** Enter opens the only client that was found; where a pointer hovers, one can type at once. */
export function ClientSearch({ words, onlyHref, labels }: ClientSearchProps) {
  const router = useRouter();
  const [isSearching, startSearch] = useTransition();
  const [typed, setTyped] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const input = useRef<HTMLInputElement>(null);
  const wasEntered = useRef<string | null>(null);
  useEffect(() => {
    // A touch keyboard would cover the list.
    if (window.matchMedia("(hover: hover)").matches) input.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (wasEntered.current !== words.trim()) return;
    wasEntered.current = null;
    if (onlyHref) router.push(onlyHref);
  }, [words, onlyHref, router]);

  const show = (wanted: string) => {
    clearTimeout(timer.current);
    const query = wanted.trim() === "" ? "" : `?q=${encodeURIComponent(wanted.trim())}`;
    startSearch(() => router.replace(`/clinic/clients${query}`, { scroll: false }));
  };
  const type = (wanted: string) => {
    setTyped(wanted);
    wasEntered.current = null;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => show(wanted), PAUSE_MS);
  };

  return (
    <search>
      <form
        action="/clinic/clients"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === words.trim()) {
            if (onlyHref) router.push(onlyHref);
            return;
          }
          wasEntered.current = typed.trim();
          show(typed);
        }}
        className="flex gap-2"
        aria-busy={isSearching}
      >
        <label className="relative flex w-full items-center sm:w-80">
          <span className="sr-only">{labels.search}</span>
          <Icon of={Search} size={15} className="absolute left-3 text-ink-3" />
          <input
            ref={input}
            type="search"
            name="q"
            value={typed}
            onChange={(event) => type(event.target.value)}
            placeholder={labels.hint}
            autoComplete="off"
            spellCheck={false}
            className={`${controlLook(36)} pl-9`}
          />
        </label>
        <noscript>
          <Button type="submit" className="h-9">
            {labels.find}
          </Button>
        </noscript>
      </form>
    </search>
  );
}
