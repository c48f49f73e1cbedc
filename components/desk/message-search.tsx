// Whose messages are looked for?
import { Search } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { controlLook } from "@/components/ui/control-look";
import { Icon } from "@/components/ui/icon";

type MessageSearchProps = {
  label: string;
  hint: string;
  find: string;
  words: string;
  /** Stays as it is shown. */
  part: string;
  only: { text: string; all: { label: string; href: string } } | null;
};

/** The browser's own form: Enter looks for them, and the address keeps what was looked for. */
export function MessageSearch({ label, hint, find, words, part, only }: MessageSearchProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <search className="max-sm:w-full">
        <form action="/desk/messages" className="flex gap-2">
          <input type="hidden" name="part" value={part} />
          <label className="relative flex w-full items-center sm:w-72">
            <span className="sr-only">{label}</span>
            <Icon of={Search} size={15} className="absolute left-3 text-ink-3" />
            <input
              type="search"
              name="q"
              defaultValue={words}
              placeholder={hint}
              autoComplete="off"
              spellCheck={false}
              className={`${controlLook(36)} pl-9`}
            />
          </label>
          <Button type="submit" className="h-9 pointer-coarse:h-11">
            {find}
          </Button>
        </form>
      </search>
      {only && (
        <p className="text-13 text-ink-2">
          {only.text}{" "}
          <Link href={only.all.href} className="rounded-4 text-accent-ink underline underline-offset-3">
            {only.all.label}
          </Link>
        </p>
      )}
    </div>
  );
}
