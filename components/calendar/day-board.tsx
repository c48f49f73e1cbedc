// What does a day look like as a grid of time: a column for each clinician, room or device?
import { classNames } from "@/components/ui/class-names";
import { lanesOf } from "./block-lanes";
import type { Column } from "./calendar-data";
import { SCALE, VisitBlock } from "./visit-block";
import { edgeOf } from "./visit-look";

type DayBoardProps = {
  label: string;
  /** How high the board is, in minutes. */
  minutes: number;
  hours: { at: number; label: string }[];
  now: { at: number; label: string } | null;
  columns: Column[];
  /** Whether numbing and cleaning run beside the clinician's time, or fill the column. */
  hasLanes: boolean;
  nowWord: string;
};

/** The grid; the heads stay in sight while the page scrolls. */
export function DayBoard({ label, minutes, hours, now, columns, hasLanes, nowWord }: DayBoardProps) {
  const height = minutes * SCALE;
  return (
    <section
      aria-label={label}
      className="grid"
      style={{ gridTemplateColumns: `3.25rem repeat(${columns.length}, minmax(0, 1fr))` }}
    >
      <div className="sticky top-0 z-30 border-line border-b bg-ground" />
      {columns.map((column) => (
        <div key={column.id} className="sticky top-0 z-30 min-w-0 border-line border-b border-l bg-ground px-2.5 py-2">
          <h2 id={`column-${column.id}`} className="flex items-center gap-1.75 font-semibold text-13">
            {column.colour !== null && (
              <span
                aria-hidden="true"
                className="h-3 w-0.75 shrink-0 rounded-full"
                style={{ background: edgeOf(column.colour) }}
              />
            )}
            <span className="truncate">{column.name}</span>
          </h2>
          <p className="text-12 text-ink-3">{column.summary}</p>
        </div>
      ))}
      <div className="relative" style={{ height }} aria-hidden="true">
        {hours.map(({ at, label: hour }) => (
          <span
            key={at}
            className={classNames(
              "absolute right-2.5 text-12/4 text-ink-3",
              at === 0 ? "top-0.5" : "-translate-y-1/2",
              now && Math.abs(now.at - at) < 14 && "invisible",
            )}
            style={at === 0 ? undefined : { top: at * SCALE }}
          >
            {hour}
          </span>
        ))}
        {now && (
          <span
            className="absolute right-1 z-20 -translate-y-1/2 rounded-full bg-ink px-1.25 font-medium text-12/4.25 text-ground"
            style={{ top: now.at * SCALE }}
          >
            {now.label}
          </span>
        )}
      </div>
      {columns.map((column, index) => {
        const lanes = hasLanes ? lanesOf(column.blocks) : null;
        return (
          <section
            key={column.id}
            aria-labelledby={`column-${column.id}`}
            className="relative border-line border-l bg-[image:linear-gradient(var(--line)_1px,transparent_1px)]"
            style={{ height, backgroundSize: `100% ${60 * SCALE}px` }}
          >
            {column.shut.map(({ from, until, label: word }) => (
              <p
                key={from}
                className="absolute inset-x-0 grid place-items-center bg-sunken text-12 text-ink-3"
                style={{ top: from * SCALE, height: (until - from) * SCALE }}
              >
                {word}
              </p>
            ))}
            {now && (
              <p
                className="pointer-events-none absolute inset-x-0 border-ink border-t-[1.5px]"
                style={{ top: now.at * SCALE }}
              >
                <span className="sr-only">
                  {nowWord} {now.label}
                </span>
              </p>
            )}
            {column.blocks.map((block, row) => (
              <VisitBlock key={block.id} block={block} column={index} lane={lanes?.[row] ?? null} />
            ))}
          </section>
        );
      })}
    </section>
  );
}
