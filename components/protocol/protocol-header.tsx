// Which protocol is this, in which version, and which others are there?
import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";

type ProtocolHeaderProps = {
  name: string;
  versions: { number: number; text: string; isShown: boolean; href: string }[];
  all: { href: string; label: string };
  words: { versions: string; shown: string };
};

export function ProtocolHeader({ name, versions, all, words }: ProtocolHeaderProps) {
  const shown = versions.find(({ isShown }) => isShown);
  const others = versions.filter(({ isShown }) => !isShown);
  return (
    <div className="mx-auto grid w-full max-w-[1392px] gap-1 px-4 pt-5 pb-5 md:px-6">
      <Link
        href={all.href}
        className="-ml-1 inline-flex w-fit items-center gap-1 rounded-4 py-0.5 pr-1 text-13 text-ink-2 hover:text-ink"
      >
        <Icon of={ChevronLeft} size={15} />
        {all.label}
      </Link>
      <h1 className="font-semibold text-24">{name}</h1>
      <div className="flex flex-wrap gap-x-5 text-ink-2">
        {shown && <p>{shown.text}</p>}
        {others.length > 0 && (
          <details>
            <summary className="rounded-4 hover:text-ink">{words.versions}</summary>
            <ul className="grid gap-0.5 pt-1">
              {others.map(({ number, text, href }) => (
                <li key={number}>
                  <Link href={href} className="rounded-4 underline underline-offset-2 hover:text-ink">
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}
