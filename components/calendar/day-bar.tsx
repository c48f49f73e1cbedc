// Which day is shown, by what, and how does one get to another?
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { LinkSegments } from "./link-segments";
import { PhaseLegend } from "./phase-legend";

type DayBarProps = {
  title: string;
  isToday: boolean;
  before: string;
  after: string;
  todayHref: string;
  /** "Antwerp, CET": where, when it is not where the viewer's clock is. */
  place: string | null;
  /** Where the rail that offers them is not shown. */
  locations: { key: string; label: string; href: string; isShown: boolean }[];
  kinds: { kind: string; label: string; href: string; isShown: boolean }[];
  /** For the form that goes to any day: what stays as it is. */
  keeps: { name: string; value: string }[];
  on: string;
  /** Where somebody goes when a person or a thing is lost. */
  repair: { href: string; label: string };
  words: {
    dayBefore: string;
    dayAfter: string;
    today: string;
    by: string;
    locations: string;
    goTo: string;
    go: string;
    legend: string;
    numbing: string;
    needling: string;
    cleaning: string;
  };
};

/** The line over the day. On a narrow screen a form takes the small month's place. */
export function DayBar({
  title,
  isToday,
  before,
  after,
  todayHref,
  place,
  locations,
  kinds,
  keeps,
  on,
  repair,
  words,
}: DayBarProps) {
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-2.5 gap-y-2 border-line border-b px-4 py-2">
      <h1 className="font-semibold text-16">
        {title}
        {place && <span className="font-normal text-13 text-ink-2"> · {place}</span>}
      </h1>
      <div className="flex items-center">
        <LinkButton
          variant="quiet"
          size={28}
          square
          href={before}
          aria-label={words.dayBefore}
          aria-keyshortcuts="P"
          className="pointer-coarse:size-11"
        >
          <Icon of={ChevronLeft} />
        </LinkButton>
        <LinkButton
          size={28}
          href={todayHref}
          aria-keyshortcuts="T"
          aria-current={isToday ? "date" : undefined}
          className="pointer-coarse:h-11"
        >
          {words.today}
        </LinkButton>
        <LinkButton
          variant="quiet"
          size={28}
          square
          href={after}
          aria-label={words.dayAfter}
          aria-keyshortcuts="N"
          className="pointer-coarse:size-11"
        >
          <Icon of={ChevronRight} />
        </LinkButton>
      </div>
      <LinkSegments label={words.by} segments={kinds.map(({ kind, ...rest }) => ({ key: kind, ...rest }))} />
      {locations.length > 1 && (
        <div className="xl:hidden">
          <LinkSegments label={words.locations} segments={locations} />
        </div>
      )}
      <form action="/desk" className="flex items-center gap-1.5 xl:hidden">
        {keeps.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          key={on}
          type="date"
          name="on"
          defaultValue={on}
          aria-label={words.goTo}
          required
          className="h-7 rounded-8 border border-control bg-surface px-2 text-13 pointer-coarse:h-11 pointer-coarse:text-16"
        />
        <button
          type="submit"
          className="h-7 rounded-8 border border-line-2 bg-surface px-2.5 font-medium text-13 hover:bg-hover pointer-coarse:h-11"
        >
          {words.go}
        </button>
      </form>
      <div className="ml-auto flex items-center gap-4">
        <div className="max-lg:hidden">
          <PhaseLegend label={words.legend} words={words} />
        </div>
        <LinkButton size={28} href={repair.href} prefetch={false} className="pointer-coarse:h-11">
          {repair.label}
        </LinkButton>
      </div>
    </div>
  );
}
