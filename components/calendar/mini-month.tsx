// How full are the days around this one?
import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import type { Month } from "./calendar-data";

/** A month as whole weeks: each day a link, with a bar for its visits. */
export function MiniMonth({ title, weekdays, days, before, after }: Month) {
  return (
    <section aria-label={title}>
      <div className="flex items-center gap-0.5 pb-1.5">
        <h2 className="mr-auto font-semibold">{title}</h2>
        <LinkButton variant="quiet" size={28} square href={before.href} aria-label={before.label}>
          <Icon of={ChevronLeft} size={15} />
        </LinkButton>
        <LinkButton variant="quiet" size={28} square href={after.href} aria-label={after.label}>
          <Icon of={ChevronRight} size={15} />
        </LinkButton>
      </div>
      <div className="grid grid-cols-7">
        {weekdays.map(({ short, long }) => (
          <span key={long} title={long} className="text-center text-12/5.5 text-ink-3">
            {short}
          </span>
        ))}
        {days.map((day) => (
          <Link
            key={day.on}
            href={day.href}
            aria-label={day.label}
            aria-current={day.isShown ? "date" : undefined}
            className={classNames(
              "grid h-8 content-center justify-items-center gap-0.75 rounded-6 text-13/4 hover:bg-hover",
              day.isOutside || day.isPast || day.share === 0 ? "text-ink-3" : "text-ink",
            )}
          >
            <span
              className={classNames(
                "rounded-6 px-1.25",
                day.isShown && "bg-ink font-semibold text-ground",
                day.isToday && !day.isShown && "font-semibold text-accent-ink underline underline-offset-2",
              )}
            >
              {day.number}
            </span>
            <span
              aria-hidden="true"
              className={classNames("h-0.75 w-4 overflow-hidden rounded-full bg-track", day.share === 0 && "invisible")}
            >
              <span
                className={classNames("block h-full rounded-full bg-ink-3", day.isPast ? "opacity-35" : "opacity-70")}
                style={{ width: `${day.share * 100}%` }}
              />
            </span>
          </Link>
        ))}
      </div>
    </section>
  );
}
