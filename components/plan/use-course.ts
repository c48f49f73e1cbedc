"use client";
// How does a course follow what a person changes: asked again at once, the last wish wins?
import { useRef, useState } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import type { CoursePreview } from "@/lib/schemas/course-preview";
import type { SeriesInput } from "@/lib/schemas/series";
import { seriesQuery } from "@/lib/schemas/series-address";

type Course = {
  input: SeriesInput;
  preview: CoursePreview;
  /** Positions whose place is another one than before; `version` counts the answers. */
  changed: number[];
  version: number;
  failure: string | null;
};

type UseCourse = Course & {
  /** An answer is on its way: what stands on the screen is the one before. */
  isWaiting: boolean;
  change: (input: SeriesInput) => void;
  /** Takes over an answer that came by another way. */
  show: (preview: CoursePreview, changed: number[]) => void;
};

/**
 * One question is under way at a time. What is wished meanwhile is asked when it has come back, and an answer to anything
 * but the last wish is never shown.
 */
export function useCourse(
  start: { input: SeriesInput; preview: CoursePreview },
  ask: (input: SeriesInput) => Promise<Answered<CoursePreview>>,
  words: { offline: string; failed: string; failedReference: string },
): UseCourse {
  const [course, setCourse] = useState<Course>({ ...start, changed: [], version: 0, failure: null });
  const [isWaiting, setIsWaiting] = useState(false);
  const wanted = useRef<SeriesInput | null>(null);
  const isRunning = useRef(false);

  const show = (preview: CoursePreview, changed: number[] | null) => {
    const gone = preview.dropped?.positions ?? [];
    setCourse((was) => ({
      input: { ...was.input, pins: was.input.pins.filter(({ position }) => !gone.includes(position)) },
      preview,
      changed: changed ?? changedRows(was.preview, preview),
      version: was.version + 1,
      failure: null,
    }));
  };

  async function run() {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsWaiting(true);
    while (wanted.current) {
      const asked: SeriesInput = wanted.current;
      wanted.current = null;
      const answer = await ask(asked).catch(() => null);
      if (wanted.current) continue;
      if (answer?.ok) show(answer.value, null);
      else setCourse((was) => ({ ...was, failure: answer ? sentenceOf(answer, words) : words.offline }));
    }
    isRunning.current = false;
    setIsWaiting(false);
  }

  const change = (input: SeriesInput) => {
    setCourse((was) => ({ ...was, input, failure: null }));
    window.history.replaceState(null, "", `?${seriesQuery(input)}`);
    wanted.current = input;
    run();
  };

  return { ...course, isWaiting, change, show };
}

/** Which visits stand elsewhere than before, or have come. */
function changedRows(was: CoursePreview, is: CoursePreview): number[] {
  return is.rows.flatMap((row) => {
    const before = was.rows.find(({ position }) => position === row.position);
    const same = before && JSON.stringify([before.slot, before.dayText]) === JSON.stringify([row.slot, row.dayText]);
    return same ? [] : [row.position];
  });
}
