// What does Needlepoint promise, in one drawing?
import { RibbonAxis } from "@/components/plan/ribbon-axis";
import { RibbonDrawing } from "@/components/plan/ribbon-drawing";
import { type RibbonFrame, ribbonFrame } from "@/components/plan/ribbon-frame";
import { STANDARD_CURVE } from "@/lib/rules/result-curve";
import { ribbonModel } from "@/lib/rules/ribbon";
import type { PlainDate } from "@/lib/time";
import { promiseCourse } from "./promise-course";

type PromiseRibbonProps = { today: PlainDate; locale: string; todayWord: string };

const FULL_WIDTH = 1040;
const COMPACT_WIDTH = 374;
/** px that the result gains in height over an ordinary ribbon, where there is room for it. */
const TALLER = 180;

/** A whole course that belongs to nobody. Decoration: the words beside it say the same. */
export function PromiseRibbon({ today, locale, todayWord }: PromiseRibbonProps) {
  const course = { today, visits: promiseCourse(today), curve: STANDARD_CURVE };
  const compact = ribbonModel({
    ...{ ...course, width: COMPACT_WIDTH - 12 },
    time: { kind: "slowing", labelWidth: 0 },
  });
  const full = ribbonModel({ ...{ ...course, width: FULL_WIDTH - 16 }, time: { kind: "slowing", labelWidth: 0 } });
  return (
    <div aria-hidden="true" className="[--ribbon-ground:var(--sunken)]">
      <div className="md:hidden">
        <Drawing model={compact} frame={ribbonFrame("compact", compact.width)} locale={locale} todayWord={todayWord} />
      </div>
      {/* It runs out of the picture at the right, as a course goes on. */}
      <div className="-ml-4 max-md:hidden" style={{ width: FULL_WIDTH }}>
        <Drawing model={full} frame={tallFrame(full.width)} locale={locale} todayWord={todayWord} />
      </div>
    </div>
  );
}

function Drawing({
  model,
  frame,
  locale,
  todayWord,
}: {
  model: ReturnType<typeof ribbonModel>;
  frame: RibbonFrame;
  locale: string;
  todayWord: string;
}) {
  return (
    <>
      <RibbonAxis model={model} frame={frame} locale={locale} today={todayWord} />
      <RibbonDrawing
        model={model}
        frame={frame}
        selectedId={null}
        changedIds={[]}
        className="block h-auto w-full overflow-visible"
      />
    </>
  );
}

function tallFrame(width: number): RibbonFrame {
  const frame = ribbonFrame("full", width);
  return {
    ...frame,
    depth: frame.depth + TALLER,
    middle: frame.middle + TALLER,
    resultHeight: frame.resultHeight + TALLER,
  };
}
