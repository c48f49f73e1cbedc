// What does the clinic hand to a client on paper?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PrintBar } from "@/components/print/print-bar";
import { PrintedPlan } from "@/components/print/printed-plan";
import { recordId } from "@/lib/web/asked-address";
import { pageContext } from "@/lib/web/page";
import { staffPrintPage } from "@/lib/web/print-page";
import { printWords } from "@/lib/web/print-words";
import { localeOf } from "@/lib/words/say";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("print"))("title") };
}

export default async function PrintPlanPage({ params }: PageProps<"/clinic/plans/[planId]/print">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const plan = await staffPrintPage(ctx, recordId((await params).planId));
  const locale = localeOf(ctx.actor.locale);
  const words = printWords(locale);
  return (
    <div className="flex-1 bg-sunken pb-8 print:bg-transparent print:pb-0">
      <PrintBar backHref={`/clinic/clients/${plan.clientId}`} words={words} />
      <PrintedPlan plan={plan} locale={locale} words={words} />
    </div>
  );
}
