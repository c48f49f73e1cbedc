// What stands over a sheet while it is on the screen?
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { PrintButton } from "./print-button";

/** The way back, and the button that prints. */
export function PrintBar({ backHref, words }: { backHref: string; words: { back: string; print: string } }) {
  return (
    <div data-screen-only className="mx-auto flex w-full max-w-[210mm] items-center justify-between gap-4 px-4 py-4">
      <Link
        href={backHref}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-6 font-medium text-14 text-ink-2 hover:text-ink pointer-coarse:min-h-11"
      >
        <Icon of={ArrowLeft} size={16} />
        {words.back}
      </Link>
      <PrintButton>{words.print}</PrintButton>
    </div>
  );
}
