// Where would what is due of this plan stand, and what would have to move for it?
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DueConfirm } from "@/components/plan/due-confirm";
import { DueRows } from "@/components/plan/due-rows";
import { PlanRibbon } from "@/components/plan/plan-card";
import { StandingBadge } from "@/components/plan/standing-badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { recordId } from "@/lib/web/asked-address";
import { duePage } from "@/lib/web/due-page";
import { pageContext } from "@/lib/web/page";
import { book } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("due"))("title") };
}

export default async function BookDuePage({ params, searchParams }: PageProps<"/clinic/plans/[planId]/book">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const planId = recordId((await params).planId);
  const page = await duePage(ctx, planId, await searchParams);
  if (!page) notFound();
  const { view, words, locale } = page;
  if (!view) {
    return (
      <EmptyState
        isPage
        title={words.endedTitle}
        action={<LinkButton href="/clinic/clients">{words.clients}</LinkButton>}
      >
        {words.ended}
      </EmptyState>
    );
  }
  const { problem } = view;
  return (
    <>
      <div className="mx-auto grid w-full max-w-[1392px] gap-6 px-4 py-6 md:px-6">
        <div>
          <Link
            href={view.clientHref}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-6 font-medium text-13 text-ink-2 hover:text-ink pointer-coarse:min-h-11"
          >
            <Icon of={ArrowLeft} size={15} />
            {words.back}
          </Link>
          <h1 className="font-semibold text-24">{view.clientName}</h1>
          <p className="flex flex-wrap items-center gap-x-4 text-ink-2">
            {view.planTitle}
            <StandingBadge standing={view.standing} />
          </p>
        </div>
        <div className="grid gap-3 empty:hidden">
          {view.dropped && <Notice kind="warning">{view.dropped}</Notice>}
          {problem && (
            <Notice
              kind="refused"
              detail={
                <>
                  {`${problem.detail} ${problem.advice}`}
                  <span className="mt-2 flex flex-wrap gap-2 empty:hidden">
                    {[...problem.releases, ...(problem.help ? [problem.help] : [])].map(({ href, label }) => (
                      <LinkButton key={href} href={href} replace size={28} className="pointer-coarse:h-11">
                        {label}
                      </LinkButton>
                    ))}
                  </span>
                </>
              }
            >
              {problem.title}
            </Notice>
          )}
        </div>
        <Card className="px-4 py-4 max-md:order-last md:px-6">
          <PlanRibbon plan={view.plan} locale={locale} words={words} changedIds={view.changedIds} />
        </Card>
        {view.nothing && (
          <EmptyState title={words.nothingTitle} action={<LinkButton href={view.clientHref}>{words.back}</LinkButton>}>
            {view.nothing}
          </EmptyState>
        )}
        {view.rows.length > 0 && (
          <section className="grid gap-3">
            <h2 className="font-semibold text-16" aria-live="polite">
              {view.summary}
            </h2>
            <DueRows rows={view.rows} label={view.summary} words={words} />
          </section>
        )}
      </div>
      <DueConfirm book={view.book} keepHref={view.clientHref} words={words} onBook={book} />
    </>
  );
}
