"use client";
// How is a course printed, saved or booked as it stands?
import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { KeyHint } from "@/components/ui/key-hint";
import { Notice } from "@/components/ui/notice";
import type { CoursePreview } from "@/lib/schemas/course-preview";
import type { BuilderWords } from "./builder-words";
import type { UseBooking } from "./use-booking";

type BuilderBarProps = {
  preview: CoursePreview;
  booking: UseBooking;
  words: BuilderWords;
};

/** What came of a press stands where it was pressed: further up it could be out of sight. */
export function BuilderBar({ preview, booking, words }: BuilderBarProps) {
  const { doing, notice, save, book } = booking;
  return (
    <div className="sticky bottom-0 z-10 mt-auto border-line border-t bg-ground" data-screen-only>
      <div className="mx-auto grid w-full max-w-[1392px] gap-3 px-4 py-3 md:px-6">
        {notice && <Notice kind={notice.kind}>{notice.sentence}</Notice>}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className="mr-auto text-ink-3 max-sm:hidden">{words.nothingHeld}</p>
          <Button variant="quiet" icon={<Icon of={Printer} />} onClick={() => window.print()} className="max-sm:hidden">
            {words.print}
          </Button>
          <Button
            onClick={save}
            busy={doing === "saving"}
            busyLabel={words.saving}
            className="max-sm:h-11 max-sm:w-full"
          >
            {words.save}
          </Button>
          <Button
            variant="filled"
            onClick={book}
            busy={doing === "booking" || doing === "checking"}
            busyLabel={doing === "checking" ? words.bookWaiting : preview.bookingLabel}
            disabled={!preview.isPlaced}
            hint={<KeyHint bare>⌘↵</KeyHint>}
            className="max-sm:h-11 max-sm:w-full"
          >
            {preview.bookLabel}
          </Button>
        </div>
      </div>
    </div>
  );
}
