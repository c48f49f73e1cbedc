// What does this clinic tell its clients about care, and when does sunscreen begin?
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CareSteps } from "@/components/maintenance/care-steps";
import { SunscreenChoice } from "@/components/maintenance/sunscreen-choice";
import { CareLines } from "@/components/portal/care-lines";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { carePage } from "@/lib/web/care-page";
import { pageContext } from "@/lib/web/page";
import { choose } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("careSettings"))("title") };
}

export default async function CareSettingsPage({ searchParams }: PageProps<"/clinic/care">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const { protocol } = await searchParams;
  const page = await carePage(ctx, typeof protocol === "string" ? protocol : undefined);
  const t = await getTranslations("careSettings");
  const { steps, meeting } = page;
  return (
    <div className="mx-auto grid w-full max-w-[1392px] gap-8 px-4 py-6 md:px-6">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="max-w-2xl">
          <h1 className="font-semibold text-24">{t("title")}</h1>
          <p className="text-ink-2">{t("lead")}</p>
        </div>
        <LinkButton href="/clinic/protocols" className="max-sm:h-11">
          {t("protocols")}
        </LinkButton>
      </div>
      <Card title={t("sunscreen")} className="max-w-3xl pb-4 *:px-4">
        <div className="grid gap-4">
          <p className="max-w-2xl text-ink-2">{t("sunscreenHint")}</p>
          {page.mayChoose ? (
            <SunscreenChoice
              hours={page.hours}
              choices={page.choices}
              words={{
                legend: t("sunscreen"),
                until: t("until"),
                afterwards: t("then"),
                save: t("save"),
                saving: t("saving"),
                failed: t("failed"),
                failedReference: t.raw("failedReference"),
              }}
              onChoose={choose}
            />
          ) : (
            <p>{page.readOnly}</p>
          )}
        </div>
      </Card>
      {page.protocols.length > 1 && (
        <nav aria-label={t("stepsOf")} className="flex flex-wrap gap-x-5 gap-y-1">
          {page.protocols.map(({ label, href, isShown }) => (
            <Link
              key={href}
              href={href}
              replace
              scroll={false}
              aria-current={isShown ? "page" : undefined}
              className="inline-flex min-h-8 items-center rounded-4 text-ink-2 hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-accent-ink aria-[current=page]:underline aria-[current=page]:underline-offset-4 pointer-coarse:min-h-11"
            >
              {label}
            </Link>
          ))}
        </nav>
      )}
      {steps === null && <EmptyState title={t("noProtocolTitle")}>{t("noProtocol")}</EmptyState>}
      {steps && (
        <div className="grid items-start gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_400px]">
          <section aria-labelledby="steps" className="grid gap-3">
            <h2 id="steps" className="font-semibold text-16">
              {steps.title}
            </h2>
            {steps.groups.length === 0 ? (
              <p className="text-ink-2">{t("noSteps")}</p>
            ) : (
              <CareSteps groups={steps.groups} />
            )}
          </section>
          {meeting && (
            <section aria-labelledby="meet" className="grid gap-3">
              <h2 id="meet" className="font-semibold text-16">
                {t("meet")}
              </h2>
              <p className="text-ink-2">{meeting.lead}</p>
              {meeting.days.map(({ on, title, lines }) => (
                <div key={on}>
                  <h3 className="text-13 text-ink-3">{title}</h3>
                  <CareLines lines={lines} size={14} />
                </div>
              ))}
            </section>
          )}
        </div>
      )}
    </div>
  );
}
