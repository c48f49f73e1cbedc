// How does one plan of a client stand: its ribbon, and its visits with what can be done about them?
import { CalendarDays, CalendarPlus, CalendarSync, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { PlanStanding } from "@/lib/rules/plan-standing";
import { isStillToCome } from "@/lib/rules/still-to-come";
import { BuilderReason } from "./builder-reason";
import { ExpectedResult, type ExpectedResultProps } from "./expected-result";
import { PlanActions } from "./plan-actions";
import type { RibbonContent } from "./ribbon";
import { RibbonInteractive } from "./ribbon-interactive";
import { StandingBadge } from "./standing-badge";

type CardVisit = {
  id: string;
  appointmentId: string | null;
  title: string;
  state: string;
  status: string | null;
  statusText: string | null;
  on: string | null;
  dayText: string | null;
  timeText: string | null;
  openText: string | null;
  who: string | null;
  where: string | null;
  device: string | null;
  gapText: string | null;
  gradeText: string | null;
  grade: string | null;
  windowText: string | null;
  why: string[];
  source: string | null;
  /** Who signed for a day before the earliest, when and why. */
  signedText: string | null;
  /** Why it is left out, goes on late, or was cut short. */
  notes: string[];
  /** Why what is booked can't stand. */
  riskText: string | null;
};

type PlanCardProps = {
  plan: {
    planId: string;
    locationId: string;
    title: string;
    versionText: string;
    progressText: string;
    /** Who paused or ended it, when and why. */
    note: string | null;
    status: "active" | "paused" | "ended";
    standing: { state: PlanStanding; word: string };
    visits: CardVisit[];
    ribbon: RibbonContent;
    expected?: ExpectedResultProps["expected"] | null;
  };
  locale: string;
  words: {
    move: string;
    showOnDay: string;
    source: string;
    more: string;
    moreOf: string;
    bringBack: string;
    signGoOn: string;
    beginAgain: string;
    whoDecides: string;
  };
  /** What is due of it and can be booked, or that a clinician has to decide first. */
  offer?:
    | { kind: "book"; href: string; label: string; isDue: boolean }
    | { kind: "decide"; sentence: string; goOnHref: string; beginAgainHref: string }
    | null;
  /** Whether who looks may decide to go on. */
  mayDecide?: boolean;
  actions: { key: string; label: string; href: string }[];
  /** Whether booking what is due is what the page asks for next. */
  isFirst?: boolean;
};

type RibbonReasons = Pick<CardVisit, "id" | "title" | "why" | "source" | "signedText">;

/** The plan's ribbon; each visit opens why it stands where it stands. */
export function PlanRibbon({
  plan,
  locale,
  words,
  changedIds,
}: {
  plan: { visits: readonly RibbonReasons[]; ribbon: RibbonContent };
  locale: string;
  words: Pick<PlanCardProps["words"], "source">;
  /** Visits that stand elsewhere than they are booked: they glow once. */
  changedIds?: readonly string[];
}) {
  const reasons = Object.fromEntries(
    plan.visits.map((visit): [string, ReactNode] => [
      visit.id,
      visit.why.length > 0 ? (
        <BuilderReason
          key={visit.id}
          title={visit.title}
          why={[...visit.why, ...(visit.signedText === null ? [] : [visit.signedText])]}
          source={visit.source}
          sourceLabel={words.source}
        />
      ) : (
        visit.title
      ),
    ]),
  );
  return <RibbonInteractive {...plan.ribbon} locale={locale} reasons={reasons} changedIds={changedIds ?? []} />;
}

/** What can be moved leads to where it is moved; everything that is booked leads to its day. */
export function PlanCard({
  plan,
  locale,
  words,
  offer = null,
  mayDecide = false,
  actions,
  isFirst = false,
}: PlanCardProps) {
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-4 md:px-6">
        <h3 className="font-semibold text-16">{plan.title}</h3>
        <StandingBadge standing={plan.standing} />
        <p className="text-13 text-ink-3">
          {plan.progressText} · {plan.versionText}
        </p>
        <div className="ml-auto flex flex-wrap gap-2 max-sm:mt-2 max-sm:w-full">
          {offer?.kind === "book" && (
            <LinkButton
              href={offer.href}
              variant={isFirst ? "filled" : "outline"}
              prefetch={false}
              icon={<Icon of={CalendarPlus} />}
              className="max-sm:h-11 max-sm:flex-1"
              data-screen-only
            >
              {offer.label}
            </LinkButton>
          )}
          <PlanActions
            planId={plan.planId}
            label={words.more}
            name={`${words.moreOf}: ${plan.title}`}
            actions={actions}
          />
        </div>
      </div>
      {plan.note && <p className="px-4 pt-1 text-13 text-ink-2 md:px-6">{plan.note}</p>}
      {offer?.kind === "decide" && (
        <Notice kind="warning" className="mx-4 mt-3 md:mx-6" detail={mayDecide ? null : words.whoDecides}>
          {offer.sentence}
        </Notice>
      )}
      {offer?.kind === "decide" && (
        <div className="flex flex-wrap gap-2 px-4 pt-2 md:px-6" data-screen-only>
          {mayDecide && (
            <LinkButton
              href={offer.goOnHref}
              variant={isFirst ? "filled" : "outline"}
              prefetch={false}
              icon={<Icon of={PenLine} />}
              className="max-sm:h-11 max-sm:w-full"
            >
              {words.signGoOn}
            </LinkButton>
          )}
          <LinkButton href={offer.beginAgainHref} prefetch={false} className="max-sm:h-11 max-sm:w-full">
            {words.beginAgain}
          </LinkButton>
        </div>
      )}
      <div className="px-4 py-4 md:px-6">
        <PlanRibbon plan={plan} locale={locale} words={words} />
      </div>
      {plan.expected && (
        <div className="border-line border-t px-4 py-3 md:px-6">
          <ExpectedResult expected={plan.expected} />
        </div>
      )}
      <ol className="border-line border-t px-4 md:px-6">
        {plan.visits.map((visit) => (
          <VisitRow key={visit.id} visit={visit} plan={plan} words={words} />
        ))}
      </ol>
    </Card>
  );
}

