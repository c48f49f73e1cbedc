import { getTranslations } from "next-intl/server";
import { PortalLoading } from "@/components/portal/portal-loading";

export default async function Loading() {
  return (
    <div className="mx-auto w-full px-5 pt-15 sm:max-w-97.5">
      <PortalLoading word={(await getTranslations("portal"))("loading")} />
    </div>
  );
}
