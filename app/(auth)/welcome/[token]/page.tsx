// How does an invited client come to a sign-in of their own?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WelcomeForm } from "@/components/auth/welcome-form";
import { LinkButton } from "@/components/ui/link-button";
import { Mark } from "@/components/ui/mark";
import { welcomePage } from "@/lib/web/welcome-page";
import { accept } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("welcome"))("title"), robots: { index: false } };
}

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [page, t, brand] = await Promise.all([
    welcomePage(token),
    getTranslations("welcome"),
    getTranslations("brand"),
  ]);
  return (
    <main className="mx-auto grid w-full max-w-104 content-start gap-6 px-5 pt-8 pb-16 text-16 md:pt-14">
      <p className="flex items-center gap-2.5 font-semibold">
        <Mark />
        {page?.clinic ?? brand("name")}
      </p>
      {page === null ? (
        <>
          <div>
            <h1 className="font-semibold text-24">{t("overTitle")}</h1>
            <p className="mt-1 text-ink-2">{t("over")}</p>
          </div>
          <LinkButton href="/sign-in" variant="filled" size={48}>
            {t("signIn")}
          </LinkButton>
        </>
      ) : (
        <>
          <div>
            <h1 className="font-semibold text-24">{t("hello", { name: page.name })}</h1>
            <p className="mt-1 text-ink-2">{t(page.hasAccount ? "leadAccount" : "lead", { clinic: page.clinic })}</p>
          </div>
          <WelcomeForm
            token={token}
            email={page.email}
            hasAccount={page.hasAccount}
            words={{
              email: t("email"),
              password: t(page.hasAccount ? "passwordOld" : "passwordNew"),
              passwordHint: page.hasAccount ? null : t("passwordHint"),
              submit: t(page.hasAccount ? "submitOld" : "submitNew"),
              busy: t("busy"),
              failed: t("failed"),
              failedReference: t.raw("failedReference"),
              signInFailed: t("signInFailed"),
            }}
            onAccept={accept}
          />
        </>
      )}
    </main>
  );
}
