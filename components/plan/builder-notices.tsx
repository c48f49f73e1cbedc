"use client";
// What has to be read before a course is booked: what failed, what is lacking, and what would mend it?
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CoursePreview } from "@/lib/schemas/course-preview";
import type { BuilderWords } from "./builder-words";

type BuilderNoticesProps = {
  preview: CoursePreview;
  failure: string | null;
  /** What else changed with the last wish. */
  notice: string | null;
  words: BuilderWords;
  /** Lets the chosen place of one visit go, or with null all of them. */
  onRelease: (position: number | null) => void;
};

export function BuilderNotices({ preview, failure, notice, words, onRelease }: BuilderNoticesProps) {
  const { dropped, problem } = preview;
  return (
    <div className="grid gap-3 empty:hidden">
      {failure && <Notice kind="refused">{failure}</Notice>}
      {notice && <Notice kind="warning">{notice}</Notice>}
      {dropped && <Notice kind="warning">{dropped.sentence}</Notice>}
      {problem && (
        <Notice
          kind="refused"
          detail={
            <>
              {`${problem.detail} ${problem.advice}`}
              <span className="mt-2 flex flex-wrap gap-2 empty:hidden" data-screen-only>
                {problem.releases.map(({ position, label }) => (
                  <Button key={position} size={28} onClick={() => onRelease(position)} className="pointer-coarse:h-11">
                    {label}
                  </Button>
                ))}
                {problem.canFreeAll && (
                  <Button size={28} onClick={() => onRelease(null)} className="pointer-coarse:h-11">
                    {words.freePins}
                  </Button>
                )}
              </span>
            </>
          }
        >
          {problem.title}
        </Notice>
      )}
    </div>
  );
}
