// Who is hit when somebody or something is lost, and where does everybody go?
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { BadDayBoard } from "@/components/desk/bad-day-board";
import { BadDayForm } from "@/components/desk/bad-day-form";
import { BadDayLosses } from "@/components/desk/bad-day-losses";
import { BadDayWaiting } from "@/components/desk/bad-day-waiting";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { AskedLoss } from "@/lib/schemas/bad-day";
import type { AskedBadDay } from "@/lib/web/bad-day-address";
import { badDayAnswer, badDayPage } from "@/lib/web/bad-day-page";
import { badDayWords, lossListWords } from "@/lib/web/bad-day-words";
import { pageContext } from "@/lib/web/page";
import { book, end, solve } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("badDay"))("title") };
}

export default async function BadDayPage({ searchParams }: { searchParams: Promise<AskedBadDay> }) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const search = await searchParams;
  const { locale, asked, done, form, losses } = await badDayPage(ctx, search);
  const words = badDayWords(locale);
  return (
    <div className="mx-auto grid w-full max-w-360 content-start gap-6 px-4 py-5 md:px-6">
      <div className="print:hidden">
        <Link
          href="/desk"
          className="inline-flex min-h-8 items-center gap-1.5 rounded-6 font-medium text-13 text-ink-2 hover:text-ink pointer-coarse:min-h-11"
        >
          <Icon of={ArrowLeft} size={15} />
          {words.back}
        </Link>
        <h1 className="font-semibold text-24">{words.title}</h1>
        <p className="max-w-170 text-ink-2">{words.lead}</p>
      </div>
      {done && (
        <div className="print:hidden">
          <Notice kind="saved">{done}</Notice>
        </div>
      )}
      <details open={typeof asked === "string"} className="rounded-12 border border-line bg-surface print:hidden">
        <summary className="rounded-12 px-4 py-2.5 font-medium">
          {asked === "none" ? words.begin : words.change}
        </summary>
        <div className="border-line border-t px-4 py-4">
          <BadDayForm {...form} isInvalid={asked === "invalid"} />
        </div>
      </details>
      {typeof asked !== "string" && (
        <Suspense key={JSON.stringify(asked)} fallback={<BadDayWaiting>{words.solving}</BadDayWaiting>}>
          <Places ctx={ctx} search={search} loss={asked} words={words} />
        </Suspense>
      )}
      <BadDayLosses losses={losses} words={lossListWords(locale)} onEnd={end} />
    </div>
  );
}

type PlacesProps = {
  ctx: Parameters<typeof badDayAnswer>[0];
  search: AskedBadDay;
  loss: AskedLoss;
  words: ReturnType<typeof badDayWords>;
};

/** Comes when the search is done; the rest of the page does not wait for it. */
async function Places({ ctx, search, loss, words }: PlacesProps) {
  const answer = await badDayAnswer(ctx, search);
  if ("no" in answer) return <Notice kind="refused">{answer.no}</Notice>;
  return <BadDayBoard loss={loss} first={answer.screen} words={words} onSolve={solve} onBook={book} />;
}
