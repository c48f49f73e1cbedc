import { CalendarPlus, ClipboardCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ClientHeader } from "@/components/client/client-header";
import { MessageLines, PastVisits } from "@/components/client/client-past";
import { ConsultationsToCome } from "@/components/client/consultations-to-come";
import { ContactConsents } from "@/components/client/contact-consents";
import { FactList } from "@/components/client/fact-list";
import { PortalInvitation } from "@/components/client/portal-invitation";
import { PlanCard } from "@/components/plan/plan-card";
import { StandingBadge } from "@/components/plan/standing-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { recordId } from "@/lib/web/asked-address";
import { clientRecordPage } from "@/lib/web/client-record-page";
import { pageContext } from "@/lib/web/page";
import { PLAN_CHANGES } from "@/lib/web/plan-changes";
import { invite, setConsent } from "./contact-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("builder"))("record") };
}

const CHANGES = [...PLAN_CHANGES, "record"] as const;

export default async function ClientRecordPage({ params, searchParams }: PageProps<"/clinic/clients/[clientId]">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const clientId = recordId((await params).clientId);
  const { booked, added, saved: savedId, due, visits, moved, changed, plan: changedId } = await searchParams;
  const page = await clientRecordPage(ctx, clientId);
  const [t, menu, said] = await Promise.all([
    getTranslations("clientRecord"),
    getTranslations("planActions"),
    getTranslations("changed"),
  ]);
  const running = page.plans.filter(({ status }) => status !== "ended");
  const ended = page.plans.filter(({ status }) => status === "ended");
  const saved = page.plans.find(({ planId }) => planId === booked);
  const savedVisits = saved?.visits.filter(({ appointmentId }) => appointmentId !== null) ?? [];
  const kept = page.plans.find(({ planId }) => planId === savedId);
  const filled = page.plans.find(({ planId }) => planId === due);
  const changedPlan = page.plans.find(({ planId }) => planId === changedId);
  const change = CHANGES.find((one) => one === changed);
  const counts = { booked: Math.trunc(Number(visits)) || 0, moved: Math.trunc(Number(moved)) || 0 };
  const firstDue =
    running.find(({ offer }) => offer?.kind === "book" && offer.isDue) ??
    running.find(({ offer }) => offer?.kind === "decide" && page.mayDecide);
  const locale = ctx.actor.locale;
  const words = {
    move: t("move"),
    showOnDay: t("showOnDay"),
    source: t("source"),
    more: menu("menu"),
    moreOf: menu("menu"),
    bringBack: menu("bringBack"),
    signGoOn: menu("signGoOn"),
    beginAgain: menu("beginAgain"),
    whoDecides: t("whoDecides"),
  };
  const newPlan = (
    <LinkButton
      href={`/clinic/clients/${clientId}/new-plan`}
      variant={running.length === 0 ? "filled" : "outline"}
      icon={<Icon of={CalendarPlus} />}
    >
      {t("newPlan")}
    </LinkButton>
  );
  // Without an address that may be written to, nothing waits for this client.
  const isTold = page.messages.length > 0;
  return (
    <>
      <ClientHeader
        client={page.client}
        standing={page.standing && <StandingBadge standing={page.standing} />}
        actions={
          <>
            <LinkButton href={`/clinic/clients/${clientId}/screening`} icon={<Icon of={ClipboardCheck} />}>
              {menu("screening")}
            </LinkButton>
            {newPlan}
          </>
        }
      />
      <div className="mx-auto grid w-full max-w-[1392px] gap-x-12 gap-y-8 px-4 pb-12 md:px-6">
        {saved && (
          <Notice
            kind="saved"
            detail={t(isTold ? "bookedDetail" : "bookedUntold", { day: savedVisits[0]?.dayText ?? "" })}
          >
            {t("booked", { title: saved.title, visits: savedVisits.length })}
          </Notice>
        )}
        {kept && (
          <Notice kind="saved" detail={t("planSavedDetail")}>
            {t("planSaved", { title: kept.title })}
          </Notice>
        )}
        {filled && (
          <Notice kind="saved" detail={t(isTold ? "dueBookedDetail" : "dueBookedUntold")}>
            {counts.booked === 0
              ? t("dueMoved", { title: filled.title, ...counts })
              : counts.moved === 0
                ? t("dueBooked", { title: filled.title, ...counts })
                : t("dueBookedAndMoved", { title: filled.title, ...counts })}
          </Notice>
        )}
        {changedPlan && change && <Notice kind="saved">{said(change, { title: changedPlan.title })}</Notice>}
        {added !== undefined && page.plans.length === 0 && (
          <Notice kind="saved">{t("added", { name: page.client.name })}</Notice>
        )}
        <ConsultationsToCome
          consultations={page.toCome}
          words={{ heading: t("toCome"), showOnDay: t("showOnDay"), move: t("move") }}
        />
        <section className="grid gap-4" aria-label={t("plans")}>
          <h2 className="sr-only">{t("plans")}</h2>
          {running.map((plan) => (
            <PlanCard
              key={plan.planId}
              plan={plan}
              locale={locale}
              words={words}
              offer={plan.offer}
              mayDecide={page.mayDecide}
              actions={plan.actions}
              isFirst={plan === firstDue}
            />
          ))}
          {running.length === 0 && ended.length === 0 && (
            <EmptyState title={t("noPlanTitle")} action={newPlan}>
              {t("noPlan")}
            </EmptyState>
          )}
          {ended.map((plan) => (
            <details key={plan.planId} className="grid gap-3">
              <summary className="w-fit rounded-4 py-1 text-ink-2 hover:text-ink">
                {plan.title} · {t("ended")} · {plan.progressText}
              </summary>
              <div className="pt-3">
                <PlanCard plan={plan} locale={locale} words={words} actions={plan.actions} />
              </div>
            </details>
          ))}
        </section>
        <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_344px_300px]">
          <section className="grid content-start gap-3">
            <h2 className="font-semibold text-16">{t("history")}</h2>
            <PastVisits visits={page.history} empty={t("noHistory")} />
            {page.auditHref && (
              <p>
                <Link href={page.auditHref} className="rounded-4 text-13 text-accent-ink underline underline-offset-3">
                  {t("auditLink")}
                </Link>
              </p>
            )}
          </section>
          <section className="grid content-start gap-3">
            <h2 className="font-semibold text-16">{t("messages")}</h2>
            <MessageLines messages={page.messages} empty={t("noMessages")} />
            <p>
              <Link
                href={`/desk/messages?client=${clientId}`}
                className="rounded-4 text-13 text-accent-ink underline underline-offset-3"
              >
                {t("allMessages")}
              </Link>
            </p>
          </section>
          <section className="grid content-start gap-3">
            <h2 className="font-semibold text-16">{t("contact")}</h2>
            <FactList rows={page.contact} />
            <ContactConsents {...page.consents} onSet={setConsent} />
            <PortalInvitation {...page.invitation} onInvite={invite} />
          </section>
        </div>
      </div>
    </>
  );
}
