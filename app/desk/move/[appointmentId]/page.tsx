// Where could this visit go, and what would move with it?
import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DayTimes } from "@/components/desk/day-times";
import { EscapeBack } from "@/components/desk/escape-back";
import { MoveChoice } from "@/components/desk/move-choice";
import { MovePlaces } from "@/components/desk/move-places";
import { RibbonFigure } from "@/components/plan/ribbon-figure";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { recordId } from "@/lib/web/asked-address";
import { type AskedMove, movePage } from "@/lib/web/move-page";
import { pageContext } from "@/lib/web/page";
import { move } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("move") };
}

type MovePageProps = { params: Promise<{ appointmentId: string }>; searchParams: Promise<AskedMove> };

export default async function MovePage({ params, searchParams }: MovePageProps) {
  const ctx = await pageContext(["desk", "clinician", "owner"]);
  const appointmentId = recordId((await params).appointmentId);
  const page = await movePage(ctx, appointmentId, await searchParams);
  if (!page) notFound();
  const { view, words, locale } = page;
  if (!view) {
    return (
      <EmptyState title={page.no} action={<LinkButton href="/desk">{words.back}</LinkButton>}>
        {words.chooseText}
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto grid w-full max-w-336 gap-x-12 gap-y-6 px-4 py-6 md:px-6 lg:grid-cols-[minmax(0,1fr)_21.5rem]">
      <EscapeBack href={view.backHref} />
      <div className="lg:col-span-2">
        <Link
          href={view.backHref}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-6 font-medium text-13 text-ink-2 hover:text-ink pointer-coarse:min-h-11"
        >
          <Icon of={ArrowLeft} size={15} />
          {words.back}
        </Link>
        <h1 className="font-semibold text-24">{view.title}</h1>
        <p className="text-ink-2">
          {view.planTitle}. {view.now}
        </p>
      </div>
      <div className="grid content-start gap-7">
        {view.ribbon ? (
          <div className="rounded-12 border border-line bg-surface px-5 py-4 max-md:order-last [--ribbon-ground:var(--surface)]">
            <RibbonFigure {...view.ribbon} locale={locale} selectedId={view.visitId} />
            <details className="mt-2 border-line border-t pt-2.5">
              <summary className="w-fit rounded-6 font-medium text-13 text-ink-2 hover:text-ink">{words.why}</summary>
              <ul className="grid gap-1 pt-2 text-13 text-ink-2">
                {[view.window, ...view.why].map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </details>
          </div>
        ) : (
          <p className="text-ink-2">{view.window}</p>
        )}
        <section aria-labelledby="best" className="grid gap-3">
          <h2 id="best" className="font-semibold text-16">
            {words.best}
          </h2>
          {view.places.length > 0 ? (
            <MovePlaces places={view.places} />
          ) : (
            <p className="text-ink-2">{view.ribbon ? words.bestNone : words.bestNoneAlone}</p>
          )}
        </section>
        <DayTimes
          action={`/desk/move/${appointmentId}`}
          firstDay={view.firstDay}
          lastDay={view.lastDay}
          hint={view.anotherDayHint}
          day={view.day}
          keeps={page.from ? [{ name: "from", value: page.from }] : []}
          words={words}
        />
      </div>
      <aside
        aria-label={words.chosen}
        className={`lg:border-line lg:border-l lg:pl-8 ${view.chosen ? "max-lg:sticky max-lg:bottom-0 max-lg:-mx-4 max-lg:border-line max-lg:border-t max-lg:bg-surface max-lg:p-4" : ""}`}
      >
        <div className="lg:sticky lg:top-6">
          <MoveChoice
            chosen={view.chosen}
            isTaken={view.isTaken}
            keepHref={view.backHref}
            words={words}
            onMove={move}
          />
        </div>
      </aside>
    </div>
  );
}
