// What does a client print of their own course?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrintBar } from "@/components/print/print-bar";
import { PrintedPlan } from "@/components/print/printed-plan";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { clientContext } from "@/lib/web/portal-page";
import { clientPrintPage } from "@/lib/web/print-page";
import { printWords } from "@/lib/web/print-words";
import { localeOf } from "@/lib/words/say";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("print"))("title") };
}

export default async function PrintOwnPlansPage() {
  const ctx = await clientContext();
  const [plans, t] = await Promise.all([clientPrintPage(ctx), getTranslations("portal")]);
  const locale = localeOf(ctx.actor.locale);
  const words = printWords(locale);
  if (plans.length === 0) {
    return (
      <main className="py-10 text-16">
        <EmptyState isPage title={t("noPlanTitle")} action={<LinkButton href="/portal">{t("backToToday")}</LinkButton>}>
          {t("noPlan")}
        </EmptyState>
      </main>
    );
  }
  return (
    <main className="grid min-h-dvh content-start gap-6 bg-sunken pb-8 print:block print:bg-transparent print:pb-0">
      <PrintBar backHref="/portal/course" words={words} />
      {plans.map((plan) => (
        <PrintedPlan key={plan.planId} plan={plan} locale={locale} words={words} />
      ))}
    </main>
  );
}
