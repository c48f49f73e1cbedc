// When should the next touch-up of this plan be, and why?
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AssessmentForm } from "@/components/maintenance/assessment-form";
import { AssessmentHistory } from "@/components/maintenance/assessment-history";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { recordId } from "@/lib/web/asked-address";
import { maintenancePage } from "@/lib/web/maintenance-page";
import { pageContext } from "@/lib/web/page";
import { assess } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("maintenance"))("title") };
}

export default async function MaintenancePage({ params }: PageProps<"/clinic/plans/[planId]/maintenance">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const page = await maintenancePage(ctx, recordId((await params).planId));
  const t = await getTranslations("maintenance");
  const { form, nextLink } = page;
  return (
    <div className="mx-auto grid w-full max-w-[1392px] gap-6 px-4 py-6 md:px-6">
      <div>
        <Link
          href={page.clientHref}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-6 font-medium text-13 text-ink-2 hover:text-ink pointer-coarse:min-h-11"
        >
          <Icon of={ArrowLeft} size={15} />
          {t("back")}
        </Link>
        <h1 className="font-semibold text-24">
          {t("title")}: {page.clientName}
        </h1>
        <p className="text-ink-2">{page.planTitle}</p>
      </div>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_344px] lg:grid-rows-[auto_1fr]">
        <div className="grid gap-2 lg:col-start-2 lg:row-start-1">
          {page.standing.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {nextLink && (
            <div>
              <LinkButton href={nextLink.href} className="max-sm:h-11">
                {nextLink.label}
              </LinkButton>
            </div>
          )}
        </div>
        <Card className="grid gap-5 px-4 py-4 md:px-6 md:py-5 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <p className="text-ink-2">{t("lead")}</p>
          {form ? (
            <AssessmentForm
              {...form}
              planId={page.planId}
              revision={page.revision}
              locale={page.locale}
              onAssess={assess}
            />
          ) : (
            <Notice kind="info">{page.whyNoForm}</Notice>
          )}
        </Card>
        <section className="grid content-start gap-3 lg:col-start-2">
          <h2 className="font-semibold text-16">{t("history")}</h2>
          <AssessmentHistory rows={page.history} empty={t("noHistory")} />
        </section>
      </div>
    </div>
  );
}
