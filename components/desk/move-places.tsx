// Which other days are the best for a visit, and what would each of them move?
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";

export type MovedVisit = { id: string; title: string; from: string; to: string; why: string };

type MovePlacesProps = {
  places: {
    href: string;
    when: string;
    who: string;
    gap: string | null;
    movesText: string;
    moves: MovedVisit[];
    isPicked: boolean;
    /** What is special about it, over its time. */
    tag: string | null;
  }[];
};

/** Each place is a link that chooses it; the address keeps the choice. */
export function MovePlaces({ places }: MovePlacesProps) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2">
      {places.map(({ href, when, who, gap, movesText, moves, isPicked, tag }) => (
        <li key={href} className="grid">
          <Link
            href={href}
            replace
            scroll={false}
            aria-current={isPicked ? "true" : undefined}
            className="grid grid-cols-[1fr_auto] content-start items-start gap-x-3 gap-y-0.5 rounded-12 border border-line-2 bg-surface px-4 py-3 transition-colors hover:border-ink-3 aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:ring-1 aria-[current]:ring-accent"
          >
            <span>
              {tag && <span className="block font-medium text-12 text-ink-3">{tag}</span>}
              <span className="font-semibold">{when}</span>
            </span>
            <span
              aria-hidden="true"
              className={`row-span-2 size-4.5 rounded-full ${isPicked ? "border-[5.5px] border-accent bg-on-accent" : "border-[1.75px] border-control"}`}
            />
            <span className="text-13 text-ink-2">{who}</span>
            {gap && <span className="col-span-2 text-13 text-ink-2">{gap}</span>}
            <span className={`col-span-2 text-13 ${moves.length > 0 ? "text-risk-ink" : "text-ink-3"}`}>
              {movesText}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** From where to where later visits go along. */
export function MovedVisits({ moves }: { moves: MovedVisit[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {moves.map(({ id, title, from, to, why }) => (
        <li key={id} className="py-2 text-13">
          <span className="block font-semibold">{title}</span>
          <span className="flex flex-wrap items-center gap-x-2">
            <s className="text-ink-2">{from}</s>
            <Icon of={ArrowRight} size={14} className="text-ink-3" />
            <span className="font-medium">{to}</span>
          </span>
          <span className="block text-ink-3">{why}</span>
        </li>
      ))}
    </ul>
  );
}
