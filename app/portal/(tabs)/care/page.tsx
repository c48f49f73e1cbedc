// What does a client's skin need now, and what changes in the next weeks?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallForHelp } from "@/components/portal/call-for-help";
import { CareLines } from "@/components/portal/care-lines";
import { PortalHead } from "@/components/portal/portal-shell";
import { Card } from "@/components/ui/card";
import { clientContext, portalPage } from "@/lib/web/portal-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal"))("careTitle") };
}

export default async function CarePage() {
  const ctx = await clientContext();
  const [{ care, call, redFlags }, t] = await Promise.all([portalPage(ctx), getTranslations("portal")]);
  const now = care.today.filter(({ isLasting }) => !isLasting);
  const habits = care.today.filter(({ isLasting }) => isLasting);
  return (
    <>
      <PortalHead title={t("careTitle")}>{t("careLead")}</PortalHead>
      <Card title={t("today")}>
        {now.length === 0 ? <p className="px-4 pb-4 text-ink-2">{t("careNone")}</p> : <CareLines lines={now} />}
      </Card>
      <section aria-labelledby="ahead" className="grid gap-3">
        <h2 id="ahead" className="font-semibold">
          {t("careAhead")}
        </h2>
        {care.ahead.length === 0 && <p className="text-ink-2">{t("careAheadNone")}</p>}
        {care.ahead.map(({ on, title, lines }) => (
          <section key={on} aria-labelledby={`from-${on}`}>
            <h3 id={`from-${on}`} className="text-14 text-ink-3">
              {title}
            </h3>
            <div className="-mx-4">
              <CareLines lines={lines} />
            </div>
          </section>
        ))}
      </section>
      {habits.length > 0 && (
        <section aria-labelledby="habits" className="grid gap-2">
          <h2 id="habits" className="font-semibold">
            {t("careLasting")}
          </h2>
          <p className="text-ink-2">{t("careLastingLead")}</p>
          <div className="-mx-4">
            <CareLines lines={habits} />
          </div>
        </section>
      )}
      <CallForHelp title={t("helpTitle")} lines={redFlags} call={call} />
    </>
  );
}
