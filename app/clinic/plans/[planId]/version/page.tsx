// What would a newer version of its protocol change for this plan?
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DueConfirm } from "@/components/plan/due-confirm";
import { PlanRibbon } from "@/components/plan/plan-card";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { VersionChanges } from "@/components/version/version-changes";
import { VersionVisits } from "@/components/version/version-visits";
import { recordId } from "@/lib/web/asked-address";
import { pageContext } from "@/lib/web/page";
import { versionPage } from "@/lib/web/version-page";
import { adopt } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("version"))("title") };
}

export default async function VersionPage({ params }: PageProps<"/clinic/plans/[planId]/version">) {
  const ctx = await pageContext(["clinician", "owner"]);
  const page = await versionPage(ctx, recordId((await params).planId));
  if (!page) notFound();
  const { view, nothing, words, locale } = page;
  if (view === null) {
    return (
      <EmptyState isPage title={nothing.title} action={<LinkButton href={nothing.href}>{nothing.back}</LinkButton>}>
        {nothing.text}
      </EmptyState>
    );
  }
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
          <h1 className="font-semibold text-24">{view.heading}</h1>
          <p className="text-ink-2">
            {view.clientName}, {view.planTitle}
          </p>
        </div>
        {view.problem && (
          <Notice kind="refused" detail={view.problem.detail}>
            {view.problem.title}
          </Notice>
        )}
        <Card className="px-4 py-4 md:px-6">
          <PlanRibbon plan={view} locale={locale} words={words} changedIds={view.changedIds} />
        </Card>
        <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-2">
          <VersionVisits summary={view.summary} rows={view.rows} touchUps={view.touchUps} words={words} />
          <VersionChanges changes={view.changes} words={words} />
        </div>
      </div>
      <DueConfirm book={view.adopt} keepHref={view.clientHref} words={words} onBook={adopt} />
    </>
  );
}
