// What does a person see where there is nothing, or nothing for them?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("error"))("notFoundTitle") };
}

export default async function NotFound() {
  const t = await getTranslations("error");
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        isPage
        title={t("notFoundTitle")}
        action={
          <LinkButton href="/" size={44}>
            {t("home")}
          </LinkButton>
        }
      >
        {t("notFound")}
      </EmptyState>
    </main>
  );
}
