// Which plans need somebody today?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkSegments } from "@/components/calendar/link-segments";
import { WorkFilters } from "@/components/desk/work-filters";
import { WorkKeys } from "@/components/desk/work-keys";
import { WorkList } from "@/components/desk/work-list";
import { EmptyState } from "@/components/ui/empty-state";
import { KeyHint } from "@/components/ui/key-hint";
import { LinkButton } from "@/components/ui/link-button";
import { pageContext } from "@/lib/web/page";
import { type AskedWorklist, worklistPage } from "@/lib/web/worklist-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("worklist"))("title") };
}

export default async function WorklistPage({ searchParams }: { searchParams: Promise<AskedWorklist> }) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const view = await worklistPage(ctx, await searchParams);
  const [t, plan] = await Promise.all([getTranslations("worklist"), getTranslations("plan")]);
  const { before, after, label } = view.pages;
  return (
    <div className="flex flex-1 flex-col lg:flex-row">
      <WorkFilters label={t("filters")} kinds={view.kinds} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-3.5 md:px-6">
          <h1 className="font-semibold text-20">{t("heading")}</h1>
          <p aria-live="polite" className="text-ink-3">
            {view.countText}
          </p>
          <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-2">
            {view.locations.length > 0 && <LinkSegments label={t("locations")} segments={view.locations} />}
            <p className="flex items-center gap-1.5 text-13 text-ink-3 max-md:hidden pointer-coarse:hidden">
              <KeyHint>J</KeyHint>
              <KeyHint>K</KeyHint> {t("keysNext")}
              <span className="w-1" />
              <KeyHint>↵</KeyHint> {t("keysAct")}
            </p>
          </div>
        </div>
        <WorkKeys />
        {view.parts.length > 0 ? (
          <WorkList
            parts={view.parts}
            locale={ctx.actor.locale}
            words={{
              ribbon: {
                today: plan("today"),
                expectedResult: plan("expectedResult"),
                resultSign: plan("resultSign"),
                stopsHere: plan("stopsHere"),
                withTouchUps: plan("withTouchUps"),
                without: plan("without"),
              },
              actionOf: ({ action, client, visitText }) =>
                t("actionOf", { action: action.label, client, visit: visitText }),
              call: ({ client, phone }) => t("call", { client, phone: phone ?? "" }),
            }}
          />
        ) : view.isAllDone ? (
          <EmptyState title={t("emptyTitle")} action={<LinkButton href="/desk">{t("emptyAction")}</LinkButton>}>
            {t("empty")}
          </EmptyState>
        ) : (
          <EmptyState title={t("noneTitle")} action={<LinkButton href="/desk/worklist">{t("noneAction")}</LinkButton>}>
            {t("none")}
          </EmptyState>
        )}
        {(before || after) && (
          <nav aria-label={label} className="flex items-center gap-3 px-4 py-4 md:px-6">
            {before && <LinkButton href={before}>{t("before")}</LinkButton>}
            <span className="text-13 text-ink-3">{label}</span>
            {after && <LinkButton href={after}>{t("after")}</LinkButton>}
          </nav>
        )}
      </div>
    </div>
  );
}
