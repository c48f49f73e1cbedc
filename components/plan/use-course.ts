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

/** A course on the screen: the wishes that were asked, and the answer to them. */
export type Shown = { input: SeriesInput; preview: CoursePreview };

export type UseCourse = Course & {
  /** An answer is on its way: what stands on the screen is the one before. */
  isWaiting: boolean;
  change: (input: SeriesInput) => void;
  /** What stands on the screen once nothing is on its way any more; null when no answer came. */
  answered: () => Promise<Shown | null>;
  /** Takes over an answer that came by another way. */
  show: (preview: CoursePreview, changed: number[]) => void;
};

/**
 * One question is under way at a time. What is wished meanwhile is asked when it has come back, and an answer to anything
 * but the last wish is never shown.
 */
export function useCourse(
  start: Shown,
  ask: (input: SeriesInput) => Promise<Answered<CoursePreview>>,
  words: { offline: string; failed: string; failedReference: string },
): UseCourse {
  const [course, setCourse] = useState<Course>({ ...start, changed: [], version: 0, failure: null });
  const [isWaiting, setIsWaiting] = useState(false);
  const wanted = useRef<SeriesInput | null>(null);
  const running = useRef<Promise<Shown | null> | null>(null);

  const show = (preview: CoursePreview, changed: number[] | null) => {
    setCourse((was) => ({
      input: withoutGone(was.input, preview),
      preview,
      changed: changed ?? changedRows(was.preview, preview),
      version: was.version + 1,
      failure: null,
    }));
  };

  async function run(): Promise<Shown | null> {
    let last: Shown | null = null;
    setIsWaiting(true);
    while (wanted.current) {
      const asked: SeriesInput = wanted.current;
      wanted.current = null;
      const answer = await ask(asked).catch(() => null);
      if (wanted.current) continue;
      last = answer?.ok ? { input: withoutGone(asked, answer.value), preview: answer.value } : null;
      if (answer?.ok) show(answer.value, null);
      else setCourse((was) => ({ ...was, failure: answer ? sentenceOf(answer, words) : words.offline }));
    }
    running.current = null;
    setIsWaiting(false);
    return last;
  }

  const change = (input: SeriesInput) => {
    setCourse((was) => ({ ...was, input, failure: null }));
    window.history.replaceState(null, "", `?${seriesQuery(input)}`);
    wanted.current = input;
    running.current ??= run();
  };
  const answered = () => running.current ?? Promise.resolve({ input: course.input, preview: course.preview });

  return { ...course, isWaiting, change, answered, show };
}

/** Chosen places that are gone are wished for no longer. */
function withoutGone(input: SeriesInput, { dropped }: CoursePreview): SeriesInput {
  return { ...input, pins: input.pins.filter(({ position }) => !dropped?.positions.includes(position)) };
}

/** Which visits stand elsewhere than before, or have come. */
function changedRows(was: CoursePreview, is: CoursePreview): number[] {
  return is.rows.flatMap((row) => {
    const before = was.rows.find(({ position }) => position === row.position);
    const same = before && JSON.stringify([before.slot, before.dayText]) === JSON.stringify([row.slot, row.dayText]);
    return same ? [] : [row.position];
  });
}
