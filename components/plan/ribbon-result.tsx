// How is the expected result drawn behind the ribbon: rising, slowly falling, with its range?
import type { RibbonModel } from "@/lib/rules/ribbon";
import { between, type RibbonFrame, through } from "./ribbon-frame";

/** Area, range, line, and the line without the touch-ups to come; what has been is drawn stronger. */
export function RibbonResult({ model, frame, name }: { model: RibbonModel; frame: RibbonFrame; name: string }) {
  const first = model.result[0];
  if (frame.resultHeight === 0 || !first) return null;
  const across = (height: number) => -frame.halfTrack - height * frame.resultHeight;
  const edge = (of: "low" | "expected" | "high") => model.result.map((one) => ({ x: one.x, across: across(one[of]) }));
  const expected = edge("expected");
  const ground = [first.x, model.width].map((x) => ({ x, across: across(0) }));
  const past = model.today === null ? [] : expected.filter(({ x }) => x <= (model.today ?? 0) + 0.01);
  const fades = frame.isUpright ? { x2: "0", y2: "1" } : { x2: "1", y2: "0" };
  const rises = frame.isUpright ? { x1: "0", x2: "1", y2: "0" } : { x2: "0", y2: "1" };

  return (
    <g>
      <defs>
        <linearGradient id={`${name}-area`} {...rises}>
          <stop offset="0" stopColor="var(--ok)" stopOpacity="0.2" />
          <stop offset="1" stopColor="var(--ok)" stopOpacity="0.02" />
        </linearGradient>
        <linearGradient id={`${name}-end`} {...fades}>
          <stop offset="0.93" stopColor="white" />
          <stop offset="1" stopColor="white" stopOpacity="0" />
        </linearGradient>
        <mask id={`${name}-mask`} maskUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%">
          <rect
            {...(frame.isUpright
              ? { width: frame.depth, height: frame.before + model.width }
              : { width: frame.before + model.width, height: frame.depth })}
            fill={`url(#${name}-end)`}
          />
        </mask>
      </defs>
      <g mask={`url(#${name}-mask)`}>
        <path d={between(frame, expected, ground)} fill={`url(#${name}-area)`} />
        <path d={between(frame, edge("high"), edge("low"))} fill="var(--ok)" opacity="0.13" />
      </g>
      {model.without.length > 0 && (
        <path
          d={through(
            frame,
            model.without.map((one) => ({ x: one.x, across: across(one.expected) })),
          )}
          fill="none"
          stroke="var(--ink-3)"
          strokeWidth="1.25"
          strokeDasharray="1 4"
          strokeLinecap="round"
        />
      )}
      <path
        d={through(frame, expected)}
        fill="none"
        stroke="var(--ok)"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity="0.55"
      />
      {past.length > 1 && (
        <path
          d={through(frame, past)}
          fill="none"
          stroke="var(--ok)"
          strokeWidth="2.25"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </g>
  );
}
