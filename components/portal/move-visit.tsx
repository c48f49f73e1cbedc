"use client";
// To which day does a client move a visit, and what moves with it?
import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Ribbon, type RibbonContent, type RibbonProps } from "@/components/plan/ribbon";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { PlainDate } from "@/lib/time";
import { type FailedWords, type PortalAnswer, sentenceOf } from "./portal-answer";
import { PossibleDays, type PossibleMonths } from "./possible-days";

type Slot = { start: number; clinicianId: string; roomId: string; deviceId: string | null };

type Place = {
  key: string;
  slot: Slot;
  scope: "this" | "following";
  when: string;
  detail: string;
  also: { id: string; title: string; from: string; to: string }[];
  summary: string;
  button: string;
  busy: string;
  ribbon: { id: string; on: PlainDate }[];
};

type MoveVisitProps = {
  appointmentId: string;
  visitId: string;
  revision: number;
  ribbon: RibbonContent;
  locale: string;
  best: Place[];
  other: Place[];
  days: PossibleMonths;
  words: FailedWords & {
    best: string;
    other: string;
    from: string;
    to: string;
    choose: string;
    days: { title: string; note: string; before: string; after: string; now: string };
  };
  onMove: (input: {
    appointmentId: string;
    revision: number;
    slot: Slot;
    scope: Place["scope"];
  }) => Promise<PortalAnswer>;
};

/**
 * The best days first; the ribbon shows the one that is chosen. Nothing is chosen for the client, neither at the start nor
 * after a place was lost, which brings fresh ones.
 */
export function MoveVisit(props: MoveVisitProps) {
  const { appointmentId, visitId, revision, ribbon, locale, best, other, days, words, onMove } = props;
  const router = useRouter();
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const chosen = [...best, ...other].find(({ key }) => key === chosenKey) ?? null;

  function move({ slot, scope, also }: Place) {
    setRefusal(null);
    start(async () => {
      const answer = await onMove({ appointmentId, revision, slot, scope }).catch(() => null);
      if (answer?.ok) {
        router.replace(`/portal?moved=${appointmentId}${also.length > 0 ? "&with=others" : ""}`);
        return;
      }
      setRefusal(sentenceOf(answer, words));
      if (answer === null || answer.code === "failed") return;
      setChosenKey(null);
      router.refresh();
    });
  }

  const choices = (places: Place[]) =>
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
        <div className="-mx-2">
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
          <Notice kind="refused" size={16}>
            {refusal}
          </Notice>
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
          onClick={() => chosen && move(chosen)}
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
  place: Place;
  isChosen: boolean;
  onChoose: () => void;
  words: MoveVisitProps["words"];
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
              <VisuallyHidden>{words.from} </VisuallyHidden>
              <s className="text-ink-2">{from}</s>
              <Icon of={ArrowRight} className="text-ink-3" />
              <VisuallyHidden>{words.to} </VisuallyHidden>
              <span className="font-semibold">{to}</span>
            </span>
          </span>
        ))}
    </label>
  );
}

/** The course as it would stand: what moves lies on its new day, and its old one shows where it was. */
function movedOn(visits: RibbonProps["visits"], moved: Place["ribbon"]): RibbonProps["visits"] {
  return visits.map((visit) => {
    const to = moved.find(({ id }) => id === visit.id);
    return to ? { ...visit, on: to.on, was: visit.on } : visit;
  });
}
