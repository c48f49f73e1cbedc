// Which days of a month are free for a visit?
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { PossibleDay, PossibleMonths } from "@/lib/schemas/portal-place";

type PossibleDaysProps = PossibleMonths & {
  /** The place that is chosen, in the calendar or elsewhere: its month is shown when it changes. */
  chosenKey: string | null;
  onChoose: (key: string) => void;
  words: { title: string; note: string; before: string; after: string; now: string };
};

/** One month: a free day is a button with a dot, the window a band behind its days. */
export function PossibleDays({ weekdays, months, chosenKey, onChoose, words }: PossibleDaysProps) {
  const monthOf = (key: string | null) => months.findIndex(({ days }) => days.some((day) => day.place?.key === key));
  const [shown, setShown] = useState(0);
  const [followed, setFollowed] = useState(chosenKey);
  if (followed !== chosenKey) {
    setFollowed(chosenKey);
    if (chosenKey !== null) setShown(Math.max(0, monthOf(chosenKey)));
  }
  const index = Math.min(shown, months.length - 1);
  const month = months[index];
  if (!month) return null;
  return (
    <section aria-label={words.title}>
      <div className="flex items-center gap-1 pb-1">
        <h2 aria-live="polite" className="mr-auto font-semibold">
          {month.title}
        </h2>
        {months.length > 1 && (
          <>
            <Button
              variant="quiet"
              size={48}
              square
              aria-label={words.before}
              aria-disabled={index === 0}
              onClick={() => setShown(Math.max(0, index - 1))}
            >
              <Icon of={ChevronLeft} size={20} />
            </Button>
            <Button
              variant="quiet"
              size={48}
              square
              aria-label={words.after}
              aria-disabled={index === months.length - 1}
              onClick={() => setShown(Math.min(months.length - 1, index + 1))}
            >
              <Icon of={ChevronRight} size={20} />
            </Button>
          </>
        )}
      </div>
      <div className="grid grid-cols-7 gap-y-1">
        {weekdays.map(({ short, long }) => (
          <span key={long} aria-hidden="true" className="overflow-hidden text-center text-12/5.5 text-ink-3">
            {short}
          </span>
        ))}
        {month.days.map((day, at) => (
          <div
            key={day.on}
            className={classNames("grid min-h-11", day.isInWindow && "bg-ok-soft", bandEnd(month.days, at))}
            style={at === 0 ? { gridColumnStart: month.lead + 1 } : undefined}
          >
            <Day
              day={day}
              isChosen={chosenKey !== null && day.place?.key === chosenKey}
              onChoose={onChoose}
              now={words.now}
            />
          </div>
        ))}
      </div>
      <p className="pt-2 text-14 text-ink-3">{words.note}</p>
    </section>
  );
}

type DayProps = { day: PossibleDay; isChosen: boolean; onChoose: (key: string) => void; now: string };

function Day({ day: { number, isNow, place }, isChosen, onChoose, now }: DayProps) {
  if (!place) {
    return (
      <span
        aria-hidden={!isNow}
        className={classNames(
          "grid content-center justify-items-center text-14 text-ink-3",
          isNow && "rounded-full border border-control border-dashed",
        )}
      >
        {number}
        {isNow && <VisuallyHidden>, {now}</VisuallyHidden>}
      </span>
    );
  }
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={place.label}
      onClick={() => onChoose(place.key)}
      className={classNames(
        "grid content-center justify-items-center gap-0.5 rounded-full font-semibold text-16/5 transition-colors focus-visible:relative",
        isChosen ? "bg-accent text-on-accent" : "hover:bg-hover",
      )}
    >
      {number}
      <span aria-hidden="true" className={classNames("size-1.5 rounded-full", isChosen ? "bg-on-accent" : "bg-ok")} />
    </button>
  );
}

/** The band is round where it begins and ends. */
function bandEnd(days: readonly PossibleDay[], at: number): string {
  if (!days[at]?.isInWindow) return "";
  return classNames(!days[at - 1]?.isInWindow && "rounded-l-full", !days[at + 1]?.isInWindow && "rounded-r-full");
}
