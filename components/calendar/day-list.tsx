// What does a day look like on a phone: one list for each clinician, by time?
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { Column } from "./calendar-data";
import { edgeOf, lookOf } from "./visit-look";

/** The columns one under the other; those without a visit say so in their head. */
export function DayList({ columns }: { columns: Column[] }) {
  return (
    <div className="grid gap-5 py-4">
      {columns.map((column, index) => (
        <section key={column.id} aria-labelledby={`list-${column.id}`}>
          <div className="flex items-baseline gap-2 px-4 pb-1.5">
            <h2 id={`list-${column.id}`} className="font-semibold text-16">
              {column.name}
            </h2>
            <p className="ml-auto text-13 text-ink-3">{column.summary}</p>
          </div>
          {column.blocks.length > 0 && (
            <ul className="divide-y divide-line border-line border-y">
              {column.blocks.map((block) => {
                const look = lookOf(block);
                return (
                  <li key={block.id}>
                    <Link
                      href={block.href}
                      data-visit={block.id}
                      data-column={index}
                      className="relative flex min-h-14 items-center gap-3 px-4 py-2 active:bg-hover"
                    >
                      <span
                        aria-hidden="true"
                        className="absolute inset-y-2 left-1.5 w-0.75 rounded-full"
                        style={{ background: edgeOf(block.colour) }}
                      />
                      <span className="w-12 shrink-0 font-medium">{block.time}</span>
                      <span className="min-w-0 flex-1">
                        <span className="block truncate font-semibold">{block.name}</span>
                        <span className="block truncate text-13 text-ink-2">{block.line}</span>
                        {block.review && <span className="block text-13 text-risk-ink">{block.review}</span>}
                      </span>
                      <span
                        className={classNames(
                          "flex shrink-0 items-center gap-1.5 text-13",
                          block.status === "missed" ? "text-late-ink" : "text-ink-2",
                        )}
                      >
                        <Icon of={look.icon} size={16} />
                        {block.statusWord}
                      </span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
