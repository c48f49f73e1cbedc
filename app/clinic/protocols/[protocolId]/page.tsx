import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProtocolEditor } from "@/components/protocol/protocol-editor";
import { ProtocolHeader } from "@/components/protocol/protocol-header";
import { ProtocolSheet } from "@/components/protocol/protocol-sheet";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { recordId } from "@/lib/web/asked-address";
import { pageContext } from "@/lib/web/page";
import { protocolEditorWords } from "@/lib/web/protocol-editor-words";
import { protocolPage } from "@/lib/web/protocol-page";
import { localeOf } from "@/lib/words/say";
import { check, publish } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("protocols"))("name") };
}

export default async function ProtocolPage({ params, searchParams }: PageProps<"/clinic/protocols/[protocolId]">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const protocolId = recordId((await params).protocolId);
  const page = await protocolPage(ctx, protocolId, (await searchParams).version);
  const { locale } = ctx.actor;
  const t = await getTranslations("protocols");
  const address = `/clinic/protocols/${protocolId}`;
  return (
    <>
      <ProtocolHeader
        name={page.name}
        versions={page.versions.map((one) => ({ ...one, href: `${address}?version=${one.number}` }))}
        all={{ href: "/clinic/protocols", label: t("all") }}
        words={{ versions: t("versions"), shown: t("shown") }}
      />
      {!page.inUse && (
        <div className="mx-auto w-full max-w-[1392px] px-4 pb-4 md:px-6">
          <Notice>{t("isRetired")}</Notice>
        </div>
      )}
      {page.editor ? (
        <ProtocolEditor
          key={protocolId}
          start={page.editor}
          words={protocolEditorWords(localeOf(locale))}
          locale={locale}
          actions={{ check, publish }}
        />
      ) : (
        <div className="mx-auto grid w-full max-w-[1392px] gap-6 px-4 pb-10 md:px-6">
          {page.shown === page.newest ? (
            <p className="text-ink-2">{t("readOnly")}</p>
          ) : (
            <Notice
              action={
                <LinkButton size={28} href={address}>
                  {t("toNewest")}
                </LinkButton>
              }
            >
              {t("older", { number: page.shown, newest: page.newest })}
            </Notice>
          )}
          <ProtocolSheet sections={page.sections} />
        </div>
      )}
    </>
  );
}
