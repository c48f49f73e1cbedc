// How is one visit drawn in its column: the clinician's time wide, numbing and cleaning in a lane beside it?
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { Lane } from "./block-lanes";
import type { Block, Part } from "./calendar-data";
import { edgeOf, lookOf } from "./visit-look";

/** px a minute: half an hour has room for two lines. */
export const SCALE = 1.3;

/** Below so many minutes there is room for one line. */
const TWO_LINES = 26;

const HATCHED =
  "bg-[image:repeating-linear-gradient(135deg,var(--lane)_0_1.4px,transparent_1.4px_5px)] rounded-t-6 border-b-0";
const DOTTED = "bg-[image:radial-gradient(var(--lane)_1px,transparent_1.3px)] bg-size-[4px_4px] rounded-b-6 border-t-0";

type VisitBlockProps = {
  block: Block;
  /** Which column it stands in, for the arrow keys. */
  column: number;
  /** Null where the visit fills the column's width: in a room, on a device. */
  lane: Lane | null;
};

/** A link that selects the visit. Who listens hears its time and state too. */
export function VisitBlock({ block, column, lane }: VisitBlockProps) {
  const { before, treating, after, isSelected } = block;
  const look = lookOf(block);
  const top = before?.from ?? treating.from;
  const bottom = after?.until ?? treating.until;
  const share = lane?.share ?? { index: 0, of: 1 };
  const box = classNames(
    "pointer-events-auto absolute border transition-colors",
    look.frame,
    isSelected && "border-accent ring-1 ring-accent",
  );
  const at = ({ from, until }: Part) => ({ top: (from - top) * SCALE, height: (until - from) * SCALE });
  const flat = (part: Part, isLast: boolean) => ({ ...at(part), height: at(part).height + (isLast ? 0 : 1) });
  return (
    <Link
      href={block.href}
      scroll={false}
      aria-current={isSelected || undefined}
      data-visit={block.id}
      data-column={column}
      className={classNames(
        // Only what is drawn takes a press: beside the lanes a neighbour's block shows through.
        "group pointer-events-none absolute block rounded-8 focus-visible:z-20",
        isSelected ? "z-10" : "z-1",
        "hover:z-10",
      )}
      style={{
        top: top * SCALE,
        height: (bottom - top) * SCALE,
        left: `${(share.index / share.of) * 100}%`,
        width: `${100 / share.of}%`,
      }}
    >
      {before && (
        <span className={classNames(box, HATCHED, laneLook(lane, "before"), look.lane)} style={flat(before, false)} />
      )}
      {after && <span className={classNames(box, DOTTED, laneLook(lane, "after"), look.lane)} style={at(after)} />}
      <span
        className={classNames(
          box,
          look.fill,
          "overflow-hidden pt-0.5 pr-1 pl-2 group-hover:bg-[image:linear-gradient(var(--hover),var(--hover))]",
          isSelected && "shadow-float",
          bodyLook(lane, before !== null, after !== null),
        )}
        style={at(treating)}
      >
        <span
          aria-hidden="true"
          className="absolute inset-y-0 left-0 w-0.75"
          style={{ background: edgeOf(block.colour) }}
        />
        <span className="flex items-center gap-1">
          <span
            className={classNames(
              "min-w-0 truncate text-13/4",
              block.status === "completed" ? "font-medium" : "font-semibold",
            )}
          >
            <span className="sr-only">{block.time} </span>
            {block.name}
          </span>
          <Icon of={look.icon} size={14} className={classNames("ml-auto", look.mark)} />
        </span>
        <span
          className={classNames(
            treating.until - treating.from < TWO_LINES ? "sr-only" : "block truncate text-12/3.75",
            look.line,
          )}
        >
          {block.line}
        </span>
        <span className="sr-only">{block.spoken}</span>
      </span>
    </Link>
  );
}

/** 20 px at the block's edge, or half of that where two lanes meet. */
function laneLook(lane: Lane | null, part: "before" | "after"): string {
  if (lane === null) return "inset-x-1.5";
  const width = lane[part] === null ? "w-5" : "w-2.5";
  const inner = lane[part] === "inner";
  if (lane.side === "left") return classNames(width, inner ? "left-4" : "left-1.5");
  return classNames(width, inner ? "right-4" : "right-1.5");
}

/** The body reaches the lane's edge; at the other side it leaves room for the neighbours' lanes. */
function bodyLook(lane: Lane | null, hasBefore: boolean, hasAfter: boolean): string {
  if (lane === null) {
    return classNames("inset-x-1.5", hasBefore ? "" : "rounded-t-6", hasAfter ? "" : "rounded-b-6");
  }
  const isLeft = lane.side === "left";
  return classNames(
    isLeft ? "right-7 left-1.5 rounded-r-6" : "right-1.5 left-7 rounded-l-6",
    !hasBefore && (isLeft ? "rounded-tl-6" : "rounded-tr-6"),
    !hasAfter && (isLeft ? "rounded-bl-6" : "rounded-br-6"),
  );
}
