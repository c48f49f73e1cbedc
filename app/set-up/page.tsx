// How does a server without a clinic get one?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetUpForm } from "@/components/auth/set-up-form";
import { Mark } from "@/components/ui/mark";
import { setUpPage } from "@/lib/web/set-up-page";
import { found } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setUp"))("title") };
}

export default async function SetUpPage() {
  const page = await setUpPage();
  const [t, brand] = await Promise.all([getTranslations("setUp"), getTranslations("brand")]);
  return (
    <main className="mx-auto grid w-full max-w-160 gap-8 px-5 pt-8 pb-16 md:pt-14">
      <p className="flex items-center gap-2.5 font-semibold text-16">
        <Mark />
        {brand("name")}
      </p>
      <div>
        <h1 className="font-semibold text-24">{t("title")}</h1>
        <p className="mt-1 text-16 text-ink-2">{t("lead")}</p>
      </div>
      <SetUpForm
        {...page}
        onFound={found}
        words={{
          clinic: t("clinic"),
          clinicName: t("clinicName"),
          phone: t("phone"),
          phoneHint: t("phoneHint"),
          address: t("address"),
          timeZone: t("timeZone"),
          you: t("you"),
          ownerName: t("ownerName"),
          email: t("email"),
          password: t("password"),
          passwordHint: t("passwordHint"),
          begin: t("begin"),
          ownerTreats: t("ownerTreats"),
          clinicianNames: t("clinicianNames"),
          clinicianNamesHint: t("clinicianNamesHint"),
          noClinician: t("noClinician"),
          rooms: t("rooms"),
          roomLess: t("roomLess"),
          roomMore: t("roomMore"),
          devices: t("devices"),
          deviceLess: t("deviceLess"),
          deviceMore: t("deviceMore"),
          weekdays: t("weekdays"),
          hours: t("hours"),
          opensAt: t("opensAt"),
          closesAt: t("closesAt"),
          between: t("between"),
          hoursNote: t("hoursNote"),
          submit: t("submit"),
          busy: t("busy"),
          failed: t("failed"),
          failedReference: t.raw("failedReference"),
          signInFailed: t("signInFailed"),
          signIn: t("signIn"),
        }}
      />
    </main>
  );
}
