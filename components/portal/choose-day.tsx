"use client";
// Which day does a client choose for a visit, and what moves or is booked with it?
import { OctagonAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Ribbon, type RibbonContent, type RibbonProps } from "@/components/plan/ribbon";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { PortalPlace, PossibleMonths } from "@/lib/schemas/portal-place";
import { type FailedWords, type PortalAnswer, sentenceOf } from "./portal-answer";
import { PossibleDays } from "./possible-days";

export type ChooseDayProps<Ask> = {
  visitId: string;
  ribbon: RibbonContent;
  locale: string;
  best: PortalPlace<Ask>[];
  other: PortalPlace<Ask>[];
  days: PossibleMonths;
  words: FailedWords & {
    best: string;
    other: string;
    from: string;
    to: string;
    choose: string;
    days: { title: string; note: string; before: string; after: string; now: string };
  };
  onChoose: (ask: Ask) => Promise<PortalAnswer>;
};

/**
 * The best days first; the ribbon shows the one that is chosen. Nothing is chosen for the client, neither at the start nor
 * after a place was lost, which brings fresh ones.
 */
export function ChooseDay<Ask>(props: ChooseDayProps<Ask>) {
  const { visitId, ribbon, locale, best, other, days, words, onChoose } = props;
  const router = useRouter();
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const chosen = [...best, ...other].find(({ key }) => key === chosenKey) ?? null;

  function take({ ask, doneHref }: PortalPlace<Ask>) {
    setRefusal(null);
    start(async () => {
      const answer = await onChoose(ask).catch(() => null);
      if (answer?.ok) {
        router.replace(doneHref);
        return;
      }
      setRefusal(sentenceOf(answer, words));
      if (answer === null || answer.code === "failed") return;
      setChosenKey(null);
      router.refresh();
    });
  }

  const choices = (places: PortalPlace<Ask>[]) =>
    places.map((place) => (
      <Choice
        key={place.key}
        place={place}
        isChosen={place.key === chosenKey}
        onChoose={() => setChosenKey(place.key)}
        words={words}
      />
    ));

  return (
    <>
      <div className="grid gap-6 px-5">
        <div className="-mx-2 overflow-x-clip">
          <Ribbon
            {...ribbon}
            visits={movedOn(ribbon.visits, chosen?.ribbon ?? [])}
            locale={locale}
            size="compact"
            width={374}
            selectedId={visitId}
          />
        </div>
        <fieldset className="min-w-0">
          <legend className="pb-2 font-semibold">{words.best}</legend>
          <div className="grid gap-2.5">{choices(best)}</div>
        </fieldset>
        <PossibleDays {...days} chosenKey={chosenKey} onChoose={setChosenKey} words={words.days} />
        {other.length > 0 && (
          <fieldset className="min-w-0">
            <legend className="pb-2 font-semibold">{words.other}</legend>
            <div className="grid gap-2.5">{choices(other)}</div>
          </fieldset>
        )}
      </div>
      <div className="sticky bottom-0 z-10 order-last mt-auto grid gap-2 border-line border-t bg-ground px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))]">
        {refusal && (
          <p
            role="alert"
            className="flex items-start gap-2.5 rounded-8 bg-late-soft px-3.5 py-2.5 font-medium text-late-ink ring-1 ring-late-edge ring-inset forced-colors:border"
          >
            <Icon of={OctagonAlert} className="mt-1" />
            {refusal}
          </p>
        )}
        <p aria-live="polite" className="text-center text-14 text-ink-2 empty:hidden">
          {chosen?.summary}
        </p>
        <Button
          variant="filled"
          size={48}
          aria-disabled={chosen === null}
          busy={pending}
          busyLabel={chosen?.busy}
          onClick={() => chosen && take(chosen)}
        >
          {chosen?.button ?? words.choose}
        </Button>
      </div>
    </>
  );
}

function Choice({
  place,
  isChosen,
  onChoose,
  words,
}: {
  place: Pick<PortalPlace<unknown>, "when" | "detail" | "also">;
  isChosen: boolean;
  onChoose: () => void;
  words: { from: string; to: string };
}) {
  return (
    <label className="grid grid-cols-[1fr_auto] items-center gap-x-3 rounded-12 border border-line-2 bg-surface px-4 py-3.5 transition-colors hover:border-control has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-checked:ring-inset has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
      <span>
        <span className="block font-semibold">{place.when}</span>
        <span className="block text-14 text-ink-2">{place.detail}</span>
      </span>
      <input
        type="radio"
        name="place"
        checked={isChosen}
        onChange={onChoose}
        className="size-6 shrink-0 appearance-none rounded-full border-[1.75px] border-control bg-surface checked:border-[7px] checked:border-accent focus-visible:outline-none forced-colors:appearance-auto"
      />
      {isChosen &&
        place.also.map(({ id, title, from, to }) => (
          <span key={id} className="col-span-2 mt-3 block border-ok-edge border-t pt-3 text-14">
            <span className="block font-semibold">{title}</span>
            <span className="flex flex-wrap items-center gap-x-2">
              {from !== null && (
                <>
                  <VisuallyHidden>{words.from} </VisuallyHidden>
                  <s className="text-ink-2">{from}</s>
                  <span aria-hidden="true" className="text-ink-3">
                    →
                  </span>
                </>
              )}
              <VisuallyHidden>{words.to} </VisuallyHidden>
              <span className="font-semibold">{to}</span>
            </span>
          </span>
        ))}
    </label>
  );
}

/** The course as it would stand: what moves lies on its new day, and its old one shows where it was. */
function movedOn(visits: RibbonProps["visits"], moved: PortalPlace<unknown>["ribbon"]): RibbonProps["visits"] {
  return visits.map((visit) => {
    const to = moved.find(({ id }) => id === visit.id);
    return to ? { ...visit, on: to.on, was: visit.on } : visit;
  });
}
