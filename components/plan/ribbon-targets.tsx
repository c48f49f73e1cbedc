// How is a visit on the ribbon reached by pointer, keyboard and screen reader?
import { type ReactNode, useId } from "react";
import type { RibbonModel } from "@/lib/rules/ribbon";
import { VisuallyHidden } from "../ui/visually-hidden";
import { percent, type RibbonFrame } from "./ribbon-frame";
import type { RibbonLabels, RibbonWords } from "./ribbon-words";

type RibbonTargetsProps = {
  model: RibbonModel;
  frame: RibbonFrame;
  labels: RibbonLabels;
  words: RibbonWords;
  visitIds: readonly string[];
  selectedId: string | null;
  /** Opens the reason of a visit; without it a label's `href` does. */
  onSelect?: ((id: string | null) => void) | undefined;
  /** The pointer rests on a visit, or has left it. */
  onHover?: ((id: string | null) => void) | undefined;
  /** Why the selected visit lies where it lies; it floats beside it. */
  reason?: ReactNode;
};

/** A target is never smaller than this, px of the drawing. */
const SMALLEST = 28;
/** Of a standing ribbon the whole row of a visit is its target: it begins so far above the visit's day, px. */
const ABOVE_DAY = 22;

/** From above its day to above the next one; null where the ribbon lies or the visit has no row. */
function rowOf(id: string, model: RibbonModel, frame: RibbonFrame) {
  const day = frame.isUpright ? model.days.find((one) => one.id === id) : undefined;
  if (!day) return null;
  const next = Math.min(frame.length + ABOVE_DAY, ...model.days.map(({ x }) => x).filter((x) => x > day.x));
  return {
    top: percent(frame.before + day.x - ABOVE_DAY, frame.length),
    height: percent(next - day.x, frame.length),
    left: "0%",
    width: "100%",
  };
}

function placeOf(id: string, model: RibbonModel, frame: RibbonFrame) {
  const row = rowOf(id, model, frame);
  if (row) return row;
  const day = model.days.find((one) => one.id === id);
  const window = model.windows.find((one) => one.id === id);
  const places = [...(day ? [day.x] : []), ...(window ? [window.from, window.until] : [])];
  if (places.length === 0) return null;
  const middle = (Math.min(...places) + Math.max(...places)) / 2;
  const length = Math.max(SMALLEST, Math.max(...places) - Math.min(...places));
  const along = {
    start: percent(frame.before + middle - length / 2, frame.length),
    size: percent(length, frame.length),
  };
  const half = Math.max(frame.halfWindow, SMALLEST / 2);
  const across = {
    start: percent(frame.middle - half, frame.depth),
    size: percent(2 * half, frame.depth),
  };
  return frame.isUpright
    ? { top: along.start, height: along.size, left: across.start, width: across.size }
    : { left: along.start, width: along.size, top: across.start, height: across.size };
}

/** The visits as a list, one sentence each, lying over the drawing where the windows are. */
export function RibbonTargets(props: RibbonTargetsProps) {
  const { model, frame, labels, words, visitIds, selectedId, onSelect, onHover, reason } = props;
  const reasonId = useId();
  return (
    <ol aria-label={words.name}>
      {visitIds.map((id) => {
        const label = labels[id];
        const place = placeOf(id, model, frame);
        if (!label) return null;
        const sentence = <VisuallyHidden>{label.sentence}</VisuallyHidden>;
        const look = `absolute focus-visible:outline-offset-1 ${frame.isUpright ? "rounded-8" : "rounded-full"}`;
        return (
          <li key={id}>
            {onSelect && place ? (
              <button
                type="button"
                aria-controls={id === selectedId && reason ? reasonId : undefined}
                className={look}
                style={place}
                aria-expanded={id === selectedId}
                onClick={() => onSelect(id === selectedId ? null : id)}
                onKeyDown={(event) => event.key === "Escape" && onSelect(null)}
                onPointerEnter={() => onHover?.(id)}
                onPointerLeave={() => onHover?.(null)}
              >
                {sentence}
              </button>
            ) : label.href && place ? (
              <a href={label.href} className={look} style={place}>
                {sentence}
              </a>
            ) : (
              sentence
            )}
            {id === selectedId && reason && place && (
              <div
                id={reasonId}
                className="absolute z-20 w-80 max-w-[calc(100vw-2.5rem)] rounded-12 bg-float px-3.5 py-3 text-13 text-ink-2 shadow-float ring-1 ring-line starting:opacity-0 transition-opacity duration-160 forced-colors:border"
                style={
                  frame.isUpright
                    ? { left: 0, top: `calc(${place.top} + ${place.height} + 8px)` }
                    : {
                        left: `clamp(0px, ${place.left}, calc(100% - 20rem))`,
                        top: `calc(${place.top} + ${place.height} + 8px)`,
                      }
                }
              >
                {reason}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
