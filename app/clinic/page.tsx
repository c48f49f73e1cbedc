import { CalendarPlus, ClipboardList, User } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClinicianPicker } from "@/components/client/clinician-picker";
import { MyDayList } from "@/components/client/my-day-list";
import { StepBar } from "@/components/client/step-bar";
import { PlanRibbon } from "@/components/plan/plan-card";
import { StandingBadge } from "@/components/plan/standing-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { myDayHref, myDayPage } from "@/lib/web/my-day-page";
import { pageContext } from "@/lib/web/page";
import { takeStep } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("myDay"))("title") };
}

const newPlanLink = (clientId: string, label: string) => (
  <LinkButton href={`/clinic/clients/${clientId}/new-plan`} icon={<Icon of={CalendarPlus} />}>
    {label}
  </LinkButton>
);
const oneOf = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

export default async function MyDayPage({ searchParams }: PageProps<"/clinic">) {
  const ctx = await pageContext(["clinician", "owner"]);
  const { with: clinicianId, sel } = await searchParams;
  const day = await myDayPage(ctx, { clinicianId: oneOf(clinicianId), visitId: oneOf(sel) });
  const [t, record, cut] = await Promise.all([
    getTranslations("myDay"),
    getTranslations("clientRecord"),
    getTranslations("cutShort"),
  ]);
  if (!day) return <EmptyState title={t("noClinicianTitle")}>{t("noClinician")}</EmptyState>;
  const { clinician, chosen } = day;
  const hrefOf = (visitId: string) => `${myDayHref(clinician.id, visitId)}#chosen`;
  return (
    <div className="grid flex-1 md:grid-cols-[19rem_minmax(0,1fr)]">
      <section className="border-line border-b md:border-r md:border-b-0">
        <div className="grid gap-3 border-line border-b px-4 pt-5 pb-3.5">
          <div className="flex items-baseline justify-between gap-3">
            <h1 className="font-semibold text-16">
              <span className="sr-only">{t("title")}: </span>
              {day.dayText}
            </h1>
            <p className="text-13 text-ink-3">{day.doneText}</p>
          </div>
          <ClinicianPicker
            clinicians={day.clinicians}
            value={clinician.id}
            words={{ label: t("clinician"), show: t("show") }}
          />
        </div>
        {day.today.length > 0 ? (
          <MyDayList visits={day.today} chosenId={chosen?.id ?? null} hrefOf={hrefOf} />
        ) : (
          <p className="border-line border-b px-4 py-4 text-ink-3">{t("empty", { name: clinician.name })}</p>
        )}
        <h2 className="border-line border-b bg-sunken px-4 py-2 text-13 text-ink-2">{t("tomorrow")}</h2>
        {day.tomorrow.length > 0 ? (
          <MyDayList visits={day.tomorrow} chosenId={chosen?.id ?? null} hrefOf={hrefOf} />
        ) : (
          <p className="px-4 py-4 text-ink-3">{t("noTomorrow", { name: clinician.name })}</p>
        )}
      </section>
      {chosen ? (
        <section className="flex min-w-0 flex-col" aria-labelledby="chosen">
          <div className="grid gap-6 px-4 py-5 md:px-7">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
              <div className="min-w-0">
                <h2 id="chosen" className="font-semibold text-24">
                  {chosen.clientName}
                </h2>
                <p className="text-ink-2">
                  {chosen.whenText} · {chosen.titleText} · {chosen.detailText}
                </p>
                {chosen.screening && (
                  <p
                    className={`flex items-center gap-1.5 text-13 ${chosen.screening.kind === "open" ? "text-risk-ink" : "text-ink-2"}`}
                  >
                    <Icon of={ClipboardList} size={15} />
                    {chosen.screening.text}
                  </p>
                )}
              </div>
              <div className="ml-auto flex items-center gap-4">
                {chosen.plan && <StandingBadge standing={chosen.plan.standing} />}
                {chosen.screening && (
                  <LinkButton
                    href={chosen.screening.href}
                    variant={chosen.step ? "outline" : "filled"}
                    icon={<Icon of={ClipboardList} />}
                  >
                    {chosen.screening.action}
                  </LinkButton>
                )}
                <LinkButton href={`/clinic/clients/${chosen.clientId}`} icon={<Icon of={User} />}>
                  {t("record")}
                </LinkButton>
              </div>
            </div>
            {!chosen.plan && (
              <EmptyState title={record("noPlanTitle")} action={newPlanLink(chosen.clientId, record("newPlan"))}>
                {record("noPlan")}
              </EmptyState>
            )}
            {chosen.plan && (
              <div className="grid gap-3">
                <p className="text-13 text-ink-3">
                  {chosen.plan.title} · {chosen.plan.progressText} · {chosen.plan.versionText}
                </p>
                <PlanRibbon plan={chosen.plan} locale={ctx.actor.locale} words={{ source: record("source") }} />
              </div>
            )}
          </div>
          <StepBar
            key={chosen.id}
            appointmentId={chosen.id}
            step={chosen.step}
            canUndo={chosen.canUndo}
            note={chosen.nextText}
            take={takeStep}
            words={{
              undo: t("undo"),
              busy: t("arriveBusy"),
              failed: t("failed"),
              failedReference: t("failedReference", { reference: "{reference}" }),
              cutShort: {
                button: cut("button"),
                title: cut("title"),
                lead: cut("lead"),
                reason: cut("reason"),
                confirm: cut("confirm"),
                keep: cut("keep"),
              },
            }}
          />
        </section>
      ) : (
        <div className="self-center">
          <EmptyState
            title={day.today.length === 0 ? t("emptyTitle") : day.doneText}
            action={<LinkButton href="/clinic/clients">{t("emptyAction")}</LinkButton>}
          >
            {day.today.length === 0 ? t("empty", { name: clinician.name }) : t("pick")}
          </EmptyState>
        </div>
      )}
    </div>
  );
}
