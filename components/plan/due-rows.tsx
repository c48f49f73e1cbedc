// Where would each due visit stand, why there, and where else could it go?
import { ArrowRight, RefreshCw } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import type { DueRow } from "@/lib/schemas/due-row";
import { BuilderReason } from "./builder-reason";

type DueWords = { why: string; source: string; alsoPossible: string; noOtherDay: string; choose: string };

/** Every choice is a link: the address keeps it, and the page places the plan again. */
export function DueRows({ rows, label, words }: { rows: readonly DueRow[]; label: string; words: DueWords }) {
  return (
    <ol aria-label={label} className="border-line border-t">
      {rows.map((row) => (
        <VisitRow key={row.id} row={row} words={words} />
      ))}
    </ol>
  );
}

function VisitRow({ row, words }: { row: DueRow; words: DueWords }) {
  const isPlaced = row.timeText !== null;
  return (
    <li className="border-line border-b">
      <div className="grid grid-cols-[2rem_1fr] items-center gap-x-3 gap-y-0.5 py-3 lg:min-h-14 lg:grid-cols-[2rem_6.5rem_10rem_minmax(0,1.1fr)_minmax(0,1.2fr)_15.5rem] lg:py-2">
        <span
          aria-hidden="true"
          className={classNames(
            "grid size-6 place-items-center self-start rounded-full font-semibold text-12 ring-1 ring-inset lg:self-center",
            isPlaced
              ? "bg-ok-soft text-ok-ink ring-ok-edge"
              : "text-ink-2 outline-1 outline-line-2 outline-dashed ring-transparent",
          )}
        >
          {row.phase === "touch_up" ? <Icon of={RefreshCw} size={12} /> : row.mark}
        </span>
        <p className="font-medium text-ink-2">{row.title}</p>
        <p className="max-lg:col-start-2">
          <span className={isPlaced ? "font-semibold" : "text-ink-2"}>{row.dayText}</span>
          {isPlaced && <span className="ml-2.5 text-ink-2">{row.timeText}</span>}
        </p>
        <p className="min-w-0 text-ink-2 max-lg:col-start-2 empty:hidden lg:empty:block">{row.placeText}</p>
        <div className="min-w-0 text-ink-2 max-lg:col-start-2">
          <p>
            {row.gapText}
            {row.noteText && (
              <span className={row.noteTone === "risk" ? "text-risk-ink" : "text-ink-3"}>
                {row.gapText && " · "}
                {row.noteText}
              </span>
            )}
          </p>
          {row.wasText && (
            <p className="flex items-center gap-1.5 font-medium text-13 text-risk-ink">
              <Icon of={ArrowRight} size={14} />
              {row.wasText}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-1 max-lg:col-start-2 max-lg:pt-1 lg:justify-end" data-screen-only>
          {[row.release, row.tick, row.change].map(
            (link) =>
              link && (
                <LinkButton
                  key={link.label}
                  href={link.href}
                  replace
                  scroll={false}
                  prefetch={false}
                  variant={link === row.change ? "outline" : "quiet"}
                  size={28}
                  aria-label={link.name}
                  className="pointer-coarse:h-11 max-lg:first:-ml-2.5 max-lg:only:ml-0"
                >
                  {link.label}
                </LinkButton>
              ),
          )}
        </div>
      </div>
      {row.isOpen ? (
        <div className="ml-11 grid gap-x-10 gap-y-5 border-line-2 border-t border-dashed pt-2.5 pb-4 max-sm:ml-0 lg:grid-cols-2">
          <BuilderReason title={words.why} why={row.why} source={row.source} sourceLabel={words.source} />
          <OtherDays days={row.otherDays} words={words} />
        </div>
      ) : (
        row.why.length > 0 && (
          <details className="ml-11 pb-3 text-13 lg:-mt-1">
            <summary className="w-fit rounded-4 text-ink-3 hover:text-ink">{words.why}</summary>
            <div className="max-w-180 pt-1.5">
              <BuilderReason title={row.title} why={row.why} source={row.source} sourceLabel={words.source} />
            </div>
          </details>
        )
      )}
    </li>
  );
}

function OtherDays({ days, words }: { days: DueRow["otherDays"]; words: DueWords }) {
  return (
    <div className="grid content-start gap-1 text-13">
      <p className="font-medium text-12 text-ink-3">{words.alsoPossible}</p>
      {days.length === 0 && <p className="text-ink-2">{words.noOtherDay}</p>}
      <ul className="divide-y divide-line">
        {days.map((day) => (
          <li key={day.href} className="flex items-center justify-between gap-3 py-1.5">
            <p className="min-w-0">
              <span className="font-medium">
                {day.dayText} {day.timeText}
              </span>{" "}
              <span className="text-ink-2">{day.placeText}</span>
              <span className="block text-12 text-ink-3">{day.detail}</span>
            </p>
            <LinkButton
              href={day.href}
              replace
              scroll={false}
              prefetch={false}
              size={28}
              aria-label={day.name}
              className="pointer-coarse:h-11"
            >
              {words.choose}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