const tones: Record<string, string> = {
  due: "text-due-ink",
  "at-risk": "text-risk-ink",
  overdue: "text-late-ink",
  missed: "text-late-ink",
};

function VisitRow({
  visit,
  plan: { planId, locationId, status },
  words,
}: {
  visit: CardVisit;
  plan: Pick<PlanCardProps["plan"], "planId" | "locationId" | "status">;
  words: PlanCardProps["words"];
}) {
  const { appointmentId, on } = visit;
  const canMove = isStillToCome(visit.status) && status === "active";
  const canComeBack = visit.state === "skipped" && visit.notes.length > 0 && status === "active";
  const place = [visit.who, visit.where, visit.device].filter((part) => part !== null).join(" · ");
  const gap = [visit.gapText, visit.gradeText].filter((part) => part !== null).join(" · ");
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-0.5 border-line border-b py-2.5 last:border-b-0 lg:grid-cols-[6.5rem_10.5rem_minmax(0,1fr)_minmax(0,1.2fr)_7rem_10.5rem]">
      <p className="font-medium text-ink-2">{visit.title}</p>
      <p className="max-lg:col-start-1">
        {visit.dayText === null ? (
          <span className={tones[visit.state] ?? "text-ink-3"}>{visit.openText}</span>
        ) : (
          <>
            <span className="font-semibold">{visit.dayText}</span>
            <span className="ml-2.5 text-ink-2">{visit.timeText}</span>
          </>
        )}
      </p>
      <p className="min-w-0 text-ink-2 max-lg:col-start-1 empty:hidden lg:empty:block">{place}</p>
      <p className="min-w-0 text-13 text-ink-3 max-lg:col-start-1 empty:hidden lg:empty:block">
        {gap === "" ? visit.dayText === null && visit.windowText : gap}
      </p>
      <p className={`text-13 max-lg:col-start-1 ${visit.state === "done" ? "text-ink-3" : "text-ink-2"}`}>
        {visit.statusText}
      </p>
      <div className="flex justify-end gap-1 max-lg:col-start-2 max-lg:row-span-3 max-lg:row-start-1" data-screen-only>
        {appointmentId !== null && on !== null && visit.state !== "done" && (
          <LinkButton
            href={`/desk?on=${on}&location=${locationId}&sel=${appointmentId}`}
            variant="quiet"
            size={28}
            square
            prefetch={false}
            aria-label={`${words.showOnDay}: ${visit.title}`}
            title={words.showOnDay}
            className="pointer-coarse:h-11"
          >
            <Icon of={CalendarDays} size={15} />
          </LinkButton>
        )}
        {canMove && (
          <LinkButton
            href={`/desk/move/${appointmentId}?from=record`}
            size={28}
            prefetch={false}
            icon={<Icon of={CalendarSync} size={14} />}
            aria-label={`${words.move}: ${visit.title}`}
            className="pointer-coarse:h-11"
          >
            {words.move}
          </LinkButton>
        )}
        {canComeBack && (
          <LinkButton
            href={`/clinic/plans/${planId}/change/bring-back?visit=${visit.id}`}
            variant="quiet"
            size={28}
            prefetch={false}
            aria-label={`${words.bringBack}: ${visit.title}`}
            className="pointer-coarse:h-11"
          >
            {words.bringBack}
          </LinkButton>
        )}
      </div>
      {visit.riskText !== null && <p className="col-span-full text-13 text-risk-ink">{visit.riskText}</p>}
      {[visit.signedText, ...visit.notes].map(
        (note) =>
          note !== null && (
            <p key={note} className="col-span-full text-13 text-ink-2">
              {note}
            </p>
          ),
      )}
    </li>
  );
}
