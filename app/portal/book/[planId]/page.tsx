// On which day could a client book what is due?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CallLink } from "@/components/portal/call-for-help";
import { ChooseDay } from "@/components/portal/choose-day";
import { MoveFrame } from "@/components/portal/move-frame";
import { PortalLoading } from "@/components/portal/portal-loading";
import { PortalHead } from "@/components/portal/portal-shell";
import { LinkButton } from "@/components/ui/link-button";
import type { PageContext } from "@/lib/web/page";
import { portalBook, portalBookClinic } from "@/lib/web/portal-book";
import { clientContext } from "@/lib/web/portal-page";
import { book } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal"))("book") };
}

/** Whether there is such a page is known before any of it is sent; the places, which take longer, come into it. */
export default async function BookPage({ params }: PageProps<"/portal/book/[planId]">) {
  const ctx = await clientContext();
  const { planId } = await params;
  const clinic = await portalBookClinic(ctx, planId);
  const t = await getTranslations("portal");
  return (
    <MoveFrame back={t("back")} clinic={clinic}>
      <Suspense
        fallback={
          <div className="px-5">
            <PortalLoading word={t("loading")} />
          </div>
        }
      >
        <Places ctx={ctx} planId={planId} />
      </Suspense>
    </MoveFrame>
  );
}

async function Places({ ctx, planId }: { ctx: PageContext; planId: string }) {
  const [view, t] = await Promise.all([portalBook(ctx, planId), getTranslations("portal")]);
  return (
    <>
      <div className="px-5">
        <PortalHead title={view.title}>{view.lead}</PortalHead>
      </div>
      {view.kind === "places" ? (
        <>
          <ChooseDay
            visitId={view.visitId}
            ribbon={view.ribbon}
            locale={view.locale}
            best={view.best}
            other={view.other}
            days={view.days}
            words={{
              best: t("moveBest"),
              other: t("moveOther"),
              from: t("moveFrom"),
              to: t("moveTo"),
              choose: t("moveChoose"),
              days: {
                title: t("moveDays"),
                note: t("moveDaysNote"),
                before: t("moveMonthBefore"),
                after: t("moveMonthAfter"),
                now: t("moveDayNow"),
              },
              failed: t("failed"),
              failedReference: t.raw("failedReference"),
            }}
            onChoose={book}
          />
        </>
      ) : (
        <div className="grid gap-2.5 px-5">
          <CallLink {...view.call} />
          <LinkButton href="/portal" variant="quiet" size={48}>
            {t("backToToday")}
          </LinkButton>
        </div>
      )}
    </>
  );
}
