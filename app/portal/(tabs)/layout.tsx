import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PortalShell } from "@/components/portal/portal-shell";
import { portalShell } from "@/lib/web/portal-page";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { clinic, name } = await portalShell();
  const [nav, t] = await Promise.all([getTranslations("nav"), getTranslations("portal")]);
  return (
    <PortalShell
      clinic={clinic}
      account={{ label: t("accountOf", { name }), name, signOut: nav("signOut") }}
      tabs={{
        label: nav("main"),
        today: nav("today"),
        course: nav("course"),
        care: nav("care"),
        clinic: nav("clinic"),
      }}
      skip={nav("skip")}
    >
      {children}
    </PortalShell>
  );
}
