// What does a plan look like as one horizontal band: windows, days, healing weeks, the result and its fade?
import type { CSSProperties, ReactNode } from "react";
import type { ResultCurve } from "@/lib/rules/result-curve";
import { type RibbonModel, ribbonModel } from "@/lib/rules/ribbon";
import type { RibbonTime, RibbonVisit } from "@/lib/rules/ribbon-input";
import type { PlainDate } from "@/lib/time";
import { RibbonAxis } from "./ribbon-axis";
import { RibbonDrawing } from "./ribbon-drawing";
import { percent, type RibbonFrame, ribbonFrame, roomForDays } from "./ribbon-frame";
import { RibbonTargets } from "./ribbon-targets";
import { type RibbonLabel, type RibbonLabels, type RibbonWords, toneInk } from "./ribbon-words";

/** What one plan gives to its ribbon. */
export type RibbonContent = Pick<RibbonProps, "today" | "visits" | "curve" | "labels" | "words">;

export type RibbonProps = {
  today: PlainDate;
  visits: readonly RibbonVisit[];
  /** How the plan's protocol draws the result. */
  curve: ResultCurve;
  labels: RibbonLabels;
  words: RibbonWords;
  locale: string;
  size: "full" | "compact" | "mini";
  /** What the drawing is made for, px; it then fills what it is given. Words keep their size. */
  width: number;
  /** Instead of the whole plan, the days that the rows of a list share. */
  span?: { startsOn: PlainDate; endsOn: PlainDate };
  selectedId?: string | null;
  /** Visits that changed just now: they glow once. */
  changedIds?: readonly string[];
  /** Makes the visits buttons; null closes what is open. */
  onSelect?: ((id: string | null) => void) | undefined;
  onHover?: ((id: string | null) => void) | undefined;
  /** Why the selected visit lies where it lies. */
  reason?: ReactNode;
};

/** Half of what the note over the result takes, px. */
const HALF_NOTE = 50;
const labelWidths = { full: 136, compact: 62, mini: 0 };

/** The expected result's own words: at its highest point, and where its two ends part. */
function Notes({ model, frame, words }: { model: RibbonModel; frame: RibbonFrame; words: RibbonWords }) {
  const highest = model.result.reduce(
    (best, one) => (one.high > best.high ? one : best),
    model.result[0] ?? { high: 0, x: 0 },
  );
  const last = model.result.at(-1);
  if (!last) return null;
  const top = (height: number) => percent(frame.middle - frame.halfTrack - height * frame.resultHeight, frame.depth);
  const left = (x: number) => percent(frame.before + x, frame.length);
  const lastWithout = model.without.at(-1);
  return (
    <div aria-hidden="true" className="text-12 text-ok-ink whitespace-nowrap">
      <span
        className="absolute -translate-x-1/2 -translate-y-[1.125rem]"
        style={{ left: left(Math.min(highest.x, model.width - HALF_NOTE)), top: top(highest.high) }}
      >
        {model.stopsHere ? words.stopsHere : words.expectedResult}
      </span>
      {lastWithout && (
        <>
          <span
            className="absolute -translate-y-3/4 pl-1.5"
            style={{ left: left(model.width), top: top(last.expected) }}
          >
            {words.withTouchUps}
          </span>
          <span
            className="absolute -translate-y-1/4 pl-1.5 text-ink-3"
            style={{ left: left(model.width), top: top(lastWithout.expected) }}
          >
            {words.without}
          </span>
        </>
      )}
    </div>
  );
}

/** Two rows for words where one would run them into each other, by half the width of their letters; the drawing may be shown narrower than it was made. */
function rowsOf(places: readonly { x: number; label: RibbonLabel }[]): number[] {
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return places.map(({ x, label }) => {
    const half = Math.max(label.title.length * 3.3, label.day.length * 3.15, (label.gap?.length ?? 0) * 2.9) + 3;
    const row = x * 0.86 - half >= (ends[0] ?? 0) ? 0 : 1;
    ends[row] = x * 0.86 + half;
    return row;
  });
}

function FullLabels({
  model,
  frame,
  labels,
  selectedId,
}: {
  model: RibbonModel;
  frame: RibbonFrame;
  labels: RibbonLabels;
  selectedId: string | null;
}) {
  const shown = model.days.flatMap((day) => {
    const label = labels[day.id];
    return label ? [{ day, label, place: { x: day.x, label } }] : [];
  });
  const rows = rowsOf(shown.map(({ place }) => place));
  // Two lines, and a third where any visit has its gap.
  const height = shown.some(({ label }) => label.gap !== undefined) ? 54 : 38;
  return (
    <div
      aria-hidden="true"
      className="relative text-13 whitespace-nowrap"
      style={{ height: rows.includes(1) ? 2 * height + 2 : height }}
    >
      {shown.map(({ day, label }, index) => {
        const ink = toneInk[day.tone];
        return (
          <div
            key={day.id}
            className="absolute -translate-x-1/2 text-center"
            style={{ left: percent(frame.before + day.x, frame.length), top: rows[index] === 1 ? height + 2 : 0 }}
          >
            <p
              className={`font-semibold ${ink} ${day.id === selectedId ? "underline decoration-2 underline-offset-4" : ""}`}
            >
              {label.title}
            </p>
            <p>{label.day}</p>
            {label.gap && <p className={`text-12 ${ink || "text-ink-3"}`}>{label.gap}</p>}
          </div>
        );
      })}
    </div>
  );
}

function ShortLabels({
  model,
  frame,
  labels,
  selectedId,
}: {
  model: RibbonModel;
  frame: RibbonFrame;
  labels: RibbonLabels;
  selectedId: string | null;
}) {
  return (
    <div aria-hidden="true" className="relative h-5 text-12 text-ink-3 whitespace-nowrap">
      {model.days.map((day) => {
        const left: CSSProperties = { left: percent(frame.before + day.x, frame.length) };
        const look = day.id === selectedId ? "font-semibold text-ink" : toneInk[day.tone];
        return (
          <span key={day.id} className={`absolute top-0.5 -translate-x-1/2 ${look}`} style={left}>
            {labels[day.id]?.short}
          </span>
        );
      })}
    </div>
  );
}

/** The ribbon, lying. `full` carries words under each visit, `compact` "S3", `mini` none: it is one row of a list. */
export function Ribbon({ today, visits, curve, labels, words, locale, size, width, span, ...rest }: RibbonProps) {
  const { selectedId = null, changedIds = [], onSelect, onHover, reason } = rest;
  const time: RibbonTime = span ? { kind: "even", ...span } : { kind: "slowing", labelWidth: labelWidths[size] };
  const hasNotes = visits.some(({ phase, state }) => phase === "touch_up" && state !== "done" && state !== "skipped");
  const model = ribbonModel({ today, visits, curve, width: roomForDays(size, width, hasNotes), time });
  const frame = ribbonFrame(size, model.width, hasNotes);
  return (
    <div className="w-full">
      {size !== "mini" && <RibbonAxis model={model} frame={frame} locale={locale} today={words.today} />}
      <div className="relative">
        <RibbonDrawing
          model={model}
          frame={frame}
          selectedId={selectedId}
          changedIds={changedIds}
          className="block h-auto w-full overflow-visible"
        />
        {size === "full" && <Notes model={model} frame={frame} words={words} />}
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
      {size === "full" && <FullLabels model={model} frame={frame} labels={labels} selectedId={selectedId} />}
      {size === "compact" && <ShortLabels model={model} frame={frame} labels={labels} selectedId={selectedId} />}
    </div>
  );
}
