"use client";
// How is a change of a plan made, once, exactly as it was seen?
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

type DueConfirmProps<Input> = {
  /** Null when nothing can be done as it stands: then only what was refused before is told. */
  book: { label: string; input: Input; doneHref: string } | null;
  keepHref: string;
  words: {
    booking: string;
    nothingHeld: string;
    again: string;
    keep: string;
    failed: string;
    failedReference: string;
  };
  onBook: (input: Input) => Promise<Answered<unknown>>;
};

/** After a "no" the page is read afresh around it: the sentence says why, the rows what is free now. */
export function DueConfirm<Input>({ book, keepHref, words, onBook }: DueConfirmProps<Input>) {
  const router = useRouter();
  const [isBooking, startBooking] = useTransition();
  const [refused, setRefused] = useState<{ sentence: string; detail: string } | null>(null);
  const wasPressed = useRef(false);

  function press() {
    if (book === null || wasPressed.current) return;
    wasPressed.current = true;
    setRefused(null);
    startBooking(async () => {
      const answer = await onBook(book.input).catch(() => null);
      if (answer?.ok) {
        startBooking(() => router.push(book.doneHref));
        return;
      }
      wasPressed.current = false;
      const isNo = answer !== null && answer.code !== "failed";
      setRefused({ sentence: answer ? sentenceOf(answer, words) : words.failed, detail: isNo ? words.again : "" });
      if (isNo) startBooking(() => router.refresh());
    });
  }

  if (book === null && refused === null) return null;
  return (
    <div className="sticky bottom-0 z-10 mt-auto border-line border-t bg-ground" data-screen-only>
      <div className="mx-auto grid w-full max-w-[1392px] gap-3 px-4 py-3 md:px-6">
        {refused && (
          <Notice kind="refused" detail={refused.detail}>
            {refused.sentence}
          </Notice>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className="mr-auto text-ink-3 max-sm:hidden">{words.nothingHeld}</p>
          <LinkButton href={keepHref} className="max-sm:h-11 max-sm:flex-1">
            {words.keep}
          </LinkButton>
          {book && (
            <Button
              variant="filled"
              onClick={press}
              busy={isBooking}
              busyLabel={words.booking}
              className="max-sm:h-11 max-sm:flex-2"
            >
              {book.label}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
