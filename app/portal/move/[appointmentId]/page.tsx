// Where could a client's visit move to?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallLink } from "@/components/portal/call-for-help";
import { MoveFrame } from "@/components/portal/move-frame";
import { MoveVisit } from "@/components/portal/move-visit";
import { PortalHead } from "@/components/portal/portal-shell";
import { WithPhone } from "@/components/portal/with-phone";
import { LinkButton } from "@/components/ui/link-button";
import { portalMove } from "@/lib/web/portal-move";
import { clientContext } from "@/lib/web/portal-page";
import { move } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal"))("move") };
}

export default async function MovePage({ params }: { params: Promise<{ appointmentId: string }> }) {
  const ctx = await clientContext();
  const [view, t] = await Promise.all([portalMove(ctx, (await params).appointmentId), getTranslations("portal")]);
  return (
    <MoveFrame back={t("back")} clinic={view.clinic}>
      <div className="px-5">
        <PortalHead title={view.title}>{view.lead}</PortalHead>
      </div>
      {view.kind === "places" ? (
        <>
          <MoveVisit
            appointmentId={view.appointmentId}
            visitId={view.visitId}
            revision={view.revision}
            ribbon={view.ribbon}
            locale={view.locale}
            best={view.best}
            other={view.other}
            words={{
              best: t("moveBest"),
              other: t("moveOther"),
              from: t("moveFrom"),
              to: t("moveTo"),
              choose: t("moveChoose"),
              failed: t("failed"),
              failedReference: t.raw("failedReference"),
            }}
            onMove={move}
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
    </MoveFrame>
  );
}
