// Which visits belong to a client's course, and why are they on these days?
import { Printer } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExpectedResult } from "@/components/plan/expected-result";
import { CallLink } from "@/components/portal/call-for-help";
import { PortalHead } from "@/components/portal/portal-shell";
import { VisitReasons } from "@/components/portal/visit-reasons";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { clientContext, portalPage } from "@/lib/web/portal-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal"))("courseTitle") };
}

export default async function CoursePage() {
  const ctx = await clientContext();
  const [{ courses, call }, t] = await Promise.all([portalPage(ctx), getTranslations("portal")]);
  return (
    <>
      <PortalHead title={t("courseTitle")}>{courses.length > 0 && t("whyLead")}</PortalHead>
      {courses.length === 0 && (
        <EmptyState title={t("noPlanTitle")} action={<CallLink {...call} />}>
          {t("noPlan")}
        </EmptyState>
      )}
      {courses.map(({ planId, title, lead, isEnded, visits, expected }) => (
        <section key={planId} aria-labelledby={planId} className="grid gap-3">
          <div>
            <h2 id={planId} className="font-semibold">
              {title}
            </h2>
            <p className="text-14 text-ink-2">{isEnded ? t("courseEnded") : lead}</p>
          </div>
          <VisitReasons
            visits={visits}
            words={{
              why: t("why"),
              source: Object.fromEntries(
                visits.flatMap(({ id, source }) => (source === null ? [] : [[id, t("source", { source })]])),
              ),
            }}
          />
          {expected && <ExpectedResult expected={expected} level={3} />}
        </section>
      ))}
      {courses.some(({ isEnded }) => !isEnded) && (
        <LinkButton href="/portal/print" size={48} icon={<Icon of={Printer} size={20} />} prefetch={false}>
          {t("printCourse")}
        </LinkButton>
      )}
    </>
  );
}
