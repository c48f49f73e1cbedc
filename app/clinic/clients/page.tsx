import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientList } from "@/components/client/client-list";
import { ClientSearch } from "@/components/client/client-search";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { PageLinks } from "@/components/ui/page-links";
import { pageAsked, wordsAsked } from "@/lib/web/asked-address";
import { clientList } from "@/lib/web/clients-page";
import { pageContext } from "@/lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clients"))("title") };
}

export default async function ClientsPage({ searchParams }: PageProps<"/clinic/clients">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const asked = await searchParams;
  const words = wordsAsked(asked.q);
  const page = pageAsked(asked.page);
  const { rows, countText, pages } = await clientList(ctx, words, page);
  const t = await getTranslations("clients");
  const isNumber = /^[\d\s()+./-]+$/.test(words);
  const add = (
    <LinkButton href="/clinic/clients/new" icon={<Icon of={UserPlus} />}>
      {t("add")}
    </LinkButton>
  );
  return (
    <div className="mx-auto w-full max-w-[1392px] px-4 py-6 md:px-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 pb-5">
        <h1 className="font-semibold text-24">{t("title")}</h1>
        <div className="max-sm:order-last max-sm:w-full">
          <ClientSearch
            words={words}
            onlyHref={words.trim() !== "" && page === 1 && rows.length === 1 ? `/clinic/clients/${rows[0]?.id}` : null}
            labels={{ search: t("search"), hint: t("searchHint"), find: t("find") }}
          />
        </div>
        <div className="ml-auto">{add}</div>
      </div>
      <p aria-live="polite" className="pb-2 text-13 text-ink-3">
        {countText}
      </p>
      {rows.length > 0 ? (
        <ClientList
          rows={rows}
          words={{
            name: t("name"),
            nextVisit: t("nextVisit"),
            plans: t("plans"),
            noPlan: t("noPlan"),
            noVisit: t("noVisit"),
          }}
        />
      ) : page > 1 ? (
        <EmptyState title={t("noPageTitle")} action={<LinkButton href="/clinic/clients">{t("showAll")}</LinkButton>}>
          {t("noPage")}
        </EmptyState>
      ) : words === "" ? (
        <EmptyState title={t("emptyTitle")} action={add}>
          {t("empty")}
        </EmptyState>
      ) : (
        <EmptyState
          title={t(isNumber ? "noNumberTitle" : "noMatchTitle")}
          action={<LinkButton href="/clinic/clients">{t("showAll")}</LinkButton>}
        >
          {t(isNumber ? "noNumber" : "noMatch", { words })}
        </EmptyState>
      )}
      <PageLinks {...pages} />
    </div>
  );
}
