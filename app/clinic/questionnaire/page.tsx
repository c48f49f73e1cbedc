// What does the clinic ask before every session, and what does each answer mean there?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QuestionnaireEditor } from "@/components/screening/questionnaire-editor";
import { Notice } from "@/components/ui/notice";
import { pageContext } from "@/lib/web/page";
import { questionnairePage } from "@/lib/web/questionnaire-page";
import { publish } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaire"))("title") };
}

export default async function QuestionnairePage({ searchParams }: PageProps<"/clinic/questionnaire">) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const page = await questionnairePage(ctx);
  const { published } = await searchParams;
  const t = await getTranslations("questionnaire");
  return (
    <div className="mx-auto grid w-full max-w-240 gap-6 px-4 py-6 md:px-6">
      <div className="grid gap-1">
        <h1 className="font-semibold text-24">{t("title")}</h1>
        <p className="max-w-180 text-ink-2">{t("lead")}</p>
        <p className="text-13 text-ink-3">{[page.versionText, ...(page.mayEdit ? [] : [t("readOnly")])].join(" ")}</p>
      </div>
      {published !== undefined && <Notice kind="saved">{t("published", { number: page.number })}</Notice>}
      <QuestionnaireEditor
        key={page.number}
        number={page.number}
        questionnaire={page.questionnaire}
        mayEdit={page.mayEdit}
        names={page.names}
        words={{
          questions: t("questions"),
          known: t("known"),
          after: t("after"),
          words: t("words"),
          wordsHint: t("wordsHint", { words: "{words}" }),
          wordsNew: t("wordsNew"),
          choiceOutcome: t("choiceOutcome", { choice: "{choice}" }),
          days: t("days"),
          thenReview: t("thenReview"),
          inArea: t("inArea"),
          overridable: t("overridable"),
          source: t("source"),
          range: t("range"),
          confidence: t("confidence"),
          H: t("confidenceWord.H"),
          M: t("confidenceWord.M"),
          L: t("confidenceWord.L"),
          retire: t("retire"),
          bringBack: t("bringBack"),
          retired: t("retired"),
          add: t("add"),
          remove: t("remove"),
          blockUnder: t("blockUnder"),
          reviewUnder: t("reviewUnder"),
          holdDays: t("holdDays"),
          reviewFrom: t("reviewFrom"),
          skinNever: t("skinNever"),
          summaryDays: t("summaryDays", { outcome: "{outcome}", days: "{days}" }),
          afterDays: t("afterDays", { what: "{what}" }),
          publish: t("publish", { number: page.number + 1 }),
          publishing: t("publishing"),
          unchanged: t("unchanged"),
          reset: t("reset"),
          failed: t("failed"),
          failedReference: t("failedReference", { reference: "{reference}" }),
        }}
        onPublish={publish}
      />
    </div>
  );
}
