// What does a client do today, and when do they come next?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CallForHelp, CallLink } from "@/components/portal/call-for-help";
import { CourseRibbon } from "@/components/portal/course-ribbon";
import { OfferedTime, WaitEarlier } from "@/components/portal/earlier-time";
import { NextVisitCard } from "@/components/portal/next-visit-card";
import { PortalHead } from "@/components/portal/portal-shell";
import { TodayCard } from "@/components/portal/today-card";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { clientContext, portalPage } from "@/lib/web/portal-page";
import { confirm, declineTime, joinWaiting, leaveWaiting, takeTime } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal"))("today") };
}

export default async function PortalPage({
  searchParams,
}: {
  searchParams: Promise<{ moved?: string; with?: string; bookedPlan?: string }>;
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
  const booked = view.courses.find(({ planId }) => planId === asked.bookedPlan);
  const running = view.courses.filter(({ isEnded }) => !isEnded);
  const { waiting } = view;
  const { today, shown } = view.care;
  const habits = today.filter(({ isLasting }) => isLasting);
  const steps = today.filter(({ isLasting }) => !isLasting);
  return (
    <>
      <PortalHead title={view.greeting}>{view.dayLine}</PortalHead>
      {moved && (
        <Notice kind="saved" size={16} detail={asked.with === undefined ? undefined : t("movedMore")}>
          {t("moved", { visit: moved.titleOfCourse, when: moved.when })}
        </Notice>
      )}
      {booked && (
        <Notice kind="saved" size={16}>
          {t("bookedCourse", { course: booked.title })}
        </Notice>
      )}
      {waiting.offers.map((offer) => (
        <OfferedTime key={offer.id} offer={offer} words={waiting.words} onTake={takeTime} onDecline={declineTime} />
      ))}
      {view.toCall.map(({ planId, tone, sentence, bookHref }) => (
        <div key={planId} className="grid gap-2">
          <Notice kind={tone} size={16}>
            {sentence}
          </Notice>
          {bookHref && (
            <LinkButton href={bookHref} variant="filled" size={48} prefetch={false}>
              {t("bookChoose")}
            </LinkButton>
          )}
          <CallLink {...view.call} />
        </div>
      ))}
      {view.courses.length > 0 && (
        <TodayCard
          lines={today}
          shown={shown}
          words={{
            title: t("today"),
            count:
              steps.length > 0 ? t("careCount", { count: steps.length }) : t("careHabits", { count: habits.length }),
            more: [
              steps.length > shown && t("careMore", { count: steps.length - shown }),
              habits.length > 0 && t("careMoreHabits", { count: Math.min(habits.length, today.length - shown) }),
            ]
              .filter(Boolean)
              .join(", "),
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
      {waiting.waits.map((wait) => (
        <WaitEarlier
          key={wait.appointmentId}
          wait={wait}
          choices={waiting.choices}
          words={waiting.words}
          onJoin={joinWaiting}
          onLeave={leaveWaiting}
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
