"use client";
// How does a person find a client: as they type, and without script by pressing Enter?
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { controlLook } from "@/components/ui/control-look";
import { Icon } from "@/components/ui/icon";

type ClientSearchProps = { words: string; labels: { search: string; hint: string; find: string } };

/** After so many ms without a key the list follows. */
const PAUSE_MS = 160;

export function ClientSearch({ words, labels }: ClientSearchProps) {
  const router = useRouter();
  const [isSearching, startSearch] = useTransition();
  const [typed, setTyped] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (wanted: string) => {
    clearTimeout(timer.current);
    const query = wanted.trim() === "" ? "" : `?q=${encodeURIComponent(wanted.trim())}`;
    startSearch(() => router.replace(`/clinic/clients${query}`, { scroll: false }));
  };
  const type = (wanted: string) => {
    setTyped(wanted);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => show(wanted), PAUSE_MS);
  };

  return (
    <search>
      <form
        action="/clinic/clients"
        onSubmit={(event) => {
          event.preventDefault();
          show(typed);
        }}
        className="flex gap-2"
        aria-busy={isSearching}
      >
        <label className="relative flex w-full items-center sm:w-80">
          <span className="sr-only">{labels.search}</span>
          <Icon of={Search} size={15} className="absolute left-3 text-ink-3" />
          <input
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
