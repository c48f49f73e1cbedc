// Who is the selected visit, where does their plan stand, and what can be done next?
import { CalendarPlus, Check, ClipboardList, Move, X } from "lucide-react";
import Link from "next/link";
import type { ComponentProps } from "react";
import { FactList } from "@/components/client/fact-list";
import { Ribbon, type RibbonContent } from "@/components/plan/ribbon";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { KeyHint } from "@/components/ui/key-hint";
import { LinkButton } from "@/components/ui/link-button";
import { type BadgeState, StateBadge } from "@/components/ui/state-badge";
import { WaitingLink } from "@/components/waitlist/waiting-link";
import { StepButtons } from "./step-buttons";

type PanelVisit = {
  id: string;
  mark: string;
  tone: keyof typeof MARKS;
  isSelected: boolean;
  day: string;
  gap: string;
};

type VisitPanelProps = {
  name: string;
  title: string;
  planTitle: string | null;
  standing: { state: string; word: string } | null;
  selectedVisitId: string | null;
  ribbon: RibbonContent | null;
  visits: PanelVisit[];
  /** `href`: where a value leads, as a phone number to a call. */
  rows: { name: string; value: string | null; href?: string | null }[];
  announcement: string;
  recordHref: string | null;
  moveHref: string | null;
  /** What the client's screening asks for before this visit, and where it is answered. */
  screening: { kind: string; text: string; href: string } | null;
  /** Whether it waits for an earlier time, or could; null where it can't. */
  waiting: { text: string; href: string } | null;
  /** Visits of the plan that are due, and where they are booked. */
  due: { href: string; label: string } | null;
  closeHref: string;
  steps: Omit<ComponentProps<typeof StepButtons>, "actions" | "children">;
  actions: ComponentProps<typeof StepButtons>["actions"];
  locale: string;
  words: { move: string; record: string; close: string; noStep: string; planVisits: string };
};

/** A mark without a place is never in the colour of one that is booked; its word stands beside it. */
const MARKS = {
  done: "bg-ok text-on-accent",
  booked: "bg-ok-soft text-ok-ink ring-1 ring-ok-edge ring-inset",
  open: "bg-surface text-ink-2 ring-1 ring-line-2 ring-inset",
  due: "bg-due-soft text-due-ink ring-1 ring-due-edge ring-inset",
  "at-risk": "bg-risk-soft text-risk-ink ring-1 ring-risk-edge ring-inset",
  overdue: "bg-late-soft text-late-ink ring-1 ring-late-edge ring-inset",
} as const;

const BADGES: Readonly<Record<string, BadgeState>> = {
  "on-track": "on-track",
  due: "due",
  "at-risk": "at-risk",
  overdue: "overdue",
};

/** The panel beside the board. What changed is read aloud when another visit is selected. */
export function VisitPanel(props: VisitPanelProps) {
  const { name, title, planTitle, standing, ribbon, visits, rows, steps, words } = props;
  return (
    <div data-panel={steps.appointmentId} className="grid content-start gap-4 p-4.5 [--ribbon-ground:var(--surface)]">
      <p role="status" className="sr-only">
        {props.announcement}
      </p>
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold text-16">
            {props.recordHref ? (
              <Link href={props.recordHref} className="rounded-4 hover:underline" title={words.record}>
                {name}
              </Link>
            ) : (
              name
            )}
          </h2>
          <p className="text-13 text-ink-2">{[title, planTitle].filter(Boolean).join(" · ")}</p>
        </div>
        {standing && (
          <span className="pt-1">
            <StateBadge state={BADGES[standing.state] ?? "done"}>{standing.word}</StateBadge>
          </span>
        )}
        <LinkButton
          variant="quiet"
          size={28}
          square
          href={props.closeHref}
          scroll={false}
          aria-label={words.close}
          className="-mr-1.5 pointer-coarse:size-11"
        >
          <Icon of={X} size={15} />
        </LinkButton>
      </div>
      {ribbon && (
        <div className="max-w-110 border-line border-b pb-3.5">
          <Ribbon {...ribbon} locale={props.locale} size="compact" width={312} selectedId={props.selectedVisitId} />
        </div>
      )}
      {visits.length > 0 && (
        <ol aria-label={words.planVisits} className="grid gap-2 border-line border-b pb-3.5">
          {visits.map((visit) => (
            <li key={visit.id} className="grid grid-cols-[1.25rem_auto_1fr] items-center gap-2.5">
              <span
                className={classNames(
                  "grid size-5 place-items-center rounded-full font-semibold text-12",
                  MARKS[visit.tone],
                )}
              >
                {visit.tone === "done" ? <Icon of={Check} size={12} className="[stroke-width:3]" /> : visit.mark}
              </span>
              <span className={visit.isSelected ? "font-semibold" : ""}>{visit.day}</span>
              <span className="text-balance text-right text-13 text-ink-3">{visit.gap}</span>
            </li>
          ))}
        </ol>
      )}
      {props.due && (
        <LinkButton
          href={props.due.href}
          prefetch={false}
          icon={<Icon of={CalendarPlus} size={15} />}
          className="w-full pointer-coarse:h-11"
        >
          {props.due.label}
        </LinkButton>
      )}
      {props.screening && (
        <p className="flex items-start gap-2 text-13">
          <Icon
            of={ClipboardList}
            size={15}
            className={classNames("mt-px", props.screening.kind === "open" ? "text-risk-ink" : "text-ink-3")}
          />
          <Link href={props.screening.href} prefetch={false} className="rounded-4 underline underline-offset-3">
            {props.screening.text}
          </Link>
        </p>
      )}
      {props.waiting && <WaitingLink {...props.waiting} />}
      <FactList rows={rows} />
      {steps.steps.length === 0 && <p className="text-13 text-ink-2">{words.noStep}</p>}
      <StepButtons key={steps.appointmentId} {...steps} actions={props.actions}>
        {props.moveHref && (
          <LinkButton href={props.moveHref} aria-keyshortcuts="M" className="flex-1 pointer-coarse:h-11">
            <Icon of={Move} size={15} />
            {words.move}
            <span className="pointer-coarse:hidden">
              <KeyHint>M</KeyHint>
            </span>
          </LinkButton>
        )}
      </StepButtons>
    </div>
  );
}
