import { getTranslations } from "next-intl/server";
import { PortalLoading } from "@/components/portal/portal-loading";

export default async function Loading() {
  return <PortalLoading word={(await getTranslations("portal"))("loading")} />;
}
