import { getTranslations } from "next-intl/server";
import { MoveFrame } from "@/components/portal/move-frame";
import { PortalLoading } from "@/components/portal/portal-loading";

export default async function Loading() {
  const t = await getTranslations("portal");
  return (
    <MoveFrame back={t("back")} clinic="">
      <div className="px-5">
        <PortalLoading word={t("loading")} />
      </div>
    </MoveFrame>
  );
}
