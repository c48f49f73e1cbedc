"use client";
// How does a course come to be booked or saved once, and only as it was seen?
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { type Answered, sentenceOf } from "@/components/client/answered";
import type { BookedCourse, CoursePreview } from "@/lib/schemas/course-preview";
import type { BookSeriesInput, SeriesInput } from "@/lib/schemas/series";
import type { BuilderWords } from "./builder-words";
import type { Shown, UseCourse } from "./use-course";

type BuilderNotice = { kind: "refused" | "warning"; sentence: string };

export type UseBooking = {
  /** "checking": the course was asked for again when Book was pressed, and is booked if it comes back as it was seen. */
  doing: "checking" | "booking" | "saving" | null;
  notice: BuilderNotice | null;
  book: () => Promise<void>;
  save: () => Promise<void>;
  /** Something else is wished: what was told is over, and so is a press that waits. */
  letGo: () => void;
};

export function useBooking(
  course: UseCourse,
  actions: {
    book: (input: BookSeriesInput) => Promise<Answered<BookedCourse>>;
    save: (input: SeriesInput) => Promise<Answered<{ href: string }>>;
  },
  words: BuilderWords,
  locale: string,
): UseBooking {
  const router = useRouter();
  const [doing, setDoing] = useState<UseBooking["doing"]>(null);
  const [notice, setNotice] = useState<BuilderNotice | null>(null);
  /** The press that is being followed; what it set off is its own only while it stands here. */
  const press = useRef<symbol | null>(null);

  const end = (sentence: BuilderNotice | null) => {
    press.current = null;
    setDoing(null);
    setNotice(sentence);
  };

  async function book() {
    if (press.current || !course.preview.isPlaced) return;
    const mine = Symbol();
    press.current = mine;
    let { input, preview }: Shown = course;
    if (course.isWaiting) {
      setDoing("checking");
      const answer = await course.answered();
      if (press.current !== mine) return;
      if (!answer) return end(null);
      if (!isAsSeen(preview, answer.preview)) {
        return end({ kind: "warning", sentence: lookAgain(preview, answer.preview, words, locale) });
      }
      ({ input, preview } = answer);
    }
    setDoing("booking");
    setNotice(null);
    const answer = await actions.book({ ...input, seen: placesOf(preview) }).catch(() => null);
    if (answer?.ok && answer.value.booked) {
      router.push(answer.value.href);
      return;
    }
    if (answer?.ok && !answer.value.booked) {
      course.show(answer.value.preview, answer.value.changed);
      return end({ kind: "refused", sentence: answer.value.sentence });
    }
    end({ kind: "refused", sentence: answer && !answer.ok ? sentenceOf(answer, words) : words.failed });
  }

  async function save() {
    if (press.current) return;
    press.current = Symbol();
    setDoing("saving");
    const answer = await actions.save(course.input).catch(() => null);
    if (answer?.ok) router.push(answer.value.href);
    else end({ kind: "refused", sentence: answer ? sentenceOf(answer, words) : words.failed });
  }

  const letGo = () => {
    if (doing === "checking") end(null);
    else setNotice(null);
  };

  return { doing, notice, book, save, letGo };
}

function placesOf({ rows }: CoursePreview): BookSeriesInput["seen"] {
  return rows.flatMap(({ position, slot }) => (slot ? [{ position, slot }] : []));
}

/** Whether the answer would book exactly what stood on the screen. */
function isAsSeen(was: CoursePreview, is: CoursePreview): boolean {
  return is.isPlaced && is.bookLabel === was.bookLabel && changes(was, is).length === 0;
}

/** The visits that have a place which is not the one that was seen. */
function changes(was: CoursePreview, is: CoursePreview) {
  const seen = placesOf(was).map((one) => JSON.stringify(one));
  return is.rows.filter(({ position, slot }) => slot && !seen.includes(JSON.stringify({ position, slot })));
}

function lookAgain(was: CoursePreview, is: CoursePreview, words: BuilderWords, locale: string): string {
  const said = changes(was, is).map(({ title, dayText, timeText }) => `${title}: ${dayText} ${timeText ?? ""}`);
  if (said.length === 0) return words.lookAgainCourse;
  return words.lookAgain.replace("{visits}", new Intl.ListFormat(locale).format(said));
}
