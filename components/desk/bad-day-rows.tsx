"use client";
// Where does each visit go, and which of these places are kept or left out?
import { Pin } from "lucide-react";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { BadDayRow } from "@/lib/schemas/bad-day-screen";

type BadDayRowsProps = {
  rows: BadDayRow[];
  pinned: ReadonlySet<string>;
  dropped: ReadonlySet<string>;
  onPin: (id: string, isOn: boolean) => void;
  onDrop: (id: string, isOn: boolean) => void;
  words: {
    client: string;
    was: string;
    place: string;
    window: string;
    with: string;
    /** With {client} in their place. */
    include: string;
    pin: string;
    leftOutRow: string;
  };
};

const GRID =
  "grid grid-cols-[1.625rem_minmax(0,1fr)_2.25rem] items-center gap-x-3 gap-y-1 lg:grid-cols-[1.625rem_minmax(0,11rem)_6.5rem_6.5rem_minmax(0,1fr)_minmax(0,15rem)_2.25rem]";

/** One line a visit: on a narrow screen its parts stand under each other. */
export function BadDayRows({ rows, pinned, dropped, onPin, onDrop, words }: BadDayRowsProps) {
  return (
    <div>
      <div aria-hidden="true" className={`${GRID} border-line-2 border-b pb-2 text-13 text-ink-2 max-lg:hidden`}>
        <span />
        <span>{words.client}</span>
        <span>{words.was}</span>
        <span>{words.place}</span>
        <span>{words.window}</span>
        <span>{words.with}</span>
      </div>
      <ul className="divide-y divide-line border-line border-b">
        {rows.map((row) => {
          const { appointmentId: id, client, place } = row;
          const isOut = dropped.has(id);
          const isPinned = pinned.has(id) && !isOut;
          return (
            <li key={id} className={`${GRID} min-h-13 py-2 ${isPinned ? "bg-sunken" : ""}`}>
              <span className="grid place-items-center pointer-coarse:size-11">
                <input
                  type="checkbox"
                  aria-label={words.include.replace("{client}", client)}
                  checked={!isOut}
                  onChange={(event) => onDrop(id, !event.target.checked)}
                  className="size-4.5 accent-accent"
                />
              </span>
              <span className="min-w-0">
                <Link href={row.recordHref} prefetch={false} className="block font-medium hover:underline">
                  {client}
                </Link>
                <span className="block text-12 text-ink-3">{row.visit}</span>
              </span>
              <span className="text-13 text-ink-2 max-lg:col-start-2">
                <span className="sr-only">{words.was} </span>
                <span className={classNames("lg:block", !isOut && "max-lg:line-through")}>{row.was.day}</span>{" "}
                <span className={classNames("lg:block", !isOut && "max-lg:line-through")}>{row.was.time}</span>
              </span>
              {place && !isOut ? (
                <span className="max-lg:col-start-2">
                  <span className="sr-only">{words.place} </span>
                  <span className="font-medium lg:block">{place.day}</span>{" "}
                  <span className="font-medium text-13 lg:block">{place.time}</span>
                </span>
              ) : (
                <span className="text-13 text-ink-2 max-lg:col-start-2 lg:col-span-3">{words.leftOutRow}</span>
              )}
              {place && row.window && !isOut && (
                <>
                  <span className="max-lg:col-start-2">
                    <WindowLine {...row.window} />
                    <span className="sr-only">{words.window} </span>
                    <span className="block text-12 text-ink-3">{row.window.text}</span>
                  </span>
                  <span className="min-w-0 text-13 max-lg:col-start-2">
                    <span className="block">{place.who}</span>
                    {place.gap && <span className="block text-12 text-ink-3">{place.gap}</span>}
                  </span>
                </>
              )}
              {place && !isOut && (
                <button
                  type="button"
                  aria-pressed={isPinned}
                  aria-label={words.pin.replace("{client}", client)}
                  onClick={() => onPin(id, !isPinned)}
                  className={classNames(
                    "grid size-8 place-items-center justify-self-end rounded-8 transition-colors hover:bg-hover max-lg:col-start-3 max-lg:row-start-1 pointer-coarse:size-11",
                    isPinned ? "text-accent-ink" : "text-ink-3",
                  )}
                >
                  <Icon of={Pin} size={16} className={isPinned ? "fill-current" : ""} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Its window as a lozenge, where it was as a dashed ring, where it goes as a dot. */
function WindowLine({ from, until, was, on }: NonNullable<BadDayRow["window"]>) {
  return (
    <span aria-hidden="true" className="relative block h-5 max-lg:hidden">
      <span
        className="absolute top-0.75 h-3.5 rounded-full bg-ok-soft ring-1 ring-ok-edge ring-inset"
        style={{ left: `${Math.min(from, until)}%`, width: `${Math.max(2, until - from)}%` }}
      />
      <span
        className="absolute top-1.25 size-2.5 -translate-x-1/2 rounded-full border border-ink-3 border-dashed bg-surface"
        style={{ left: `${was}%` }}
      />
      <span className="absolute top-1.25 size-2.5 -translate-x-1/2 rounded-full bg-ok" style={{ left: `${on}%` }} />
    </span>
  );
}
