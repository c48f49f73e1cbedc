// How is the ribbon itself drawn: ticks, track, healing, thread and windows, back to front?
import { useId } from "react";
import type { RibbonModel, RibbonTone, RibbonWindow } from "@/lib/rules/ribbon";
import { RibbonDays } from "./ribbon-days";
import { line, lozenge, point, type RibbonFrame } from "./ribbon-frame";
import { RibbonResult } from "./ribbon-result";

const soft: Record<RibbonTone, { fill: string; stroke: string }> = {
  ok: { fill: "var(--ok-soft)", stroke: "var(--ok-edge)" },
  due: { fill: "var(--due-soft)", stroke: "var(--due-edge)" },
  risk: { fill: "var(--risk-soft)", stroke: "var(--risk-edge)" },
  late: { fill: "var(--late-soft)", stroke: "var(--late-edge)" },
};

const threads = {
  done: { stroke: "var(--ok)", strokeWidth: 2 },
  booked: { stroke: "var(--ok)", strokeWidth: 1.5, strokeDasharray: "6 4", opacity: 0.8 },
  open: { stroke: "var(--thread)", strokeWidth: 2, strokeDasharray: "0.1 5" },
} as const;

/** A list's rows are so far apart, px each way, that the line of today runs through from one to the next. */
const BETWEEN_ROWS = 17;

function Ticks({ model, frame }: { model: RibbonModel; frame: RibbonFrame }) {
  if (frame.size === "mini") return null;
  // Lying, the ruler runs along the upper edge; standing, beside the windows.
  const edge = frame.isUpright ? frame.halfWindow : -frame.middle;
  const ticks = model.ticks.map(({ kind, x }) => {
    const start = kind === "month" || frame.isUpright ? edge : edge + 4;
    const end = frame.isUpright ? edge + (kind === "month" ? 6 : 3) : edge + 8;
    return `M${point(frame, x, start)}L${point(frame, x, end)}`;
  });
  const months = model.ticks
    .filter(({ isNamed }) => isNamed && !frame.isUpright)
    .map(({ x }) => `M${point(frame, x, edge + 10)}L${point(frame, x, -frame.halfTrack)}`);
  return (
    <g>
      <path d={ticks.join("")} stroke="var(--line-2)" />
      <path d={months.join("")} stroke="var(--line)" strokeDasharray="1 3" />
    </g>
  );
}

function Track({ model, frame, name }: { model: RibbonModel; frame: RibbonFrame; name: string }) {
  const track = lozenge(frame, 0, model.width, frame.halfTrack, null);
  const tint = frame.isUpright ? { x2: "0", y2: "1" } : { x2: "1", y2: "0" };
  return (
    <g>
      <defs>
        <linearGradient id={`${name}-heal`} {...tint}>
          <stop offset="0" stopColor="var(--heal)" />
          <stop offset="0.35" stopColor="var(--heal)" stopOpacity="0.62" />
          <stop offset="1" stopColor="var(--heal)" stopOpacity="0" />
        </linearGradient>
        <clipPath id={`${name}-track`}>
          <path d={track} />
        </clipPath>
      </defs>
      <path d={track} fill="var(--track)" />
      <g clipPath={`url(#${name}-track)`}>
        {model.healing.map(({ id, from, until, isDone }) => (
          <rect
            key={id}
            {...(frame.isUpright
              ? {
                  x: frame.middle - frame.halfTrack,
                  y: frame.before + from,
                  width: frame.halfTrack * 2,
                  height: until - from,
                }
              : {
                  x: frame.before + from,
                  y: frame.middle - frame.halfTrack,
                  width: until - from,
                  height: frame.halfTrack * 2,
                })}
            fill={`url(#${name}-heal)`}
            opacity={isDone ? 1 : 0.6}
          />
        ))}
        <g fill="none" strokeLinecap="round">
          {model.thread.map(({ from, until, kind }) => (
            <path key={`${from} ${until}`} d={line(frame, from, until)} {...threads[kind]} />
          ))}
        </g>
      </g>
    </g>
  );
}

function Window({ window, frame, openX }: { window: RibbonWindow; frame: RibbonFrame; openX: number | null }) {
  const half = window.look === "done" ? frame.halfDone : frame.halfWindow;
  const body = lozenge(frame, window.from, window.until, half, window.look === "done" ? null : window.target);
  const tail = window.tail && lozenge(frame, window.tail.from, window.tail.until, frame.halfDone, null);
  return (
    <g strokeLinejoin="round">
      {tail && <path d={tail} fill="var(--ribbon-ground)" stroke="var(--late-edge)" strokeDasharray="2 3" />}
      {/* An opaque ground first: the soft fills may be see-through in a clinic's accent. */}
      <path d={body} fill="var(--ribbon-ground)" />
      <path
        d={body}
        {...(window.look === "done" ? { fill: "none", stroke: "var(--line-2)" } : soft[window.tone])}
        strokeDasharray={window.look === "open" ? "4 3" : undefined}
      />
      {tail && openX !== null && openX > window.until && (
        <path
          d={line(frame, window.until + 2, openX - frame.dayOpen - 2)}
          stroke="var(--late)"
          strokeWidth="2"
          strokeDasharray="0.1 5"
          strokeLinecap="round"
        />
      )}
    </g>
  );
}

type RibbonDrawingProps = {
  model: RibbonModel;
  frame: RibbonFrame;
  selectedId: string | null;
  changedIds: readonly string[];
  className?: string;
};

/** The drawing without words. Those who listen get the list that stands beside it. */
export function RibbonDrawing({ model, frame, selectedId, changedIds, className }: RibbonDrawingProps) {
  const name = useId();
  const [width, height] = frame.isUpright ? [frame.depth, frame.length] : [frame.length, frame.depth];
  const isMini = frame.size === "mini";
  return (
    <svg viewBox={`0 0 ${Math.round(width)} ${Math.round(height)}`} aria-hidden="true" className={className}>
      <Ticks model={model} frame={frame} />
      <RibbonResult model={model} frame={frame} name={name} />
      <Track model={model} frame={frame} name={name} />
      {model.today !== null && (
        <path
          data-screen-only
          d={
            frame.isUpright
              ? `M${point(frame, model.today, -frame.middle)}L${point(frame, model.today, -frame.halfTrack)}`
              : `M${point(frame, model.today, isMini ? -frame.middle - BETWEEN_ROWS : -frame.middle)}L${point(frame, model.today, isMini ? frame.middle + BETWEEN_ROWS : frame.halfWindow)}`
          }
          stroke="var(--ink)"
          strokeWidth="1.25"
          opacity={isMini ? 0.28 : 1}
        />
      )}
      {model.windows.map((window) => (
        <Window
          key={window.id}
          window={window}
          frame={frame}
          openX={model.days.find(({ id }) => id === window.id)?.x ?? null}
        />
      ))}
      <RibbonDays model={model} frame={frame} selectedId={selectedId} changedIds={changedIds} />
    </svg>
  );
}
