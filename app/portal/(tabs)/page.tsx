// What does a client do today, and when do they come next?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallForHelp, CallLink } from "@/components/portal/call-for-help";
import { CourseRibbon } from "@/components/portal/course-ribbon";
import { NextVisitCard } from "@/components/portal/next-visit-card";
import { PortalHead } from "@/components/portal/portal-shell";
import { TodayCard } from "@/components/portal/today-card";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { clientContext, portalPage } from "@/lib/web/portal-page";
import { confirm } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal"))("today") };
}

export default async function PortalPage({
  searchParams,
}: {
  searchParams: Promise<{ moved?: string; with?: string }>;
}) {
  const ctx = await clientContext();
  const [view, asked, t] = await Promise.all([portalPage(ctx), searchParams, getTranslations("portal")]);
  const moved = view.next.find(({ appointmentId }) => appointmentId === asked.moved);
  const words = {
    confirm: t("confirm"),
    confirming: t("confirming"),
    move: t("move"),
    failed: t("failed"),
    failedReference: t.raw("failedReference"),
  };
  const running = view.courses.filter(({ isEnded }) => !isEnded);
  return (
    <>
      <PortalHead title={view.greeting}>{view.dayLine}</PortalHead>
      {moved && (
        <Notice kind="saved" size={16} detail={asked.with === undefined ? undefined : t("movedMore")}>
          {t("moved", { visit: moved.titleOfCourse, when: moved.when })}
        </Notice>
      )}
      {view.toCall.map(({ planId, tone, sentence }) => (
        <div key={planId} className="grid gap-2">
          <Notice kind={tone} size={16}>
            {sentence}
          </Notice>
          <CallLink {...view.call} />
        </div>
      ))}
      {view.courses.length > 0 && (
        <TodayCard
          lines={view.care.today}
          shown={view.care.shown}
          words={{
            title: t("today"),
            count: t("careCount", { count: view.care.today.length }),
            more: t("careMore", { count: Math.max(0, view.care.today.length - view.care.shown) }),
            none: t("careNone"),
          }}
        />
      )}
      {view.next.map((visit) => (
        <NextVisitCard
          key={visit.appointmentId}
          visit={visit}
          words={{
            ...words,
            confirmOf: t("confirmOf", { visit: visit.ofCourse }),
            moveOf: t("moveOf", { visit: visit.ofCourse }),
          }}
          onConfirm={confirm}
        />
      ))}
      {view.empty && (
        <Card>
          <EmptyState title={view.empty.title} action={<CallLink {...view.call} />}>
            {view.empty.text}
          </EmptyState>
        </Card>
      )}
      {running.map(({ planId, title, lead, ribbon }) => (
        <CourseRibbon
          key={planId}
          id={planId}
          title={running.length > 1 ? t("courseTitleOf", { title }) : t("courseTitle")}
          lead={lead}
          note={t("courseNote")}
          ribbon={ribbon}
        />
      ))}
      <CallForHelp title={t("helpTitle")} lines={view.redFlags} call={view.call} />
    </>
  );
}
