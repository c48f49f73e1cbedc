"use client";
// What does a plan look like on a phone: the ribbon standing, with its words beside it?
import { useCallback, useEffect, useRef, useState } from "react";
import { type RibbonDay, ribbonModel } from "@/lib/rules/ribbon";
import type { RibbonProps } from "./ribbon";
import { RibbonDrawing } from "./ribbon-drawing";
import { ribbonFrame } from "./ribbon-frame";
import { RibbonTargets } from "./ribbon-targets";
import { type RibbonLabel, toneInk } from "./ribbon-words";

/** Of a visit's words, px at the usual size: the title, then lines of 20, then air. Long words wrap at about so many letters. */
const TITLE = 24;
const LINE = 20;
const AIR = 24;
const LETTERS = 30;
/** From the thread's side to the words, px. */
const WORDS_AT = 120;

const linesOf = (text: string | undefined) => Math.ceil((text?.length ?? 0) / LETTERS);

type RibbonRowsProps = Omit<RibbonProps, "size" | "width" | "span" | "locale">;

/**
 * The ribbon turned: time runs down, the result grows to the left, and every visit has room for its words. How much they need
 * is guessed first and looked at once they stand, since a reader may have set their letters larger.
 */
export function RibbonRows({
  today,
  visits,
  curve,
  labels,
  words,
  selectedId = null,
  changedIds = [],
  onSelect,
  onHover,
  reason,
}: RibbonRowsProps) {
  const [seen, setSeen] = useState<Readonly<Record<string, number>>>({});
  const onHeight = useCallback((id: string, height: number) => {
    setSeen((before) => (before[id] === height ? before : { ...before, [id]: height }));
  }, []);
  const heights = visits.map(({ id }) => {
    const guessed = TITLE + LINE * (linesOf(labels[id]?.day) + linesOf(labels[id]?.gap));
    return Math.max(guessed, seen[id] ?? 0) + AIR;
  });
  const model = ribbonModel({ today, visits, curve, width: 0, time: { kind: "rows", heights } });
  const frame = ribbonFrame("rows", model.width);
  return (
    <div className="relative" style={{ height: Math.round(frame.length) }}>
      <div className="absolute inset-y-0 left-0" style={{ width: frame.depth }}>
        <RibbonDrawing
          model={model}
          frame={frame}
          selectedId={selectedId}
          changedIds={changedIds}
          className="block size-full overflow-visible"
        />
      </div>
      <div aria-hidden="true">
        {model.today !== null && (
          <span
            data-screen-only
            className="absolute left-0 -translate-y-1/2 rounded-full bg-ink px-2 font-medium text-12/4.5 text-ground"
            style={{ top: Math.round(model.today) }}
          >
            {words.today}
          </span>
        )}
        {model.days.map((day) => (
          <RowWords key={day.id} day={day} label={labels[day.id]} onHeight={onHeight} />
        ))}
      </div>
      <RibbonTargets
        model={model}
        frame={frame}
        labels={labels}
        words={words}
        visitIds={visits.map(({ id }) => id)}
        selectedId={selectedId}
        onSelect={onSelect}
        onHover={onHover}
        reason={reason}
      />
    </div>
  );
}

type RowWordsProps = {
  day: RibbonDay;
  label: RibbonLabel | undefined;
  onHeight: (id: string, height: number) => void;
};

/** The words of one visit, their title level with its day. */
function RowWords({ day: { id, x, tone }, label, onHeight }: RowWordsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => onHeight(id, element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [id, onHeight]);
  return (
    <div
      ref={box}
      data-words={id}
      className="absolute right-0 text-14"
      style={{ left: WORDS_AT, top: `calc(${Math.round(x)}px - 0.75rem)` }}
    >
      <p className={`font-semibold text-16 ${toneInk[tone]}`}>{label?.title}</p>
      <p className="text-ink-2">{label?.day}</p>
      {label?.gap && <p className={toneInk[tone] || "text-ink-3"}>{label.gap}</p>}
    </div>
  );
}
