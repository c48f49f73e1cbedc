"use client";
// How does a prescriber place a whole course, change it, and book it?
import { useEffect, useEffectEvent, useState } from "react";
import type { Answered } from "@/components/client/answered";
import { Card } from "@/components/ui/card";
import { StateBadge } from "@/components/ui/state-badge";
import type { Slot } from "@/lib/scheduling/types";
import type { BuilderChoices } from "@/lib/schemas/builder-choices";
import type {
  BookedCourse,
  CoursePreview,
  CourseRow,
  OtherDay,
  OtherDaysInput,
  TimesOfDay,
  TimesOfDayInput,
} from "@/lib/schemas/course-preview";
import type { BookSeriesInput, SeriesInput } from "@/lib/schemas/series";
import { BuilderAnyDay } from "./builder-any-day";
import { BuilderBar } from "./builder-bar";
import { BuilderControls } from "./builder-controls";
import { BuilderNotices } from "./builder-notices";
import { BuilderOtherDays } from "./builder-other-days";
import { BuilderReason } from "./builder-reason";
import { BuilderRow } from "./builder-row";
import { BuilderSide } from "./builder-side";
import type { BuilderWords } from "./builder-words";
import { RibbonInteractive } from "./ribbon-interactive";
import { RibbonLegend } from "./ribbon-legend";
import { useBooking } from "./use-booking";
import { useCourse } from "./use-course";

export type BuilderActions = {
  preview: (input: SeriesInput) => Promise<Answered<CoursePreview>>;
  otherDays: (input: OtherDaysInput) => Promise<Answered<OtherDay[]>>;
  timesOfDay: (input: TimesOfDayInput) => Promise<Answered<TimesOfDay>>;
  book: (input: BookSeriesInput) => Promise<Answered<BookedCourse>>;
  save: (input: SeriesInput) => Promise<Answered<{ href: string }>>;
};

type BuilderProps = {
  /** `notice`: what of the address could not be had. */
  start: { input: SeriesInput; preview: CoursePreview; notice: string | null };
  choices: BuilderChoices;
  words: BuilderWords;
  locale: string;
  actions: BuilderActions;
};

