// Who did what, to which record, when and why?
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditFilters } from "@/components/admin/audit-filters";
import { AuditList } from "@/components/admin/audit-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { type AskedAudit, auditPage } from "@/lib/web/audit-page";
import { pageContext } from "@/lib/web/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auditLog"))("title") };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<AskedAudit> }) {
  const ctx = await pageContext(["clinician", "owner"]);
  const view = await auditPage(ctx, await searchParams);
  const t = await getTranslations("auditLog");
  const { client, rows } = view;
  return (
    <div className="mx-auto grid w-full max-w-[1392px] content-start gap-5 px-4 py-6 md:px-6">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <div>
          <h1 className="font-semibold text-24">{t("title")}</h1>
          <p className="text-13 text-ink-2">{client ? t("leadClient", { name: client.name }) : t("lead")}</p>
        </div>
        {client && (
          <div className="ml-auto flex flex-wrap gap-2">
            <LinkButton href={client.recordHref} icon={<Icon of={ArrowLeft} />}>
              {t("toRecord")}
            </LinkButton>
            <LinkButton href={client.allHref} variant="quiet">
              {t("allClients")}
            </LinkButton>
          </div>
        )}
      </div>
      <AuditFilters
        people={view.people}
        kinds={view.kinds}
        filter={view.filter}
        clientId={client?.id ?? null}
        clearHref={view.isFiltered ? "/admin/audit" : null}
        words={{
          filters: t("filters"),
          who: t("who"),
          everybody: t("everybody"),
          kind: t("kind"),
          everything: t("everything"),
          client: t("client"),
          clientHint: t("clientHint"),
          from: t("from"),
          to: t("to"),
          show: t("show"),
          clear: t("clear"),
        }}
      />
      {rows.length > 0 ? (
        <AuditList
          label={t("list")}
          rows={rows}
          words={{
            changes: t("changes"),
            field: t("fieldName"),
            before: t("before"),
            after: t("after"),
            nothing: t("nothing"),
            noChanges: t("noChanges"),
            openRecord: t("openRecord"),
            why: (reason) => t("why", { reason }),
          }}
        />
      ) : (
        <EmptyState
          title={t(view.isFiltered ? "emptyTitle" : "noneTitle")}
          action={view.isFiltered && <LinkButton href="/admin/audit">{t("clear")}</LinkButton>}
        >
          {t(view.isFiltered ? "empty" : "none")}
        </EmptyState>
      )}
      {(view.newestHref || view.olderHref) && (
        <nav aria-label={t("list")} className="flex gap-3">
          {view.newestHref && <LinkButton href={view.newestHref}>{t("newest")}</LinkButton>}
          {view.olderHref && <LinkButton href={view.olderHref}>{t("older")}</LinkButton>}
        </nav>
      )}
    </div>
  );
}
