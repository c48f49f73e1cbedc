// Which months does the ribbon run through, and where is today?
import type { RibbonModel } from "@/lib/rules/ribbon";
import { sayMonth } from "@/lib/words/dates";
import type { RibbonFrame } from "./ribbon-frame";

type RibbonAxisProps = { model: RibbonModel; frame: RibbonFrame; locale: string; today: string };

/** The names over the ticks, and the pill that says today. Decoration: the visits' sentences say the dates. */
export function RibbonAxis({ model, frame, locale, today }: RibbonAxisProps) {
  const left = (x: number) => `${((frame.before + x) / frame.length) * 100}%`;
  return (
    <div aria-hidden="true" className="relative h-5 text-12 text-ink-3 whitespace-nowrap">
      {model.ticks
        .filter(({ isNamed }) => isNamed)
        .map(({ on, x }) => (
          <span key={on} className="absolute top-0 pl-1" style={{ left: left(x) }}>
            {sayMonth(locale, on)}
          </span>
        ))}
      {model.today !== null && (
        <span
          data-screen-only
          className="absolute -top-px -translate-x-1/2 rounded-full bg-ink px-2 font-medium text-12/4.5 text-ground"
          style={{ left: left(model.today) }}
        >
          {today}
        </span>
      )}
    </div>
  );
}
