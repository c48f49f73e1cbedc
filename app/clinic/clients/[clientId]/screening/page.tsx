// May this client be treated: what was answered, what follows, and what is asked now?
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ScreeningForm } from "@/components/screening/screening-form";
import { ScreeningHistory } from "@/components/screening/screening-history";
import { ScreeningNow } from "@/components/screening/screening-now";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { StateBadge } from "@/components/ui/state-badge";
import { dayPageAsked, recordId } from "@/lib/web/asked-address";
import { pageContext } from "@/lib/web/page";
import { screeningPage } from "@/lib/web/screening-page";
import { answer, decide } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("screening"))("title") };
}

export default async function ScreeningPage({
  params,
  searchParams,
}: PageProps<"/clinic/clients/[clientId]/screening">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const clientId = recordId((await params).clientId);
  const page = await screeningPage(ctx, clientId);
  const { saved, back } = await searchParams;
  const moved = Math.trunc(Number(saved)) || 0;
  const backTo = dayPageAsked(back);
  // Who came from a visit goes on with it, once nothing stands against it and there is nothing more to tell here.
  if (backTo !== null && saved !== undefined && moved === 0 && page.now?.isClear) redirect(backTo);
  const t = await getTranslations("screening");
  const { now, form } = page;
  const failed = { failed: t("failed"), failedReference: t("failedReference", { reference: "{reference}" }) };
  return (
    <div className="mx-auto grid w-full max-w-[1392px] gap-6 px-4 py-6 md:px-6">
      <div>
        <Link
          href={backTo ?? `/clinic/clients/${clientId}`}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-6 font-medium text-13 text-ink-2 hover:text-ink pointer-coarse:min-h-11"
        >
          <Icon of={ArrowLeft} size={15} />
          {t(backTo === null ? "back" : "backToDay")}
        </Link>
        <h1 className="font-semibold text-24">
          {t("title")}: {page.client.name}
        </h1>
        <p className="text-ink-2">{[...page.client.facts, t("lead")].join(" · ")}</p>
      </div>
      {saved !== undefined && now && (
        <Notice kind="saved" detail={moved > 0 ? t(page.isTold ? "savedMovedDetail" : "savedMovedUntold") : undefined}>
          {moved > 0 ? t("savedMoved", { moved }) : t("saved")}
        </Notice>
      )}
      {page.stands.map(({ planId, text, href }) => (
        <Notice
          key={planId}
          kind="warning"
          action={
            <LinkButton href={href} size={28} className="pointer-coarse:h-11">
              {t("moveNow")}
            </LinkButton>
          }
        >
          {text}
        </Notice>
      ))}
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="grid content-start gap-8">
          <section className="grid gap-3" aria-labelledby="screening-now">
            <h2 id="screening-now" className="font-semibold text-16">
              {t("now")}
            </h2>
            {now ? (
              <>
                <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <StateBadge state={now.state}>{now.outcome}</StateBadge>
                  <p className="text-13 text-ink-2">{now.askedText}</p>
                </div>
                {now.staleText && <Notice kind="warning">{now.staleText}</Notice>}
                <ScreeningNow
                  key={now.answerId}
                  clientId={clientId}
                  answerId={now.answerId}
                  findings={now.findings}
                  mayDecide={page.mayDecide}
                  words={{
                    nobodyFound: t("nobodyFound"),
                    whoDecides: t("whoDecides"),
                    decide: t("decide"),
                    decideAgain: t("decideAgain"),
                    decisionLegend: t("decisionLegend"),
                    allow: t("allow"),
                    refuse: t("refuse"),
                    reason: t("reason"),
                    reasonHint: t("reasonHint"),
                    sign: t("sign"),
                    signing: t("signing"),
                    unanswered: t("unanswered"),
                    ...failed,
                  }}
                  onDecide={decide}
                />
              </>
            ) : (
              <p className="text-ink-2">{t("never")}</p>
            )}
          </section>
          <section className="grid gap-3" aria-labelledby="screening-ask">
            <h2 id="screening-ask" className="font-semibold text-16">
              {now ? t("askAgain") : t("ask")}
            </h2>
            <ScreeningForm
              key={now?.answerId ?? "first"}
              clientId={clientId}
              number={form.number}
              questions={form.questions}
              areas={form.areas}
              today={form.today}
              last={form.last}
              backTo={backTo}
              words={{
                no: t("choice.no"),
                allNo: t("allNo"),
                save: t("save"),
                saving: t("saving"),
                areas: t("areasLegend"),
                unanswered: t("unanswered"),
                unansweredMany: t("unansweredMany"),
                why: t("why"),
                back: t("backToAnswers"),
                ...failed,
              }}
              onAnswer={answer}
            />
          </section>
        </div>
        <div className="grid content-start gap-8">
          {page.advice && (
            <section className="grid gap-2">
              <h2 className="font-semibold text-16">{page.advice.title}</h2>
              <ul className="text-ink-2">
                {page.advice.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          <section className="grid gap-3">
            <h2 className="font-semibold text-16">{t("history")}</h2>
            <ScreeningHistory past={page.history} empty={t("noHistory")} />
          </section>
          <p>
            <Link
              href="/clinic/questionnaire"
              className="rounded-4 text-13 text-accent-ink underline underline-offset-3"
            >
              {form.numberText}
            </Link>
          </p>
        </div>
      </div>
    </div>
  );
}
