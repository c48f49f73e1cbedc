// What would this change do to the plan, and does somebody say yes?
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlanChangeForm } from "@/components/plan/plan-change-form";
import { PlanChangeFrame } from "@/components/plan/plan-change-frame";
import { PlanEffects } from "@/components/plan/plan-effects";
import { VisitChoice } from "@/components/plan/visit-choice";
import { recordId } from "@/lib/web/asked-address";
import { pageContext } from "@/lib/web/page";
import { type AskedChange, planChangePage } from "@/lib/web/plan-change-page";
import { PLAN_CHANGES } from "@/lib/web/plan-changes";
import { bringBack, end, extend, goOn, pause, resume, skip } from "./actions";

const SAVES = { extend, skip, "bring-back": bringBack, pause, resume, end, "go-on": goOn } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("planChange"))("title") };
}

type PlanChangePageProps = {
  params: Promise<{ planId: string; change: string }>;
  searchParams: Promise<AskedChange>;
};

export default async function PlanChangePage({ params, searchParams }: PlanChangePageProps) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const { planId, change: name } = await params;
  const change = PLAN_CHANGES.find((one) => one === name);
  if (!change) notFound();
  const { view, words } = await planChangePage(ctx, recordId(planId), change, await searchParams);
  return (
    <PlanChangeFrame view={view} back={words.back}>
      {view.choices && <VisitChoice {...view.choices} />}
      {view.effects && <PlanEffects {...view.effects} />}
      {view.form && <PlanChangeForm {...view.form} keepHref={view.clientHref} words={words} onSave={SAVES[change]} />}
    </PlanChangeFrame>
  );
}
