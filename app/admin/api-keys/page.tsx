// Which other programs may ask for the clinic?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiKeys } from "@/components/admin/api-keys";
import { apiKeysPage } from "@/lib/web/api-keys-page";
import { pageContext } from "@/lib/web/page";
import { make, revoke } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("title") };
}

export default async function ApiKeysPage() {
  const ctx = await pageContext(["owner"]);
  const { rows, words } = await apiKeysPage(ctx);
  const t = await getTranslations("apiKeys");
  return (
    <div className="mx-auto grid w-full max-w-240 gap-6 px-4 py-6 md:px-6">
      <div className="grid gap-1">
        <h1 className="font-semibold text-24">{t("title")}</h1>
        <p className="max-w-160 text-ink-2">{t("lead")}</p>
        <p>
          <a href="/api/v1/openapi.json" className="rounded-4 text-accent underline hover:no-underline">
            {t("docs")}
          </a>
        </p>
      </div>
      <ApiKeys rows={rows} words={words} onMake={make} onRevoke={revoke} />
    </div>
  );
}
