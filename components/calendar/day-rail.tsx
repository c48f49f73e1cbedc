// What stands beside the day: other days, other locations, how its visits stand?
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { Month, VisitStatus } from "./calendar-data";
import { MiniMonth } from "./mini-month";
import { lookOf } from "./visit-look";

type DayRailProps = {
  label: string;
  month: Month;
  locations: { id: string; name: string; href: string; isShown: boolean }[];
  counts: { status: VisitStatus; word: string; visits: number }[];
  words: { locations: string; counts: string; away: string | null };
};

/** The rail at the left of a wide screen. */
export function DayRail({ label, month, locations, counts, words }: DayRailProps) {
  return (
    <aside
      aria-label={label}
      className="grid content-start gap-5 border-line border-r px-4 py-3.5 max-xl:hidden xl:order-first"
    >
      <MiniMonth {...month} />
      {locations.length > 1 && (
        <nav aria-label={words.locations}>
          <h2 className="pb-1 font-medium text-12 text-ink-3">{words.locations}</h2>
          {locations.map(({ id, name, href, isShown }) => (
            <Link
              key={id}
              href={href}
              aria-current={isShown ? "true" : undefined}
              className="-mx-2 flex h-7.5 items-center rounded-8 px-2 text-13 hover:bg-hover aria-[current]:bg-hover aria-[current]:font-semibold"
            >
              {name}
            </Link>
          ))}
        </nav>
      )}
      {counts.length > 0 && (
        <section>
          <h2 className="pb-1 font-medium text-12 text-ink-3">{words.counts}</h2>
          <ul>
            {counts.map(({ status, word, visits }) => (
              <li key={status} className="flex h-7.5 items-center gap-2 text-13">
                <Icon
                  of={lookOf({ status, isConsultation: false, review: null }).icon}
                  size={15}
                  className={status === "missed" ? "text-late-ink" : "text-ink-3"}
                />
                {word}
                <span className="ml-auto font-medium">{visits}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {words.away && <p className="text-13 text-ink-2">{words.away}</p>}
    </aside>
  );
}
