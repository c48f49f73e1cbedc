// How are the days of a plan drawn: done, booked, to book, missed, moved, signed or late?
import type { RibbonDay, RibbonModel, RibbonTone } from "@/lib/rules/ribbon";
import { line, type RibbonFrame } from "./ribbon-frame";

const solid: Record<RibbonTone, string> = {
  ok: "var(--ok)",
  due: "var(--due)",
  risk: "var(--risk)",
  late: "var(--late)",
};

type DayProps = { day: RibbonDay; frame: RibbonFrame; isSelected: boolean; isChanged: boolean };

/** Where the day stood before, with the way from there; then what ties it to a window that it lies outside of. */
function Ties({ day, frame }: Pick<DayProps, "day" | "frame">) {
  const there = day.was === null ? null : { from: day.was, until: day.x };
  const clear = frame.dayBooked + 2;
  return (
    <>
      {there && Math.abs(there.until - there.from) > clear + 4 && (
        <path
          d={line(frame, there.from, there.until - Math.sign(there.until - there.from) * clear)}
          stroke="var(--ink-2)"
          strokeWidth="1.5"
        />
      )}
      {there && (
        <circle
          {...centre(frame, there.from)}
          r={frame.dayOpen}
          fill="var(--ribbon-ground)"
          stroke="var(--ink-3)"
          strokeWidth="1.5"
          strokeDasharray="2 2"
        />
      )}
      {day.outside && (
        <path
          d={line(frame, day.outside.from, day.outside.until)}
          stroke={day.outside.side === "before" ? "var(--ink)" : "var(--thread)"}
          strokeWidth="1.5"
          strokeDasharray="2 3"
        />
      )}
    </>
  );
}

function centre(frame: RibbonFrame, along: number) {
  return frame.isUpright
    ? { cx: frame.middle, cy: frame.before + along }
    : { cx: frame.before + along, cy: frame.middle };
}

function Shape({ day, frame }: Pick<DayProps, "day" | "frame">) {
  const fill = day.isOverridden ? "var(--ink)" : solid[day.tone];
  const stroke = { fill: "none", strokeLinecap: "round", strokeLinejoin: "round" } as const;
  const k = frame.dayDone / 9.5;
  switch (day.kind) {
    case "done":
      return (
        <>
          <circle r={frame.dayDone} fill={fill} />
          <path
            d={`M${-4 * k} ${0.3 * k}l${2.9 * k} ${2.9 * k} ${4.9 * k} ${-5.9 * k}`}
            {...stroke}
            stroke={day.isOverridden ? "var(--ground)" : "var(--on-accent)"}
            strokeWidth={frame.size === "mini" ? 1.4 : 1.9}
          />
        </>
      );
    case "booked":
      return (
        <circle r={frame.dayBooked} fill={fill} stroke="var(--ribbon-ground)" strokeWidth="2" paintOrder="stroke" />
      );
    case "to-book":
      return <circle r={frame.dayOpen} fill="var(--ribbon-ground)" stroke={fill} strokeWidth="1.75" />;
    case "skipped":
      return <circle r={frame.dayOpen} fill="var(--ribbon-ground)" stroke="var(--ink-3)" strokeDasharray="2 2" />;
    case "missed": {
      const arm = frame.dayOpen * 0.5;
      return (
        <>
          <circle r={frame.dayOpen + 1} fill="var(--ribbon-ground)" stroke="var(--late)" strokeWidth="1.75" />
          <path
            d={`M${-arm} ${-arm}L${arm} ${arm}M${-arm} ${arm}L${arm} ${-arm}`}
            {...stroke}
            stroke="var(--late)"
            strokeWidth="1.75"
          />
        </>
      );
    }
  }
}

function Day({ day, frame, isSelected, isChanged }: DayProps) {
  const { cx, cy } = centre(frame, day.x);
  const outer = day.kind === "done" ? frame.dayDone : frame.dayBooked;
  return (
    <>
      <Ties day={day} frame={frame} />
      <g
        className="transition-transform duration-200 ease-out"
        style={{ transform: `translate(${Math.round(cx * 10) / 10}px, ${Math.round(cy * 10) / 10}px)` }}
      >
        {isChanged && <circle key={day.x} r={outer + 12} className="ribbon-flash" />}
        {isSelected && <circle r={outer + 3} fill="var(--ribbon-ground)" stroke={solid[day.tone]} strokeWidth="1.5" />}
        <Shape day={day} frame={frame} />
        {day.isOverridden && frame.size !== "mini" && (
          <path
            d="M-3.2 4h7M-3 1l5-5 1.6 1.6-5 5-2 .4z"
            transform={
              frame.isUpright ? `translate(${-frame.halfWindow - 9} -1)` : `translate(0 ${-frame.halfWindow - 3})`
            }
            fill="none"
            stroke="var(--ink)"
            strokeWidth="1.25"
            strokeLinejoin="round"
            strokeLinecap="round"
          />
        )}
      </g>
    </>
  );
}

type RibbonDaysProps = {
  model: RibbonModel;
  frame: RibbonFrame;
  selectedId: string | null;
  changedIds: readonly string[];
};

/** The days, in front of everything else. */
export function RibbonDays({ model, frame, selectedId, changedIds }: RibbonDaysProps) {
  return (
    <g>
      {model.days.map((day) => (
        <Day
          key={day.id}
          day={day}
          frame={frame}
          isSelected={day.id === selectedId}
          isChanged={changedIds.includes(day.id)}
        />
      ))}
    </g>
  );
}
