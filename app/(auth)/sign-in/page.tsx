import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Mark } from "@/components/ui/mark";
import { signInPage } from "@/lib/web/sign-in-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage() {
  const { people } = await signInPage();
  const [t, brand, role, refusal] = await Promise.all([
    getTranslations("signIn"),
    getTranslations("brand"),
    getTranslations("role"),
    getTranslations("refusal"),
  ]);
  const detail = { owner: t("demoOwner"), clinician: t("demoClinician"), desk: t("demoDesk"), client: t("demoClient") };
  return (
    <main className="grid min-h-dvh md:grid-cols-[minmax(0,1fr)_minmax(400px,520px)]">
      <section className="flex flex-col gap-10 bg-sunken px-6 py-8 md:px-12">
        <p className="flex items-center gap-2.5 font-semibold text-16">
          <Mark />
          {brand("name")}
        </p>
        <div className="my-auto max-md:hidden">
          <p className="font-semibold text-32">{brand("promise")}</p>
          <p className="mt-2 text-16 text-ink-2">{brand("promiseDetail")}</p>
        </div>
      </section>
      <section className="mx-auto w-full max-w-[416px] px-5 py-10 md:my-auto">
        <h1 className="mb-6 font-semibold text-20">{t("title")}</h1>
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
            role: role(person.role),
            detail: `${person.name}: ${detail[person.role]}`,
          }))}
        />
      </section>
    </main>
  );
}
