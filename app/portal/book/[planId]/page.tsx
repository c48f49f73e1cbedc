// On which day could a client book what is due?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MoveFrame } from "@/components/portal/move-frame";
import { PlacesToChoose } from "@/components/portal/places-to-choose";
import type { PageContext } from "@/lib/web/page";
import { portalBook, portalBookClinic } from "@/lib/web/portal-book";
import { clientContext } from "@/lib/web/portal-page";
import { chooseWords } from "@/lib/web/portal-places";
import { localeOf } from "@/lib/words/say";
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
    <MoveFrame clinic={clinic} words={{ back: t("back"), loading: t("loading") }}>
      <Places ctx={ctx} planId={planId} />
    </MoveFrame>
  );
}

async function Places({ ctx, planId }: { ctx: PageContext; planId: string }) {
  const view = await portalBook(ctx, planId);
  return <PlacesToChoose view={view} words={chooseWords(localeOf(ctx.actor.locale))} onChoose={book} />;
}
