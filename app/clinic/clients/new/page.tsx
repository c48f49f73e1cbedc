import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewClientForm } from "@/components/client/new-client-form";
import { loadLocations } from "@/lib/db/queries/days";
import { dateOf, fromDate } from "@/lib/time";
import { pageContext, readForPage } from "@/lib/web/page";
import { add } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clients"))("newTitle") };
}

export default async function NewClientPage() {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const locations = await readForPage(ctx, (tx) => loadLocations(tx, ctx.actor.clinicId));
  const [t, consent] = await Promise.all([getTranslations("clients"), getTranslations("consent")]);
  return (
    <div className="mx-auto w-full max-w-160 px-4 py-6 md:px-6">
      <h1 className="pb-5 font-semibold text-24">{t("newTitle")}</h1>
      <NewClientForm
        add={add}
        locations={locations.map(({ id, name }) => ({ value: id, label: name }))}
        today={dateOf(fromDate(ctx.now), "UTC")}
        words={{
          givenName: t("givenName"),
          familyName: t("familyName"),
          bornOn: t("bornOn"),
          skinType: t("skinTypeField"),
          skinTypeUnknown: t("skinTypeUnknown"),
          email: t("email"),
          phone: t("phone"),
          phoneHint: t("phoneHint"),
          service: consent("service"),
          serviceHint: t("serviceFormHint"),
          invitation: consent("invitation"),
          invitationHint: t("invitationFormHint"),
          byEmail: consent("email"),
          bySms: consent("sms"),
          location: t("location"),
          save: t("save"),
          saving: t("saving"),
          cancel: t("cancel"),
          failed: t("failed"),
          failedReference: t("failedReference", { reference: "{reference}" }),
        }}
      />
    </div>
  );
}
