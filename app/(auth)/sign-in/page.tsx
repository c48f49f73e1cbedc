// How does a person come in?
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PromiseRibbon } from "@/components/auth/promise-ribbon";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Mark } from "@/components/ui/mark";
import { signInPage } from "@/lib/web/sign-in-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage() {
  const { people, today } = await signInPage();
  const [t, brand, role, refusal, plan, locale] = await Promise.all([
    getTranslations("signIn"),
    getTranslations("brand"),
    getTranslations("role"),
    getTranslations("refusal"),
    getTranslations("plan"),
    getLocale(),
  ]);
  const detail = { owner: t("demoOwner"), clinician: t("demoClinician"), desk: t("demoDesk"), client: t("demoClient") };
  return (
    <div className="grid min-h-dvh content-start md:grid-cols-[minmax(0,1fr)_minmax(400px,520px)] md:content-stretch">
      <header className="flex min-w-0 flex-col overflow-hidden border-line bg-sunken max-md:border-b max-md:px-5 max-md:pt-6 max-md:pb-4 md:border-r md:px-12 md:py-8">
        <p className="flex items-center gap-2.5 font-semibold text-16">
          <Mark />
          {brand("name")}
        </p>
        <div className="mt-auto max-md:pt-6">
          <p className="font-semibold text-24 md:text-32">{brand("promise")}</p>
          <p className="mt-2 text-16 text-ink-2 max-md:hidden">{brand("promiseDetail")}</p>
        </div>
        <div className="pt-5 md:pt-12 md:pb-8">
          <PromiseRibbon today={today} locale={locale} todayWord={plan("today")} />
        </div>
      </header>
      <main className="mx-auto w-full max-w-104 px-5 py-8 md:my-auto">
        <h1 className="mb-5 font-semibold text-20">{t("title")}</h1>
        <SignInForm
          words={{
            email: t("email"),
            password: t("password"),
            submit: t("submit"),
            busy: t("busy"),
            demo: t("demo"),
            demoNote: t("demoNote"),
          }}
          refusals={{
            "wrong-credentials": refusal("wrong-credentials"),
            "too-many-attempts": refusal("too-many-attempts", { minutes: 15 }),
            failed: t("failed"),
          }}
          people={people.map((person) => ({
            email: person.email,
            kind: person.role,
            role: role(person.role),
            detail: `${person.name}: ${detail[person.role]}`,
          }))}
        />
      </main>
    </div>
  );
}
