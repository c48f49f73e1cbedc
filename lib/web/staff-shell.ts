// What stands around every page of the staff: where they can go, where and when they are, who they are?
import { getTranslations } from "next-intl/server";
import type { Role } from "@/lib/access/actor";
import { may } from "@/lib/access/permissions";
import { loadLocations } from "@/lib/db/queries/days";
import { fromDate, type Minute } from "@/lib/time";
import { homeOf } from "@/lib/web/home";
import { initialsOf } from "@/lib/web/initials";
import { pageContext, readForPage } from "@/lib/web/page";
import { locationToShow, rememberedLocationId } from "@/lib/web/remembered-location";

const STAFF: readonly Role[] = ["desk", "clinician", "owner"];

export type StaffShellView = {
  brand: { label: string; href: string };
  navLabel: string;
  skip: string;
  /** `isExact`: its own page only, not the ones under it. `over`: another folder of pages that belong to it. */
  links: { href: string; label: string; isExact: boolean; over?: string }[];
  location: { name: string; now: Minute; timeZone: string; locale: string } | null;
  /** `admin`: pages of those who answer for the clinic; none for others. */
  account: {
    initials: string;
    label: string;
    name: string;
    role: string;
    signOut: string;
    admin: { label: string; links: { href: string; label: string }[] };
  };
};

/** Lets staff in, and nobody else. One query. */
export async function staffShell(): Promise<StaffShellView> {
  const ctx = await pageContext(STAFF);
  const { actor } = ctx;
  const locations = await readForPage(ctx, (tx) => loadLocations(tx, actor.clinicId));
  const location = locationToShow(locations, await rememberedLocationId());
  const [nav, role, brand] = await Promise.all([
    getTranslations("nav"),
    getTranslations("role"),
    getTranslations("brand"),
  ]);
  const treats = actor.role === "clinician" || actor.role === "owner";
  return {
    brand: { label: brand("name"), href: homeOf(actor.role) },
    navLabel: nav("main"),
    skip: nav("skip"),
    links: [
      { href: "/desk", label: nav("day"), isExact: true },
      { href: "/desk/worklist", label: nav("worklist"), isExact: false },
      { href: "/desk/waitlist", label: nav("waitlist"), isExact: false },
      { href: "/clinic/clients", label: nav("clients"), isExact: false, over: "/clinic/plans" },
      { href: "/clinic/protocols", label: nav("protocols"), isExact: false },
      { href: "/desk/messages", label: nav("messages"), isExact: false },
      ...(treats ? [{ href: "/clinic", label: nav("myDay"), isExact: true }] : []),
    ],
    location: location
      ? { name: location.name, now: fromDate(ctx.now), timeZone: location.timeZone, locale: actor.locale }
      : null,
    account: {
      initials: initialsOf(actor.name),
      label: nav("account"),
      name: actor.name,
      role: role(actor.role),
      signOut: nav("signOut"),
      admin: {
        label: nav("admin"),
        links: [
          ...(may(actor, "reports:read") ? [{ href: "/admin/reports", label: nav("insights") }] : []),
          ...(may(actor, "audit:read") ? [{ href: "/admin/audit", label: nav("audit") }] : []),
          ...(may(actor, "key:manage") ? [{ href: "/admin/api-keys", label: nav("apiKeys") }] : []),
        ],
      },
    },
  };
}
