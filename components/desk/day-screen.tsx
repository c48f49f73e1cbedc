// How do the parts of the day share the screen: rail, board and panel side by side, on a phone one at a time?
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

type DayScreenProps = {
  /** The page's name where the bar with the day gives way to the panel. */
  title: string;
  hasPanel: boolean;
  panelLabel: string;
  rail: ReactNode;
  bar: ReactNode;
  /** Of the selected visit. */
  notice: ReactNode;
  /** Of the day: over it. */
  dayNotice: ReactNode;
  /** Null on a day without hours and visits: then `empty` stands there. */
  board: ReactNode;
  list: ReactNode;
  empty: ReactNode;
  nothingChosen: ReactNode;
  back: { href: string; label: string };
  keys: ReactNode;
  panel: ReactNode;
};

/** From 1280 px three columns, from 1024 two; below, the panel takes the day's place while a visit is selected. */
export function DayScreen(props: DayScreenProps) {
  const { hasPanel } = props;
  return (
    <div className="grid flex-1 lg:grid-cols-[minmax(0,1fr)_21.5rem] xl:grid-cols-[14.5rem_minmax(0,1fr)_21.5rem]">
      {hasPanel && <h1 className="sr-only lg:hidden">{props.title}</h1>}
      <div className={classNames("min-w-0", hasPanel && "max-lg:hidden")}>
        {props.bar}
        {props.dayNotice && <div className="px-4 pt-3 pb-1">{props.dayNotice}</div>}
        {props.board === null && props.empty}
        {props.board !== null && <div className="max-md:hidden">{props.board}</div>}
        {props.board !== null && <div className="md:hidden">{props.list}</div>}
      </div>
      <aside
        aria-label={props.panelLabel}
        className={classNames("border-line bg-surface lg:border-l", !hasPanel && "max-lg:hidden")}
      >
        <div className="sticky top-0 flex max-h-dvh min-h-[calc(100dvh-3.25rem)] flex-col overflow-y-auto max-lg:max-h-none">
          {hasPanel && (
            <Link
              href={props.back.href}
              className="flex min-h-11 items-center gap-2 border-line border-b px-4 font-medium text-accent-ink lg:hidden"
            >
              <Icon of={ArrowLeft} />
              {props.back.label}
            </Link>
          )}
          {props.notice}
          {hasPanel ? props.panel : <div className="[--ribbon-ground:var(--surface)]">{props.nothingChosen}</div>}
          <div className="mt-auto border-line border-t px-3.5 py-2.5 pointer-coarse:hidden">{props.keys}</div>
        </div>
      </aside>
      {/* The first column, and the last to come to by keyboard: a skip to the content lands at the day. */}
      {props.rail}
    </div>
  );
}
