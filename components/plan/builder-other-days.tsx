"use client";
// Where else could one visit of a course stand, and what would move with it?
import { useEffect, useEffectEvent, useState } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SkeletonLine } from "@/components/ui/skeleton";
import type { Slot } from "@/lib/scheduling/types";
import type { OtherDay } from "@/lib/schemas/course-preview";
import type { BuilderWords } from "./builder-words";

type BuilderOtherDaysProps = {
  /** The number of the answer that is shown; with every new one the days are asked for again. */
  version: number;
  words: BuilderWords;
  ask: () => Promise<Answered<OtherDay[]>>;
  onChoose: (slot: Slot) => void;
};

export function BuilderOtherDays({ version, words, ask, onChoose }: BuilderOtherDaysProps) {
  const [days, setDays] = useState<OtherDay[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const find = useEffectEvent(async (isCurrent: () => boolean) => {
    const answer = await ask().catch(() => null);
    if (!isCurrent()) return;
    if (answer?.ok) setDays(answer.value);
    setFailure(answer === null ? words.offline : answer.ok ? null : sentenceOf(answer, words));
  });

  // Whatever the answer that is shown depends on, the other days depend on too.
  useEffect(() => {
    let current = version;
    find(() => current === version);
    return () => {
      current = -1;
    };
  }, [version]);

  return (
    <div className="grid content-start gap-1 text-13" aria-busy={days === null}>
      <p className="font-medium text-12 text-ink-3">{words.alsoPossible}</p>
      {failure && <Notice kind="refused">{failure}</Notice>}
      {days === null && failure === null && (
        <p className="grid gap-3 py-1.5">
          <span className="sr-only">{words.searching}</span>
          <SkeletonLine width="80%" />
          <SkeletonLine width="70%" />
          <SkeletonLine width="75%" />
        </p>
      )}
      {days?.length === 0 && <p className="text-ink-2">{words.noOtherDay}</p>}
      <ul className="divide-y divide-line">
        {days?.map((day) => (
          <li key={day.slot.start} className="flex items-center justify-between gap-3 py-1.5">
            <p className="min-w-0">
              <span className="font-medium">
                {day.dayText} {day.timeText}
              </span>{" "}
              <span className="text-ink-2">{day.placeText}</span>
              <span className="block text-12 text-ink-3">
                {[day.gapText, day.gradeText, day.movesText].filter((part) => part !== null).join(" · ")}
              </span>
            </p>
            <Button
              size={28}
              aria-label={`${words.choose}: ${day.dayText} ${day.timeText}`}
              onClick={() => onChoose(day.slot)}
              className="pointer-coarse:h-11"
            >
              {words.choose}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
