// Are plans finished, how well were gaps kept, and who signed for what?
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ReportBars } from "@/components/admin/report-bars";
import { ReportExceptions } from "@/components/admin/report-exceptions";
import { LinkSegments } from "@/components/calendar/link-segments";
import { pageContext } from "@/lib/web/page";
import { type AskedReports, reportsPage } from "@/lib/web/reports-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

export default async function ReportsPage({ searchParams }: { searchParams: Promise<AskedReports> }) {
  const ctx = await pageContext(["clinician", "owner"]);
  const view = await reportsPage(ctx, await searchParams);
  const t = await getTranslations("reports");
  const bars = { part: t("part"), count: t("count"), share: t("share") };
  return (
    <div className="mx-auto grid w-full max-w-[1392px] content-start gap-8 px-4 py-6 md:px-6">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <h1 className="font-semibold text-24">{t("heading")}</h1>
        <div className="ml-auto flex flex-wrap gap-3 max-sm:ml-0">
          <LinkSegments label={t("periods")} segments={view.periods} />
          {view.locations.length > 0 && <LinkSegments label={t("locations")} segments={view.locations} />}
        </div>
      </div>
      <dl className="grid gap-px overflow-hidden border-line border-y bg-line sm:grid-cols-2 xl:grid-cols-5">
        {view.figures.map(({ key, label, value, how }) => (
          <div
            key={key}
            data-figure={key}
            className="grid content-start gap-1 bg-ground py-4 pr-5 sm:pl-5 xl:first:pl-0"
          >
            <dt className="text-12 text-ink-3">{label}</dt>
            <dd className="font-semibold text-24">{value}</dd>
            <dd className="text-13 text-ink-2">{how}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-2">
        <section className="grid content-start gap-3">
          <h2 className="font-semibold text-16">{t("courses")}</h2>
          <p className="-mt-2 text-13 text-ink-2">{t("coursesHow")}</p>
          <ReportBars caption={t("courses")} parts={view.courses} words={bars} />
        </section>
        <section className="grid content-start gap-3">
          <h2 className="font-semibold text-16">{t("gaps")}</h2>
          <p className="-mt-2 text-13 text-ink-2">{t("gapsHow")}</p>
          <ReportBars caption={t("gaps")} parts={view.gaps} words={bars} />
        </section>
      </div>
      <section className="grid gap-3">
        <h2 className="font-semibold text-16">{t("now")}</h2>
        <p className="-mt-2 text-13 text-ink-2">{t("nowHow")}</p>
        <ul className="flex flex-wrap gap-x-8 gap-y-2 border-line border-t pt-3">
          {view.work.map(({ kind, label, count, href }) => (
            <li key={kind}>
              <Link href={href} className="flex items-baseline gap-2 rounded-4 hover:underline pointer-coarse:py-2">
                <span className="font-semibold text-20">{count}</span>
                <span className="text-ink-2">{label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="grid gap-3">
        <h2 className="font-semibold text-16">{t("exceptionsTitle")}</h2>
        <p className="-mt-2 text-13 text-ink-2">
          {view.exceptions.countText}{" "}
          <Link href="/admin/audit?kind=signed" className="rounded-4 text-accent-ink underline underline-offset-3">
            {t("inLog")}
          </Link>
        </p>
        {view.exceptions.rows.length > 0 && (
          <ReportExceptions
            caption={t("exceptionsTitle")}
            rows={view.exceptions.rows}
            words={{ client: t("client"), gap: t("gapColumn"), by: t("by"), reason: t("reason") }}
          />
        )}
      </section>
    </div>
  );
}
