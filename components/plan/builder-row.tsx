"use client";
// How is one visit of a course that is not booked shown, kept and changed?
import { ChevronDown, Pin, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { CourseRow } from "@/lib/schemas/course-preview";
import type { BuilderWords } from "./builder-words";

type BuilderRowProps = {
  row: CourseRow;
  words: BuilderWords;
  /** It changed with the answer of this number; it glows once. */
  flash: number | null;
  isLacking: boolean;
  /** As it is wished now, before the answer has come. */
  isPinned: boolean;
  isUnticked: boolean;
  isOpen: boolean;
  onOpen: () => void;
  onPin: () => void;
  onTick: (isBooked: boolean) => void;
  /** Why it stands there and where else it could; shown while it is open. */
  children: ReactNode;
};

export function BuilderRow({
  row,
  words,
  flash,
  isLacking,
  isPinned,
  isUnticked,
  isOpen,
  onOpen,
  onPin,
  onTick,
  children,
}: BuilderRowProps) {
  const isPlaced = row.slot !== null;
  const panelId = `visit-${row.position}`;
  return (
    <li className="relative border-line border-b">
      {flash !== null && (
        <span key={flash} aria-hidden="true" className="-inset-x-3 absolute inset-y-0 animate-flash rounded-8" />
      )}
      <div className="relative grid grid-cols-[2rem_1fr_auto] items-center gap-x-3 gap-y-0.5 py-3 lg:min-h-14 lg:grid-cols-[2rem_10.5rem_minmax(10rem,1fr)_minmax(11rem,1.3fr)_9.5rem] lg:py-2">
        <span
          className={classNames(
            "grid size-6 place-items-center rounded-full font-semibold text-12 ring-1 ring-inset max-lg:self-start",
            isLacking && "bg-late-soft text-late-ink ring-late-edge",
            !isLacking && isPlaced && "bg-ok-soft text-ok-ink ring-ok-edge",
            !isLacking && !isPlaced && "text-ink-2 outline-1 outline-line-2 outline-dashed ring-transparent",
          )}
        >
          <span className="sr-only">{row.title}</span>
          <span aria-hidden="true">{row.phase === "touch_up" ? <Icon of={RefreshCw} size={12} /> : row.mark}</span>
        </span>
        <p className="min-w-0">
          <span className={isPlaced ? "font-semibold" : "text-ink-2"}>{row.dayText}</span>
          {row.timeText && <span className="ml-2.5 text-ink-2">{row.timeText}</span>}
        </p>
        <p className="min-w-0 text-ink-2 max-lg:col-span-2 max-lg:col-start-2">
          {[row.phase === "touch_up" || !isPlaced ? row.title : null, row.placeText]
            .filter((part) => part !== null)
            .join(" · ")}
        </p>
        <p className="min-w-0 text-ink-2 max-lg:col-span-2 max-lg:col-start-2">
          {row.gapText}
          {row.noteText && (
            <span className={row.noteTone === "risk" ? "text-risk-ink" : "text-ink-3"}>
              {row.gapText && " · "}
              {row.noteText}
            </span>
          )}
        </p>
        <div className="flex items-center justify-end gap-1 max-lg:col-start-3 max-lg:row-start-1" data-screen-only>
          {row.canUntick && (
            <Checkbox
              label={<span className="sr-only">{row.labels.bookTouchUp}</span>}
              checked={!isUnticked}
              onChange={(event) => onTick(event.target.checked)}
            />
          )}
          {isPlaced && (
            <Button
              variant="quiet"
              size={28}
              aria-pressed={isPinned}
              aria-label={isPinned ? row.labels.unpin : row.labels.pin}
              title={isPinned ? row.labels.unpin : row.labels.pin}
              onClick={onPin}
              className="aria-pressed:bg-accent-soft aria-pressed:text-accent-ink pointer-coarse:h-11"
            >
              <Icon of={Pin} size={15} className={isPinned ? "fill-current" : ""} />
            </Button>
          )}
          <Button
            variant="quiet"
            size={28}
            aria-expanded={isOpen}
            aria-controls={isOpen ? panelId : undefined}
            aria-label={isPlaced ? row.labels.change : row.labels.why}
            onClick={onOpen}
            className="pointer-coarse:h-11"
          >
            {isPlaced && <span className="mr-2 max-sm:sr-only">{words.change}</span>}
            <Icon of={ChevronDown} size={15} className={isOpen ? "rotate-180" : ""} />
          </Button>
        </div>
      </div>
      {isOpen && (
        <div
          id={panelId}
          className="relative ml-8 border-line-2 border-t border-dashed pt-2.5 pb-4 pl-3 max-sm:ml-0 max-sm:pl-0"
        >
          {children}
        </div>
      )}
    </li>
  );
}
