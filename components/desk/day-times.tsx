// Which times of one day are free for a visit, and what does going there mean?
import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

type DayTimesProps = {
  /** Where the form that asks for a day is sent. */
  action: string;
  firstDay: string;
  lastDay: string;
  hint: string;
  day: {
    on: string;
    heading: string;
    verdict: { kind: "info" | "warning" | "refused"; sentence: string } | null;
    /** Where a day leads that offers no times itself. */
    link: { href: string; label: string } | null;
    columns: { id: string; name: string; times: { time: string; href: string; isPicked: boolean }[] }[];
    beforeHref: string;
    afterHref: string;
  } | null;
  /** What the form keeps of the address. */
  keeps: { name: string; value: string }[];
  words: { anotherDay: string; show: string; dayBefore: string; dayAfter: string };
};

/** A day asked for by the browser's own date field; its times are links that choose one. */
export function DayTimes({ action, firstDay, lastDay, hint, day, keeps, words }: DayTimesProps) {
  return (
    <section aria-labelledby="another-day" className="grid gap-3">
      <h2 id="another-day" className="font-semibold text-16">
        {words.anotherDay}
      </h2>
      <div className="flex flex-wrap items-center gap-2">
        <form action={action} className="flex items-center gap-2">
          {keeps.map(({ name, value }) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input
            key={day?.on ?? "none"}
            type="date"
            name="on"
            required
            min={firstDay}
            max={lastDay}
            defaultValue={day?.on}
            aria-labelledby="another-day"
            aria-describedby="another-day-hint"
            className="h-9 rounded-8 border border-control bg-surface px-2.5 pointer-coarse:h-11 pointer-coarse:text-16"
          />
          <button
            type="submit"
            className="h-9 rounded-8 border border-line-2 bg-surface px-3.25 font-medium hover:bg-hover pointer-coarse:h-11"
          >
            {words.show}
          </button>
        </form>
        {day && (
          <div className="flex">
            <LinkButton
              variant="quiet"
              square
              href={day.beforeHref}
              replace
              scroll={false}
              aria-label={words.dayBefore}
              className="pointer-coarse:size-11"
            >
              <Icon of={ChevronLeft} />
            </LinkButton>
            <LinkButton
              variant="quiet"
              square
              href={day.afterHref}
              replace
              scroll={false}
              aria-label={words.dayAfter}
              className="pointer-coarse:size-11"
            >
              <Icon of={ChevronRight} />
            </LinkButton>
          </div>
        )}
        <p id="another-day-hint" className="text-13 text-ink-3">
          {hint}
        </p>
      </div>
      {day && (
        <div aria-live="polite" className="grid gap-3">
          <p className="font-medium">{day.heading}</p>
          {day.verdict && <Notice kind={day.verdict.kind}>{day.verdict.sentence}</Notice>}
          {day.link && (
            <div>
              <LinkButton href={day.link.href} replace scroll={false} className="pointer-coarse:h-11">
                {day.link.label}
              </LinkButton>
            </div>
          )}
          {day.columns.map(({ id, name, times }) => (
            <section key={id} aria-labelledby={`times-${id}`} className="grid gap-1.5">
              <h3 id={`times-${id}`} className="text-13 text-ink-2">
                {name}
              </h3>
              <ul className="flex flex-wrap gap-1.5">
                {times.map(({ time, href, isPicked }) => (
                  <li key={href}>
                    <Link
                      href={href}
                      replace
                      scroll={false}
                      aria-current={isPicked ? "true" : undefined}
                      className="flex h-8 min-w-14 items-center justify-center rounded-8 border border-line-2 bg-surface px-2.5 font-medium text-13 transition-colors hover:border-ink-3 aria-[current]:border-accent aria-[current]:bg-accent aria-[current]:text-on-accent pointer-coarse:h-11"
                    >
                      {time}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}
