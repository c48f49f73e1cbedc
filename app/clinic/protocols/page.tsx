// What does each treatment course call for at this clinic?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProtocolLibrary } from "@/components/protocol/protocol-library";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/web/page";
import { protocolLibrary } from "@/lib/web/protocol-library";
import { copy, order, retire } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("protocols"))("title") };
}

export default async function ProtocolsPage() {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const { rows, mayPublish } = await protocolLibrary(ctx);
  const t = await getTranslations("protocols");
  return (
    <div className="mx-auto w-full max-w-[1392px] px-4 py-6 md:px-6">
      <div className="flex flex-wrap items-start justify-between gap-4 pb-5">
        <div className="grid gap-1">
          <h1 className="font-semibold text-24">{t("title")}</h1>
          <p className="text-ink-2">{t("lead")}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/clinic/questionnaire" className="max-sm:h-11">
            {t("questionnaire")}
          </LinkButton>
          <LinkButton href="/clinic/care" className="max-sm:h-11">
            {t("care")}
          </LinkButton>
        </div>
      </div>
      <ProtocolLibrary
        rows={rows}
        actions={mayPublish ? { copy, order, retire } : null}
        words={{
          name: t("name"),
          sessions: t("sessions"),
          gap: t("gap"),
          touchUp: t("touchUp"),
          confidence: t("confidence"),
          plans: t("plans"),
          plansNone: t("plansNone"),
          copy: t("copy"),
          copying: t("copying"),
          retire: t("retire"),
          retiring: t("retiring"),
          bringBack: t("bringBack"),
          bringingBack: t("bringingBack"),
          retiredTitle: t("retiredTitle"),
          retiredLead: t("retiredLead"),
          place: t("place", { name: "{name}", place: "{place}", count: "{count}" }),
          emptyTitle: t("emptyTitle"),
          empty: t("empty"),
          failed: t("failed"),
          failedReference: t("failedReference", { reference: "{reference}" }),
        }}
      />
    </div>
  );
}
