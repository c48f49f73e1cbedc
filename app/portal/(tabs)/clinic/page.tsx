// How does a client reach their clinic, and what may it write to them?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ContactConsents } from "@/components/client/contact-consents";
import { CallForHelp, CallLink } from "@/components/portal/call-for-help";
import { PortalHead } from "@/components/portal/portal-shell";
import { clientContext, portalClinicPage } from "@/lib/web/portal-page";
import { setConsent } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal"))("clinicTitle") };
}

export default async function ClinicPage() {
  const ctx = await clientContext();
  const [{ name, locations, call, redFlags, consents }, t] = await Promise.all([
    portalClinicPage(ctx),
    getTranslations("portal"),
  ]);
  return (
    <>
      <PortalHead title={name}>{t("clinicLead")}</PortalHead>
      <ul className="grid gap-6">
        {locations.map((location) => (
          <li key={location.id} className="grid gap-1">
            <h2 className="font-semibold">{location.name}</h2>
            <p className="text-ink-2">{location.address}</p>
            <p className="text-14 text-ink-3">{location.nowText}</p>
            <CallLink {...location.call} />
          </li>
        ))}
      </ul>
      <div className="border-line border-t pt-5">
        <ContactConsents {...consents} size={16} onSet={setConsent} />
      </div>
      <CallForHelp title={t("helpTitle")} lines={redFlags} call={call} />
    </>
  );
}
