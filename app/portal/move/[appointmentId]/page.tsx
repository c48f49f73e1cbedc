// Where could a client's visit move to?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MoveFrame } from "@/components/portal/move-frame";
import { PlacesToChoose } from "@/components/portal/places-to-choose";
import { WithPhone } from "@/components/portal/with-phone";
import type { PageContext } from "@/lib/web/page";
import { portalMove, portalMoveClinic } from "@/lib/web/portal-move";
import { clientContext } from "@/lib/web/portal-page";
import { chooseWords } from "@/lib/web/portal-places";
import { localeOf } from "@/lib/words/say";
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
    <MoveFrame clinic={clinic} words={{ back: t("back"), loading: t("loading") }}>
      <Places ctx={ctx} appointmentId={appointmentId} />
    </MoveFrame>
  );
}

async function Places({ ctx, appointmentId }: { ctx: PageContext; appointmentId: string }) {
  const view = await portalMove(ctx, appointmentId);
  return (
    <PlacesToChoose view={view} words={chooseWords(localeOf(ctx.actor.locale))} onChoose={move}>
      {view.kind === "places" && (
        <p className="px-5 pb-6 text-center text-14 text-ink-3">
          <WithPhone phone={view.phone}>{view.until}</WithPhone>
        </p>
      )}
    </PlacesToChoose>
  );
}
