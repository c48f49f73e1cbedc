// How does one plan of a client stand: its ribbon, and its visits with what can be done about them?
import { CalendarDays, CalendarPlus, CalendarSync } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { PlanStanding } from "@/lib/rules/plan-standing";
import { BuilderReason } from "./builder-reason";
import type { RibbonProps } from "./ribbon";
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
};

type PlanCardProps = {
  plan: {
    planId: string;
    locationId: string;
    title: string;
    versionText: string;
    progressText: string;
    standing: { state: PlanStanding; word: string };
    visits: CardVisit[];
    ribbon: Pick<RibbonProps, "today" | "visits" | "labels" | "words">;
  };
  locale: string;
  words: { move: string; showOnDay: string; source: string };
  /** What is due of it and can be booked, or that a clinician has to decide first. */
  offer?: { kind: "book"; href: string; label: string; isDue: boolean } | { kind: "decide"; sentence: string } | null;
  /** Whether booking what is due is what the page asks for next. */
  isFirst?: boolean;
};

/** The plan's ribbon; each visit opens why it stands where it stands. */
export function PlanRibbon({
  plan,
  locale,
  words,
  changedIds,
}: {
  plan: Pick<PlanCardProps["plan"], "visits" | "ribbon">;
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
export function PlanCard({ plan, locale, words, offer = null, isFirst = false }: PlanCardProps) {
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-4 md:px-6">
        <h3 className="font-semibold text-16">{plan.title}</h3>
        <StandingBadge standing={plan.standing} />
        <p className="text-13 text-ink-3">
          {plan.progressText} · {plan.versionText}
        </p>
        {offer?.kind === "book" && (
          <LinkButton
            href={offer.href}
            variant={isFirst ? "filled" : "outline"}
            prefetch={false}
            icon={<Icon of={CalendarPlus} />}
            className="ml-auto max-sm:mt-2 max-sm:h-11 max-sm:w-full"
            data-screen-only
          >
            {offer.label}
          </LinkButton>
        )}
      </div>
      {offer?.kind === "decide" && (
        <Notice kind="warning" className="mx-4 mt-3 md:mx-6">
          {offer.sentence}
        </Notice>
      )}
      <div className="px-4 py-4 md:px-6">
        <PlanRibbon plan={plan} locale={locale} words={words} />
      </div>
      <ol className="border-line border-t px-4 md:px-6">
        {plan.visits.map((visit) => (
          <VisitRow key={visit.id} visit={visit} locationId={plan.locationId} words={words} />
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
  locationId,
  words,
}: {
  visit: CardVisit;
  locationId: string;
  words: PlanCardProps["words"];
}) {
  const { appointmentId, on } = visit;
  const canMove = visit.status === "booked" || visit.status === "confirmed";
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
      </div>
      {visit.signedText !== null && <p className="col-span-full text-13 text-ink-2">{visit.signedText}</p>}
    </li>
  );
}
