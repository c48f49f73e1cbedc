// Whose plan is it that changes, and which change is it?
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { PlanStanding } from "@/lib/rules/plan-standing";
import { StandingBadge } from "./standing-badge";

type PlanChangeFrameProps = {
  view: {
    clientName: string;
    clientHref: string;
    planTitle: string;
    standing: { state: PlanStanding; word: string };
    title: string;
    lead: string;
    no: string | null;
    instead: { label: string; href: string } | null;
  };
  back: string;
  children?: ReactNode;
};

export function PlanChangeFrame({ view, back, children }: PlanChangeFrameProps) {
  return (
    <div className="mx-auto grid w-full max-w-[1392px] content-start gap-6 px-4 py-6 md:px-6">
      <div>
        <Link
          href={view.clientHref}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-6 font-medium text-13 text-ink-2 hover:text-ink pointer-coarse:min-h-11"
        >
          <Icon of={ArrowLeft} size={15} />
          {back}
        </Link>
        <p className="flex flex-wrap items-center gap-x-4 text-ink-2">
          <span>
            {view.clientName} · {view.planTitle}
          </span>
          <StandingBadge standing={view.standing} />
        </p>
        <h1 className="mt-1 font-semibold text-24">{view.title}</h1>
        {view.lead && <p className="max-w-180 text-ink-2">{view.lead}</p>}
      </div>
      {view.no && (
        <Notice kind="warning" className="max-w-180">
          {view.no}
        </Notice>
      )}
      {children}
      {view.instead && (
        <p>
          <LinkButton href={view.instead.href} variant="quiet" className="max-sm:h-11">
            {view.instead.label}
          </LinkButton>
        </p>
      )}
    </div>
  );
}
