import { User } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientHeader } from "@/components/client/client-header";
import { Builder } from "@/components/plan/builder";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { recordId } from "@/lib/web/asked-address";
import { builderPage, builderWords } from "@/lib/web/builder-page";
import { pageContext } from "@/lib/web/page";
import { book, otherDays, preview, save, timesOfDay } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("builder"))("heading") };
}

export default async function NewPlanPage({ params, searchParams }: PageProps<"/clinic/clients/[clientId]/new-plan">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const clientId = recordId((await params).clientId);
  const page = await builderPage(ctx, clientId, await searchParams);
  const t = await getTranslations("builder");
  if (!page) return <EmptyState title={t("noProtocol")}>{t("noProtocolDetail")}</EmptyState>;
  return (
    <>
      <ClientHeader
        client={page.client}
        actions={
          <LinkButton href={`/clinic/clients/${clientId}`} icon={<Icon of={User} />}>
            {t("record")}
          </LinkButton>
        }
      />
      <Builder
        start={{ input: page.input, preview: page.preview, notice: page.notice }}
        choices={page.choices}
        words={builderWords(ctx.actor.locale)}
        locale={ctx.actor.locale}
        actions={{ preview, otherDays, timesOfDay, book, save }}
      />
    </>
  );
}
