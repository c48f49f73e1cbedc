// When was the plan's next visit really given, and what follows from that?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlanChangeFrame } from "@/components/plan/plan-change-frame";
import { PlanEffects } from "@/components/plan/plan-effects";
import { RecordFields } from "@/components/plan/record-fields";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { recordId } from "@/lib/web/asked-address";
import { pageContext } from "@/lib/web/page";
import { type AskedRecord, recordVisitPage } from "@/lib/web/record-visit-page";
import { save } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recordVisit"))("pageTitle") };
}

type RecordVisitPageProps = { params: Promise<{ planId: string }>; searchParams: Promise<AskedRecord> };

export default async function RecordVisitPage({ params, searchParams }: RecordVisitPageProps) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const planId = recordId((await params).planId);
  const page = await recordVisitPage(ctx, planId, await searchParams);
  const t = await getTranslations("recordVisit");
  const { view, words } = page;
  if (!view) {
    return (
      <EmptyState
        isPage
        title={t("pageTitle")}
        action={<LinkButton href="/clinic/clients">{(await getTranslations("due"))("clients")}</LinkButton>}
      >
        {page.ended}
      </EmptyState>
    );
  }
  return (
    <PlanChangeFrame view={view} back={words.back}>
      {view.no === null && (
        <RecordFields
          path={`/clinic/plans/${planId}/record`}
          legend={t("when")}
          fields={view.fields}
          problem={view.problem}
          form={view.form}
          keepHref={view.clientHref}
          words={words}
          onSave={save}
        >
          {view.effects && <PlanEffects {...view.effects} />}
        </RecordFields>
      )}
    </PlanChangeFrame>
  );
}
