// Which months does the ribbon run through, and where is today?
import type { RibbonModel } from "@/lib/rules/ribbon";
import { sayMonth } from "@/lib/words/dates";
import { percent, type RibbonFrame } from "./ribbon-frame";

/** What a letter takes, and what stands before the first, px. */
const LETTER = 6.4;
const AIR = 4;

type RibbonAxisProps = { model: RibbonModel; frame: RibbonFrame; locale: string; today: string };

/** The names over the ticks, and the pill that says today. Decoration: the visits' sentences say the dates. */
export function RibbonAxis({ model, frame, locale, today }: RibbonAxisProps) {
  const names = model.ticks
    .filter(({ isNamed }) => isNamed)
    .map(({ on, x }) => ({ on, x, name: sayMonth(locale, on) }))
    // A name that would run out of the drawing says nothing.
    .filter(({ x, name }) => frame.before + x + AIR + name.length * LETTER <= frame.length);
  const left = (x: number) => percent(frame.before + x, frame.length);
  return (
    <div aria-hidden="true" className="relative h-5 text-12 text-ink-3 whitespace-nowrap">
      {names.map(({ on, x, name }) => (
        <span key={on} className="absolute top-0 pl-1" style={{ left: left(x) }}>
          {name}
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
