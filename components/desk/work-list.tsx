// Which plans need somebody, why, and what is the next step?
import { CalendarClock, OctagonAlert, PenLine, TriangleAlert, UserX } from "lucide-react";
import Link from "next/link";
import { Ribbon } from "@/components/plan/ribbon";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import type { WorkKind } from "@/lib/rules/work-item";
import type { WorkRow } from "@/lib/schemas/work-row";
import type { RibbonWords } from "../plan/ribbon-words";

type WorkListProps = {
  parts: { key: string; label: string; rows: WorkRow[] }[];
  locale: string;
  words: {
    ribbon: Omit<RibbonWords, "name">;
    /** With {action}, {client} and {visit}; with {client} and {phone}. */
    actionOf: (row: WorkRow) => string;
    call: (row: WorkRow) => string;
  };
};

export const workIcons = {
  decide: { icon: PenLine, ink: "text-late-ink" },
  overdue: { icon: OctagonAlert, ink: "text-late-ink" },
  missed: { icon: UserX, ink: "text-late-ink" },
  "at-risk": { icon: TriangleAlert, ink: "text-risk-ink" },
  due: { icon: CalendarClock, ink: "text-due-ink" },
} as const satisfies Record<WorkKind, unknown>;

/** On a wide screen all ribbons stand in one column, so that one line of today runs through them. */
const grid =
  "grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-3 md:grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,1.2fr)_auto] xl:grid-cols-[1.25rem_15rem_minmax(0,1fr)_18.5rem_6.5rem] xl:gap-x-5";

export function WorkList({ parts, locale, words }: WorkListProps) {
  return (
    <div>
      {parts.map(({ key, label, rows }) => (
        <section key={key} aria-labelledby={`part-${key}`}>
          <h2
            id={`part-${key}`}
            className="flex gap-1.5 border-line border-b bg-sunken px-4 py-1.5 font-medium text-12 text-ink-2 md:px-6"
          >
            {label} <span className="text-ink-3">{rows.length}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <WorkLine key={row.planId} row={row} locale={locale} words={words} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function WorkLine({ row, locale, words }: { row: WorkRow; locale: string; words: WorkListProps["words"] }) {
  const { icon, ink } = workIcons[row.kind];
  return (
    <li
      className={`${grid} min-h-14.5 items-center border-line border-b px-4 py-2 transition-colors focus-within:bg-accent-soft hover:bg-hover md:px-6`}
    >
      <span className={`self-start pt-0.5 xl:self-center xl:pt-0 ${ink}`}>
        <Icon of={icon} />
        <span className="sr-only">{row.kindText}</span>
      </span>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <Link href={row.clientHref} prefetch={false} className="rounded-4 font-semibold hover:underline">
            {row.client}
          </Link>
          {row.phone && (
            <a
              href={`tel:${row.phone}`}
              aria-label={words.call(row)}
              className="rounded-4 text-13 text-ink-2 whitespace-nowrap hover:underline pointer-coarse:py-2"
            >
              {row.phone}
            </a>
          )}
        </p>
        <p className="text-13 text-ink-3">{row.visitText}</p>
      </div>
      <div className="min-w-0 max-md:col-span-2 max-md:col-start-2 max-md:row-start-2 max-md:pt-1">
        <p>{row.why}</p>
        <p className="text-13 text-ink-3">{row.detail}</p>
      </div>
      <div className="max-xl:hidden">
        <Ribbon
          {...row.ribbon}
          words={{ ...words.ribbon, name: row.ribbon.name }}
          locale={locale}
          size="mini"
          width={296}
        />
      </div>
      <LinkButton
        href={row.action.href}
        prefetch={false}
        aria-label={words.actionOf(row)}
        data-work
        className="justify-self-end max-md:col-start-3 max-md:row-start-1 max-md:self-start pointer-coarse:h-11"
      >
        {row.action.label}
      </LinkButton>
    </li>
  );
}
