// Where could a client's visit move to?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { CallLink } from "@/components/portal/call-for-help";
import { ChooseDay } from "@/components/portal/choose-day";
import { MoveFrame } from "@/components/portal/move-frame";
import { PortalLoading } from "@/components/portal/portal-loading";
import { PortalHead } from "@/components/portal/portal-shell";
import { WithPhone } from "@/components/portal/with-phone";
import { LinkButton } from "@/components/ui/link-button";
import type { PageContext } from "@/lib/web/page";
import { portalMove, portalMoveClinic } from "@/lib/web/portal-move";
import { clientContext } from "@/lib/web/portal-page";
import { move } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal"))("move") };
}

/** Whether there is such a page is known before any of it is sent; the places, which take longer, come into it. */
export default async function MovePage({ params }: PageProps<"/portal/move/[appointmentId]">) {
  const ctx = await clientContext();
  const { appointmentId } = await params;
  const clinic = await portalMoveClinic(ctx, appointmentId);
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
        <Places ctx={ctx} appointmentId={appointmentId} />
      </Suspense>
    </MoveFrame>
  );
}

async function Places({ ctx, appointmentId }: { ctx: PageContext; appointmentId: string }) {
  const [view, t] = await Promise.all([portalMove(ctx, appointmentId), getTranslations("portal")]);
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
            onChoose={move}
          />
          <p className="px-5 pb-6 text-center text-14 text-ink-3">
            <WithPhone phone={view.phone}>{view.until}</WithPhone>
          </p>
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