/** Nothing is held or written until the course is booked; then every visit is, or none. */
export function Builder({ start, choices, words, locale, actions }: BuilderProps) {
  const course = useCourse(start, actions.preview, words);
  const { input, preview, changed, version, isWaiting } = course;
  const booking = useBooking(course, actions, words, locale);
  const [told, setTold] = useState(start.notice);
  const [openPosition, setOpenPosition] = useState<number | null>(null);

  const change = (next: SeriesInput, notice?: string) => {
    booking.letGo();
    setTold(notice ?? null);
    course.change(next);
  };
  const choose = (position: number, slot: Slot, overrideReason?: string) => {
    const others = input.pins.filter((pin) => pin.position !== position);
    change({
      ...input,
      pins: [...others, { position, slot, ...(overrideReason !== undefined && { overrideReason }) }],
    });
  };
  const isPinned = (position: number) => input.pins.some((one) => one.position === position);
  const pin = ({ position, slot }: CourseRow) => {
    if (slot && !isPinned(position)) choose(position, slot);
    else change({ ...input, pins: input.pins.filter((one) => one.position !== position) });
  };
  const tick = (position: number, isBooked: boolean) =>
    change({
      ...input,
      unticked: isBooked ? input.unticked.filter((one) => one < position) : [...input.unticked, position],
    });

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    booking.book();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  const reasons = Object.fromEntries(
    preview.rows.map((row) => [
      String(row.position),
      <BuilderReason
        key={row.position}
        title={row.title}
        why={row.why}
        source={row.source}
        sourceLabel={words.source}
      />,
    ]),
  );
  const labelOf = (all: readonly { value: string; label: string }[], value: string) =>
    all.find((one) => one.value === value)?.label ?? "";
  // On paper the controls are left out: this says what they were set to.
  const printed = [
    `${labelOf(choices.protocols, input.protocolVersionId)}, ${labelOf(choices.areas, input.area)}`,
    labelOf(choices.locations, input.locationId),
    choices.firstOn.todayText,
  ].join(" · ");
  const news = preview.rows.filter(({ position }) => changed.includes(position));

  return (
    <>
      <div className="mx-auto grid w-full max-w-[1392px] gap-6 px-4 pb-10 md:px-6">
        <p className="hidden font-medium print:block">{printed}</p>
        <BuilderControls input={input} choices={choices} words={words} onChange={change} />
        <BuilderNotices
          preview={preview}
          failure={course.failure}
          notice={told}
          words={words}
          onRelease={(position) =>
            change({ ...input, pins: input.pins.filter((one) => position !== null && one.position !== position) })
          }
        />
        <Card className="relative">
          <div className="grid gap-4 px-4 py-4 md:px-6" aria-busy={isWaiting}>
            <div className="flex min-h-5 flex-wrap items-center justify-between gap-x-6 gap-y-2">
              {preview.gapsText && (
                <StateBadge state={preview.areGapsKept ? "on-track" : "at-risk"}>{preview.gapsText}</StateBadge>
              )}
              <div className="ml-auto max-lg:hidden">
                <RibbonLegend
                  words={{
                    window: words.legendWindow,
                    target: words.legendTarget,
                    booked: words.legendBooked,
                    done: words.legendDone,
                    toBook: words.legendToBook,
                    healing: words.legendHealing,
                    result: preview.ribbon.words.resultSign,
                  }}
                />
              </div>
            </div>
            <RibbonInteractive {...preview.ribbon} locale={locale} reasons={reasons} changedIds={changed.map(String)} />
          </div>
          {isWaiting && (
            <p className="absolute top-4 right-6 animate-late rounded-full bg-float px-2.5 py-0.5 text-12 text-ink-2 ring-1 ring-line lg:-bottom-3 lg:top-auto">
              {words.checking}
            </p>
          )}
        </Card>
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_344px]">
          <section className="min-w-0">
            <div className="flex flex-wrap items-baseline gap-x-3 border-line border-b pb-3">
              <h2 id="course" className="font-semibold text-16">
                {preview.summary}
              </h2>
              <p className="text-ink-3">{preview.isPlaced ? words.notBooked : words.notPlaced}</p>
            </div>
            <ol aria-labelledby="course">
              {preview.rows.map((row) => (
                <BuilderRow
                  key={row.position}
                  row={row}
                  words={words}
                  flash={changed.includes(row.position) ? version : null}
                  isLacking={preview.problem?.position === row.position}
                  isPinned={isPinned(row.position)}
                  isUnticked={input.unticked.some((one) => one <= row.position)}
                  isOpen={openPosition === row.position}
                  onOpen={() => setOpenPosition((was) => (was === row.position ? null : row.position))}
                  onPin={() => pin(row)}
                  onTick={(isBooked) => tick(row.position, isBooked)}
                >
                  <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
                    <div className="grid content-start gap-5">
                      <BuilderReason title={words.why} why={row.why} source={row.source} sourceLabel={words.source} />
                      {row.slot && (
                        <BuilderAnyDay
                          on={row.on ?? choices.firstOn.today}
                          min={choices.firstOn.min}
                          max={choices.firstOn.max}
                          words={words}
                          ask={(on) => actions.timesOfDay({ ...input, position: row.position, on })}
                          onChoose={(slot, reason) => choose(row.position, slot, reason)}
                        />
                      )}
                    </div>
                    {row.slot && (
                      <BuilderOtherDays
                        version={version}
                        words={words}
                        ask={() => actions.otherDays({ ...input, position: row.position })}
                        onChoose={(slot) => choose(row.position, slot)}
                      />
                    )}
                  </div>
                </BuilderRow>
              ))}
            </ol>
          </section>
          <BuilderSide protocol={preview.protocol} words={words} />
        </div>
      </div>
      <p className="sr-only" aria-live="polite">
        {version > 0 &&
          [
            booking.doing === "checking" ? words.bookWaiting : undefined,
            preview.problem?.title,
            preview.summary,
            ...news.map((row) => `${row.title}: ${row.dayText} ${row.timeText ?? ""}`),
          ]
            .filter(Boolean)
            .join(". ")}
      </p>
      <BuilderBar preview={preview} booking={booking} words={words} />
    </>
  );
}
