// Where could a client's visit move to?
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallLink } from "@/components/portal/call-for-help";
import { MoveVisit } from "@/components/portal/move-visit";
import { PortalHead } from "@/components/portal/portal-shell";
import { Icon } from "@/components/ui/icon";
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
    <div className="mx-auto flex min-h-dvh w-full flex-col text-16 sm:max-w-97.5">
      <header data-chrome className="grid min-h-13 grid-cols-[48px_1fr_48px] items-center px-2 pt-2">
        <LinkButton
          href="/portal"
          variant="quiet"
          size={48}
          square
          icon={<Icon of={ArrowLeft} size={22} />}
          aria-label={t("back")}
        />
        <p className="text-center text-14">{view.clinic}</p>
      </header>
      <main className="flex flex-1 flex-col gap-6 pt-3">
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
                failed: t("failed"),
                failedReference: t.raw("failedReference"),
              }}
              onMove={move}
            />
            <p className="px-5 pb-6 text-center text-14 text-ink-3">{view.until}</p>
          </>
        ) : (
          <div className="grid gap-2.5 px-5">
            <CallLink {...view.call} />
            <LinkButton href="/portal" variant="quiet" size={48}>
              {t("backToToday")}
            </LinkButton>
          </div>
        )}
      </main>
    </div>
  );
}
