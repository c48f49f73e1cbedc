// Which part of the worklist is shown, and how much is in each?
import { ListChecks } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { WorkKind } from "@/lib/rules/work-item";
import { workIcons } from "./work-list";

type WorkFiltersProps = {
  label: string;
  kinds: { key: string; kind: WorkKind | null; label: string; count: number; href: string; isShown: boolean }[];
};

/** A column at the left of a wide screen, a line of its own above the list on a narrow one. */
export function WorkFilters({ label, kinds }: WorkFiltersProps) {
  return (
    <nav
      aria-label={label}
      className="flex gap-0.5 overflow-x-auto border-line border-b p-1.5 lg:w-58 lg:shrink-0 lg:flex-col lg:border-r lg:border-b-0 lg:py-3.5"
    >
      {kinds.map(({ key, kind, label: name, count, href, isShown }) => (
        <Link
          key={key}
          href={href}
          aria-current={isShown ? "true" : undefined}
          className="flex min-h-8 items-center gap-2.5 rounded-8 px-2.5 text-ink-2 whitespace-nowrap transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:min-h-11"
        >
          <Icon
            of={kind === null ? ListChecks : workIcons[kind].icon}
            size={15}
            className={kind === null ? "" : workIcons[kind].ink}
          />
          <span className="lg:grow">{name}</span>
          <span className="text-ink-3">{count}</span>
        </Link>
      ))}
    </nav>
  );
}
